package parley.station.watch;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import parley.core.watch.Positions;
import parley.core.watch.Seat;

/** Which armed positions hear a ring of a line: where its officer may know of it. */
public final class Hearing {
  private volatile BiPredicate<String, String> sees = (_, _) -> true;

  /** From now on asks whether an officer may know of a line, by name. */
  public void limit(BiPredicate<String, String> officerSeesLine) {
    sees = officerSeesLine;
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
