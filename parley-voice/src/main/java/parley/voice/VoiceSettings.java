package parley.voice;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Where a station's voice comes and goes.
 *
 * @param listen UDP for consoles and handsets
 * @param advertised the address they are told to send to; its port 0 means that of {@code listen}
 * @param routes by name, the UDP address of ours for each route: host and port of its TLS listener
 */
public record VoiceSettings(
    InetSocketAddress listen, InetSocketAddress advertised, Map<String, InetSocketAddress> routes) {
  public VoiceSettings {
    routes = Map.copyOf(routes);
    if (advertised.isUnresolved()) {
      throw new IllegalArgumentException("voice.advertise must be an IP address");
    }
  }
}
