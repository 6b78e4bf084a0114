package parley.routes;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import parley.journal.Bytes;

/** How many strangers are being looked at; whoever comes above a limit is sent away unheard. */
final class Handshakes {
  private static final int PREFIX_BYTES = 8;

  private final Map<Bytes, Integer> byAddress = new HashMap<>();
  private int all;

  /** Returns whether a handshake with this address may begin; if so, {@link #end} must follow. */
  synchronized boolean begin(InetAddress from) {
    var address = key(from);
    var here = byAddress.getOrDefault(address, 0);
    if (all >= RouteLimits.HANDSHAKES || here >= RouteLimits.HANDSHAKES_PER_ADDRESS) {
      return false;
    }
    byAddress.put(address, here + 1);
    all++;
    return true;
  }

  synchronized void end(InetAddress from) {
    all--;
    byAddress.computeIfPresent(key(from), (_, count) -> count > 1 ? count - 1 : null);
  }

  /** One IPv6 subscriber owns a whole /64. */
  private static Bytes key(InetAddress address) {
    var bytes = address.getAddress();
    return Bytes.of(Arrays.copyOf(bytes, Math.min(bytes.length, PREFIX_BYTES)));
  }
}
