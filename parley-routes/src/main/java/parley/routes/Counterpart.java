package parley.routes;

import java.net.InetSocketAddress;
import java.util.Map;
import parley.journal.Bytes;

/**
 * The station at the other end of a line, as its card names it.
 *
 * @param tlsKey SubjectPublicKeyInfo of its TLS key; the only one that is let in or accepted
 * @param addresses where it listens, by the name of the route; a host name may stay unresolved and
 *     is looked up at every dial
 */
public record Counterpart(Bytes tlsKey, Map<String, InetSocketAddress> addresses) {
  public Counterpart {
    if (tlsKey.isEmpty()) {
      throw new IllegalArgumentException("a counterpart without a key");
    }
    addresses = Map.copyOf(addresses);
  }
}
