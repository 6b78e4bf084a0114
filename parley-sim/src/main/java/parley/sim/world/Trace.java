package parley.sim.world;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What happened, in words: a running hash of all of it, and the last lines. */
public final class Trace {
  private static final int KEPT = 120;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private record Line(long now, String who, String what) {
    String words() {
      return String.format(Locale.ROOT, "%12.6f %-6s %s", now / (double) World.SECOND, who, what);
    }
  }

  private final ArrayDeque<Line> last = new ArrayDeque<>();
  private final Optional<Consumer<String>> reader;
  private long hash = PRIME;

  /** Makes a trace that nobody reads along. */
  public Trace() {
    this.reader = Optional.empty();
  }

  /** Makes a trace whose lines are also handed to {@code reader} as they come. */
  public Trace(Consumer<String> reader) {
    this.reader = Optional.of(reader);
  }

  void note(long now, String who, String what) {
    hash = Long.rotateLeft((hash ^ who.hashCode() ^ what.hashCode()) * PRIME, 23) ^ now;
    var line = new Line(now, who, what);
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.add(line);
    reader.ifPresent(one -> one.accept(line.words()));
  }

  /** Returns a number that two runs share only if all their lines are the same. */
  public long hash() {
    return hash;
  }

  /** Returns the newest lines, oldest first. */
  public List<String> last() {
    return last.stream().map(Line::words).toList();
  }
}
