package parley.station.setup;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The addresses of this machine under which another one may reach it. */
final class Interfaces {
  /** More are no help to whoever has to choose. */
  private static final int SHOWN = 4;

  private Interfaces() {}

  /** The first few IPv4 addresses that are not the loopback's; none where they cannot be read. */
  static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(address -> String.valueOf(address.getHostAddress()))
          .limit(SHOWN)
          .toList();
    } catch (SocketException unreadable) {
      return List.of();
    }
  }
}
