package parley.voice.sip;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import parley.voice.handset.HandsetLimits;

/**
 * Limits how much is read from each source, and counts what came. A known address has a budget of
 * its own, all others share one: strangers cannot use up what handsets need, and however many they
 * are, they cost no memory.
 */
final class Guard {
  private static final int ADDRESSES = 1024;
  private static final int SECONDS_SAVED = 2;

  /** Messages that may still be taken; refilled with time, up to two seconds' worth. */
  private static final class Budget {
    private final int perSecond;
    private double left;
    private long atMillis;

    Budget(int perSecond, long monoMillis) {
      this.perSecond = perSecond;
      this.left = (double) perSecond * SECONDS_SAVED;
      this.atMillis = monoMillis;
    }

    boolean take(long monoMillis) {
      var most = (double) perSecond * SECONDS_SAVED;
      left = Math.min(most, left + (monoMillis - atMillis) * perSecond / 1000.0);
      atMillis = monoMillis;
      if (left < 1) return false;
      left--;
      return true;
    }
  }

  final LongAdder messages = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder limited = new LongAdder();
  final LongAdder refused = new LongAdder();

  private final HandsetLimits limits;
  private final Predicate<InetAddress> known;
  private final Budget strangers;
  private final Map<InetAddress, Budget> budgets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Budget> eldest) {
          return size() > ADDRESSES;
        }
      };

  Guard(HandsetLimits limits, Predicate<InetAddress> known, long monoMillis) {
    this.limits = limits;
    this.known = known;
    this.strangers = new Budget(limits.strangerMessagesPerSecond(), monoMillis);
  }

  /** Returns whether one more message from an address may be read; counts it either way. */
  synchronized boolean admits(InetAddress from, long monoMillis) {
    messages.increment();
    var admitted = budget(from, monoMillis).take(monoMillis);
    if (!admitted) limited.increment();
    return admitted;
  }

  private Budget budget(InetAddress from, long monoMillis) {
    return known.test(from)
        ? budgets.computeIfAbsent(from, _ -> new Budget(limits.messagesPerSecond(), monoMillis))
        : strangers;
  }
}
