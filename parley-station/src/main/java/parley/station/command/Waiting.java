package parley.station.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at one message or call until it can be said how the command ends. */
final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private final Supplier<ObjectNode> look;
  private int rungsTold;

  /** The last look, and the exit code it means. */
  record Outcome(ObjectNode item, int exit) {}

  Waiting(Supplier<ObjectNode> look) {
    this.look = look;
  }

  /**
   * Looks until {@code verdict} is final or the time is over.
   *
   * @param onTime the exit code for the last look when time is over
   * @param tell told every new rung once, in words
   */
  Outcome until(
      Function<JsonNode, OptionalInt> verdict,
      Function<JsonNode, Integer> onTime,
      Duration time,
      Consumer<String> tell) {
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      ObjectNode item = look.get();
      tellNew(item, tell);
      OptionalInt exit = verdict.apply(item);
      if (exit.isPresent()) {
        return new Outcome(item, exit.getAsInt());
      }
      if (System.nanoTime() >= end) {
        return new Outcome(item, onTime.apply(item));
      }
      pause();
    }
  }

  private void tellNew(JsonNode item, Consumer<String> tell) {
    JsonNode ladder = item.path("ladder");
    for (; rungsTold < ladder.size(); rungsTold++) {
      tell.accept(Traffic.rung(ladder.get(rungsTold)));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(Exit.NOT_ASKED, "Interrupted.");
    }
  }
}
