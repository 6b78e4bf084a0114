package parley.station.configuration;

import java.net.InetSocketAddress;

/** A host, by name or address, and a TCP port from 1 to 65535; IPv6 addresses stand in brackets. */
public record HostPort(String host, int port) {
  /** The name by which browsers know the machine they run on. */
  public static final String THIS_MACHINE = "localhost";

  public HostPort {
    if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("a host is missing");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 1 and 65535, this is " + port);
    }
  }

  /**
   * Reads {@code host:port}.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("\"" + text + "\" is not host:port");
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      return new HostPort(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("\"" + text + "\" is not host:port", notANumber);
    }
  }

  /** The socket address; its host name is looked up now. */
  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    var address = socketAddress().getAddress();
    return address != null && address.isLoopbackAddress();
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
