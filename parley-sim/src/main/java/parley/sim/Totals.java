package parley.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.sim.world.Mark;
import parley.sim.world.Sometimes;
import parley.sim.world.World;

/** What many runs came to. */
public final class Totals {
  private final Sometimes sometimes = new Sometimes();
  private final List<Outcome> failed = new ArrayList<>();
  private long seeds;
  private long micros;
  private long events;
  private long entries;
  private long messages;
  private long calls;
  private long starts;

  /** Starts with nothing. */
  public Totals() {}

  /** Adds one run. */
  public void add(Outcome outcome) {
    var counts = outcome.counts();
    seeds++;
    micros += counts.micros();
    events += counts.events();
    entries += counts.entries();
    messages += counts.messages();
    calls += counts.calls();
    starts += counts.starts();
    sometimes.add(outcome.sometimes());
    if (!outcome.isKept()) {
      failed.add(outcome);
    }
  }

  public Sometimes sometimes() {
    return sometimes;
  }

  /** Returns the runs in which a promise was broken. */
  public List<Outcome> failed() {
    return List.copyOf(failed);
  }

  /** Returns all of it in words, one line each. */
  public String words() {
    var out = new StringBuilder();
    for (var mark : Mark.values()) {
      line(out, sometimes.count(mark), mark.words());
    }
    line(out, seeds, "seeds");
    line(out, micros / World.MINUTE, "simulated minutes");
    line(out, events, "events");
    line(out, entries, "entries in the logs");
    line(out, messages, "messages accepted");
    line(out, calls, "calls accepted");
    line(out, starts, "starts of a station");
    line(out, failed.size(), "seeds with a broken promise");
    failed.forEach(
        outcome ->
            out.append("  seed ")
                .append(outcome.plan().seed())
                .append(": ")
                .append(outcome.breach().promise())
                .append('\n'));
    return out.toString();
  }

  private static void line(StringBuilder out, long count, String what) {
    out.append(String.format(Locale.ROOT, "%10d %s%n", count, what));
  }
}
