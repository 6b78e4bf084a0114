package parley.station.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import parley.station.configuration.BadConfiguration;
import parley.station.configuration.Configuration;
import parley.station.configuration.Configuration.Handsets;
import parley.station.desk.ConsoleTls;
import parley.voice.StationVoice;
import parley.voice.handset.Handset;
import parley.voice.handset.HandsetConfig;
import parley.voice.handset.HandsetEar;
import parley.voice.handset.HandsetLimits;
import parley.voice.handset.ListenAt;
import parley.voice.handset.ListenAt.Transport;
import parley.voice.handset.SrtpPolicy;
import parley.voice.sip.SipHandsets;

/** Makes the registrar of desk phones from the configuration. */
final class HandsetWiring {
  private HandsetWiring() {}

  /** Opens the registrar; it stays open as long as the desk to which it is attached. */
  static SipHandsets open(Configuration configuration, StationVoice voice, HandsetEar ear)
      throws IOException, GeneralSecurityException {
    var handsets = handsets(configuration);
    var config =
        new HandsetConfig(
            listen(handsets),
            configuration.station().name(),
            handsets.handsets().stream().map(one -> handset(one, configuration)).toList(),
            HandsetLimits.usual());
    Optional<SSLContext> tls =
        handsets.tls().isPresent()
            ? Optional.of(ConsoleTls.of(configuration).forHandsets())
            : Optional.empty();
    return SipHandsets.open(
        config,
        new SipHandsets.Wiring(
            ear,
            voice.exchange(),
            voice.consoleSocket(),
            voice.advertised(),
            tls,
            new SecureRandom()));
  }

  private static Handsets handsets(Configuration configuration) {
    return configuration.voice().flatMap(Configuration.Voice::handsets).orElseThrow();
  }

  private static List<ListenAt> listen(Handsets handsets) {
    List<ListenAt> all = new ArrayList<>();
    handsets
        .plain()
        .ifPresent(
            at -> {
              all.add(new ListenAt(Transport.UDP, at.socketAddress()));
              all.add(new ListenAt(Transport.TCP, at.socketAddress()));
            });
    handsets.tls().ifPresent(at -> all.add(new ListenAt(Transport.TLS, at.socketAddress())));
    return all;
  }

  private static Handset handset(Configuration.Handset one, Configuration configuration) {
    boolean duty = configuration.watch().dutyPhone().filter(one.name()::equals).isPresent();
    return new Handset(
        one.name(),
        () -> password(one.passwordFile()),
        one.line(),
        srtp(one.srtp()),
        one.address().map(HandsetWiring::address),
        one.md5(),
        one.stationTones(),
        duty);
  }

  private static SrtpPolicy srtp(Configuration.Srtp srtp) {
    return switch (srtp) {
      case REQUIRED -> SrtpPolicy.REQUIRED;
      case OFFERED -> SrtpPolicy.OFFERED;
      case NEVER -> SrtpPolicy.NEVER;
    };
  }

  private static InetAddress address(String text) {
    try {
      if (!text.contains(":") && !text.matches("[0-9.]+")) {
        throw new BadConfiguration("handset addresses are IP addresses, not names: " + text);
      }
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new BadConfiguration("\"" + text + "\" is no IP address of a handset.");
    }
  }

  /** The first line of the file; the caller wipes it. */
  private static char[] password(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return Optional.ofNullable(reader.readLine()).orElse("").strip().toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the password file of a handset cannot be read: " + file, e);
    }
  }
}
