package parley.voice.handset;

import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * One address at which handsets reach their station.
 *
 * @param address of this machine, never a wildcard: it is what handsets are told to answer to
 */
public record ListenAt(Transport transport, InetSocketAddress address) {
  /** How SIP travels. */
  public enum Transport {
    UDP,
    TCP,
    TLS;

    /** The word in SIP headers, in lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ListenAt {
    if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException("handsets need one address of this machine: " + address);
    }
    if (address.getPort() == 0) {
      throw new IllegalArgumentException("handsets need a port: " + address);
    }
  }
}
