package parley.station.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import parley.core.call.Bells;

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

  /** Tells every line how many bells would be heard at each stage of a call on it. */
  public void armed(Function<String, Bells> bells) {
    byName.values().forEach(line -> line.armed(bells.apply(line.name())));
  }

  @Override
  public void close() {
    byName.values().forEach(LineKeeper::close);
  }
}
