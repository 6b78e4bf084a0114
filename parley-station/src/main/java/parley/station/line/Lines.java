package parley.station.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The lines of the station that are up now, by the counterpart's name. */
public final class Lines implements AutoCloseable {
  private final ConcurrentSkipListMap<String, LineKeeper> byName = new ConcurrentSkipListMap<>();

  /**
   * Adds a line.
   *
   * @throws IllegalStateException if there is one of that name
   */
  public void add(LineKeeper line) {
    if (byName.putIfAbsent(line.name(), line) != null) {
      throw new IllegalStateException("there is a line to " + line.name() + " already");
    }
  }

  /** Takes a line out; its thread goes on until the line itself is closed. */
  public Optional<LineKeeper> remove(String name) {
    return Optional.ofNullable(byName.remove(name));
  }

  public Optional<LineKeeper> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns all lines in the order of their names. */
  public List<LineKeeper> all() {
    return List.copyOf(byName.values());
  }

  /** Tells every line how many positions are armed. */
  public void armed(int positions) {
    byName.values().forEach(line -> line.armed(positions));
  }

  @Override
  public void close() {
    byName.values().forEach(LineKeeper::close);
  }
}
