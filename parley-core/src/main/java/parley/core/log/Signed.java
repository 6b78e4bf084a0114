package parley.core.log;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Signed heads of one log by size. For each size the first and the newest are kept: the first
 * proves when something was there, the newest how long silence lasted. Everything between adds
 * nothing.
 */
final class Signed<T> {
  private record Pair<T>(T first, T newest) {}

  private final TreeMap<Long, Pair<T>> bySize = new TreeMap<>();
  private final ToLongFunction<T> size;
  private final ToLongFunction<T> seconds;

  Signed(ToLongFunction<T> size, ToLongFunction<T> seconds) {
    this.size = size;
    this.seconds = seconds;
  }

  /** Keeps one; returns false if it is not later than what is known at its size. */
  boolean add(T one) {
    var known = bySize.get(size.applyAsLong(one));
    if (known != null && seconds.applyAsLong(known.newest()) >= seconds.applyAsLong(one)) {
      return false;
    }
    bySize.put(size.applyAsLong(one), new Pair<>(known == null ? one : known.first(), one));
    return true;
  }

  Optional<T> newest() {
    return Optional.ofNullable(bySize.lastEntry()).map(entry -> entry.getValue().newest());
  }

  Optional<T> newestAt(long atSize) {
    return Optional.ofNullable(bySize.get(atSize)).map(Pair::newest);
  }

  /**
   * The first whose size is above {@code index}: the earliest proof that covers the entry there.
   */
  Optional<T> firstCovering(long index) {
    return Optional.ofNullable(bySize.higherEntry(index)).map(entry -> entry.getValue().first());
  }

  /** The newest of the largest size above {@code above} and not above {@code limit}. */
  Optional<T> largest(long above, long limit) {
    return Optional.ofNullable(bySize.floorEntry(limit))
        .filter(entry -> entry.getKey() > above)
        .map(entry -> entry.getValue().newest());
  }

  /** The first of all that was signed at or after a time; sizes and times grow together. */
  Optional<T> signedAtOrAfter(long atSeconds) {
    for (var pair : bySize.values()) {
      if (seconds.applyAsLong(pair.first()) >= atSeconds) {
        return Optional.of(pair.first());
      }
      if (seconds.applyAsLong(pair.newest()) >= atSeconds) {
        return Optional.of(pair.newest());
      }
    }
    return Optional.empty();
  }
}
