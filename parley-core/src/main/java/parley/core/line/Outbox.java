package parley.core.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.core.durable.WaitingMessage;

/**
 * Messages that are accepted and durable but have no place in the log yet: STOP first, then by
 * precedence, then by acceptance.
 */
final class Outbox {
  private record Waiting(WaitingMessage message, Rank rank, long order) {}

  private static final Comparator<Waiting> URGENT_FIRST =
      Comparator.comparing(Waiting::rank).reversed().thenComparingLong(Waiting::order);

  private final List<Waiting> waiting = new ArrayList<>();
  private long order;

  void add(WaitingMessage message) {
    waiting.add(new Waiting(message, Rank.of(message.content()), order++));
    waiting.sort(URGENT_FIRST);
  }

  /** Returns the next to enter, without removing it. */
  Optional<WaitingMessage> next() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.getFirst().message());
  }

  /** Whether anything of this precedence or a higher one waits. */
  boolean holdsAtLeast(Precedence precedence) {
    return waiting.stream().anyMatch(w -> w.rank().compareTo(Rank.of(precedence)) >= 0);
  }

  Optional<WaitingMessage> remove(String serial) {
    for (var one : waiting) {
      if (one.message().serial().equals(serial)) {
        waiting.remove(one);
        return Optional.of(one.message());
      }
    }
    return Optional.empty();
  }

  int size() {
    return waiting.size();
  }
}
