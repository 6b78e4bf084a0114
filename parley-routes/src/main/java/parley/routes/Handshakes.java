package parley.routes;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.journal.Bytes;

/**
 * How many strangers are being looked at, and how fast they come. Whoever comes above a limit is
 * sent away unheard, before any cryptography.
 *
 * <p>An address from which a counterpart once came is not held back by what strangers elsewhere do.
 * Pure: the caller brings the time.
 */
final class Handshakes {
  private static final int PREFIX_BYTES = 8;

  private final Map<Bytes, Address> addresses = new LinkedHashMap<>();
  private final Map<Bytes, Boolean> proven = new Recent();
  private final Allowance strangers;
  private int all;

  Handshakes(long nowNanos) {
    this.strangers =
        new Allowance(RouteLimits.STRANGERS, RouteLimits.STRANGERS_PER_SECOND, nowNanos);
  }

  /** Returns whether a handshake with this address may begin; if so, {@link #end} must follow. */
  synchronized boolean begin(InetAddress from, long nowNanos) {
    var key = key(from);
    var known = addresses.get(key);
    var address = known == null ? new Address(nowNanos) : known;
    if (address.underWay >= RouteLimits.HANDSHAKES_PER_ADDRESS
        || !address.allowance.take(nowNanos)) {
      return false;
    }
    if (!proven.containsKey(key) && !strangerMayCome(nowNanos)) {
      return false;
    }
    addresses.put(key, address);
    address.underWay++;
    all++;
    return true;
  }

  /** Only who passes here is kept in memory, so that no number of addresses can fill it. */
  private boolean strangerMayCome(long nowNanos) {
    if (addresses.size() >= RouteLimits.ADDRESSES) {
      addresses.values().removeIf(known -> known.underWay == 0 && known.allowance.full(nowNanos));
    }
    return all < RouteLimits.HANDSHAKES
        && addresses.size() < RouteLimits.ADDRESSES
        && strangers.take(nowNanos);
  }

  /**
   * Counts a handshake as over.
   *
   * @param good whether a counterpart stood at its end
   */
  synchronized void end(InetAddress from, boolean good) {
    all--;
    var key = key(from);
    addresses.computeIfPresent(key, (_, address) -> address.ended());
    if (good) {
      proven.put(key, true);
    }
  }

  /** One IPv6 subscriber owns a whole /64. */
  private static Bytes key(InetAddress address) {
    var bytes = address.getAddress();
    return Bytes.of(Arrays.copyOf(bytes, Math.min(bytes.length, PREFIX_BYTES)));
  }

  private static final class Address {
    private final Allowance allowance;
    private int underWay;

    Address(long nowNanos) {
      this.allowance =
          new Allowance(RouteLimits.HANDSHAKE_BURST, RouteLimits.HANDSHAKES_PER_SECOND, nowNanos);
    }

    Address ended() {
      underWay--;
      return this;
    }
  }

  /** So many at once, and so many more a second. */
  private static final class Allowance {
    private final double most;
    private final double perNano;
    private double left;
    private long at;

    Allowance(int most, int perSecond, long nowNanos) {
      this.most = most;
      this.perNano = perSecond / 1e9;
      this.left = most;
      this.at = nowNanos;
    }

    boolean full(long nowNanos) {
      left = Math.min(most, left + (nowNanos - at) * perNano);
      at = nowNanos;
      return left >= most;
    }

    boolean take(long nowNanos) {
      var isFull = full(nowNanos);
      if (!isFull && left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }

  /** The addresses that proved good most recently. */
  private static final class Recent extends LinkedHashMap<Bytes, Boolean> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Bytes, Boolean> eldest) {
      return size() > RouteLimits.PROVEN_ADDRESSES;
    }
  }
}
