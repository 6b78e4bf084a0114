package parley.core.line;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.core.Limits;
import parley.core.line.Traffic.Call;

/** Which of the calls that ring from them must go when they are more than the queue holds. */
final class Queue {
  static final String FULL = "queue full";
  static final String PRE_EMPTED = "pre-empted";

  private static final Comparator<Call> LOWEST_THEN_NEWEST =
      comparing(Queue::precedence)
          .thenComparing(comparingLong((Call call) -> call.place().index()).reversed());

  private Queue() {}

  /**
   * A call that is declined, and why.
   *
   * @param reason {@link #FULL} for the call that found no room, {@link #PRE_EMPTED} for one that
   *     made room
   */
  record Leaving(Call call, String reason) {}

  /**
   * Lets the calls come in one by one. Where one finds no room, the newest of the lowest precedence
   * makes room if that is lower than its own; else it goes itself. FLASH is the highest there is,
   * so none is ever displaced. A STOP takes no room and never leaves.
   */
  static List<Leaving> leaving(List<Call> ringing) {
    var leaving = new ArrayList<Leaving>();
    var queue = new ArrayList<Call>();
    var counted = ringing.stream().filter(call -> call.purpose().stop().isEmpty());
    for (var call : counted.sorted(comparingLong(c -> c.place().index())).toList()) {
      if (queue.size() < Limits.CALL_QUEUE) {
        queue.add(call);
        continue;
      }
      var weakest = weakestBelow(queue, precedence(call));
      if (weakest.isPresent()) {
        queue.remove(weakest.get());
        queue.add(call);
        leaving.add(new Leaving(weakest.get(), PRE_EMPTED));
      } else {
        leaving.add(new Leaving(call, FULL));
      }
    }
    return leaving;
  }

  private static Optional<Call> weakestBelow(List<Call> queue, Precedence precedence) {
    return queue.stream()
        .filter(call -> precedence(call).compareTo(precedence) < 0)
        .min(LOWEST_THEN_NEWEST);
  }

  static Precedence precedence(Call call) {
    return Precedence.of(call.content().precedence()).orElse(Precedence.ROUTINE);
  }
}
