package parley.station.watch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.core.call.Bells;
import parley.core.watch.Positions;
import parley.core.watch.Seat;
import parley.station.line.Lines;

/** Which armed positions hear a ring of a line: where its officer may know of it. */
public final class Hearing {
  private volatile BiPredicate<String, String> sees = (_, _) -> true;
  private Map<String, Bells> told = Map.of();

  /** From now on asks whether an officer may know of a line, by name. */
  public void limit(BiPredicate<String, String> officerSeesLine) {
    sees = officerSeesLine;
  }

  /** Whether somebody of that sign-in name may know of a line, by name. */
  public boolean sees(String officer, String line) {
    return sees.test(officer, line);
  }

  /**
   * Tells every line its bells when any of them changed: who sits at an armed position may change
   * which lines it hears, though the position stays armed.
   */
  void tell(Lines lines, Function<String, Bells> bells) {
    Map<String, Bells> now = new TreeMap<>();
    lines.all().forEach(line -> now.put(line.name(), bells.apply(line.name())));
    if (!now.equals(told)) {
      told = now;
      lines.armed(line -> now.computeIfAbsent(line, bells));
    }
  }

  /** Those of the armed positions whose officers may know of the line: no other console rings. */
  Set<String> of(String line, Set<String> armed, Positions positions) {
    return armed.stream()
        .filter(
            name ->
                !(positions.seats().get(name) instanceof Seat.Held held)
                    || sees.test(held.holder().name(), line))
        .collect(Collectors.toSet());
  }
}
