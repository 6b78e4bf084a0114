package parley.station.voice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.station.configuration.Configuration;
import parley.station.configuration.HostPort;
import parley.station.line.LineKeeper;
import parley.store.Keys;
import parley.voice.LineVoice;
import parley.voice.StationVoice;
import parley.voice.VoiceSettings;
import parley.voice.dtls.VoiceIdentity;
import parley.voice.leg.LineSettings;

/** Opens a station's voice as its configuration says, and gives each line its leg. */
public final class VoiceWiring {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceWiring.class);

  private final Configuration configuration;
  private final VoiceDesk desk;

  private VoiceWiring(Configuration configuration, VoiceDesk desk) {
    this.configuration = configuration;
    this.desk = desk;
  }

  /**
   * Opens every socket of the voice; none when no voice is configured.
   *
   * @throws IOException if an address cannot be had
   * @throws GeneralSecurityException if the certificate for handsets cannot be used
   */
  public static VoiceWiring open(Configuration configuration, Keys keys, VoiceDesk desk)
      throws IOException, GeneralSecurityException {
    var voice = configuration.voice();
    if (voice.isPresent()) {
      var settings =
          new VoiceSettings(
              voice.get().listen().socketAddress(),
              voice.get().advertise().socketAddress(),
              routes(configuration));
      desk.attach(StationVoice.open(settings, VoiceIdentity.of(keys.voice()), desk));
      if (voice.get().handsets().isPresent()) {
        desk.handsets(configuration);
      }
    }
    return new VoiceWiring(configuration, desk);
  }

  private static Map<String, InetSocketAddress> routes(Configuration configuration) {
    Map<String, InetSocketAddress> routes = new LinkedHashMap<>();
    configuration
        .routes()
        .forEach(route -> routes.put(route.name(), route.listen().socketAddress()));
    return routes;
  }

  /** Gives a line its leg, if both cards name a voice certificate. */
  public void lineUp(LineKeeper line) {
    if (VoiceDesk.carries(line)) {
      desk.voice().ifPresent(voice -> voice.line(lineVoice(line)));
    } else if (desk.voice().isPresent()) {
      LOG.warn(
          "the line to {} carries no voice: a card from before voice names no certificate; pair"
              + " anew",
          line.name());
    }
  }

  /** Takes a line's leg down. */
  public void lineDown(LineKeeper line) {
    desk.voice().ifPresent(voice -> voice.endLine(line.name()));
  }

  private LineVoice lineVoice(LineKeeper line) {
    var identity = line.identity();
    var ours = identity.ourFingerprint();
    var theirs = identity.theirFingerprint();
    boolean weAreA = ours.compareTo(theirs) < 0;
    var key =
        LineSettings.probeKey(
            (weAreA ? ours : theirs).digest().bytes(), (weAreA ? theirs : ours).digest().bytes());
    return new LineVoice(
        line.name(),
        line.id().bytes(),
        line.side(),
        identity.theirs().keys().voice(),
        key,
        paths(line));
  }

  /** The n-th route of ours leads to the n-th address on their card, as frames go. */
  private List<LineVoice.Path> paths(LineKeeper line) {
    var addresses = line.identity().theirs().routes();
    List<LineVoice.Path> paths = new ArrayList<>();
    for (int i = 0; i < Math.min(addresses.size(), configuration.routes().size()); i++) {
      var route = configuration.routes().get(i).name();
      var at = HostPort.parse(addresses.get(i)).socketAddress();
      if (at.isUnresolved()) {
        LOG.warn("route {} of line {} carries no voice: {} has no address", route, line.name(), at);
      } else {
        paths.add(new LineVoice.Path(route, route, at));
      }
    }
    return paths;
  }
}
