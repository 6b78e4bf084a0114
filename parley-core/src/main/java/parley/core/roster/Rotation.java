package parley.core.roster;

import java.util.List;

/**
 * People who take turns. From its start it replaces every earlier rotation.
 *
 * @param startMillis when the first of them begins
 * @param watchMillis how long each watch lasts, one minute to seven days
 * @param officers sign-in names in their order; {@link #NOBODY} leaves a watch open, none at all
 *     ends the roster
 */
public record Rotation(long startMillis, long watchMillis, List<String> officers) {
  /** A watch for which nobody is named. */
  public static final String NOBODY = "-";

  private static final long SHORTEST = 60_000;
  private static final long LONGEST = 7 * 86_400_000L;
  private static final int MOST = 12;

  public Rotation {
    officers = List.copyOf(officers);
    if (startMillis < 0 || watchMillis < SHORTEST || watchMillis > LONGEST) {
      throw new IllegalArgumentException("a watch lasts one minute to seven days");
    }
    if (officers.size() > MOST || officers.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a rotation has at most " + MOST + " people, each named");
    }
  }

  /** Returns the watch at a time, not before the start; who stands it may be {@link #NOBODY}. */
  Duty at(long millis) {
    long number = (millis - startMillis) / watchMillis;
    long from = startMillis + number * watchMillis;
    return new Duty(
        officers.get((int) (number % officers.size())), from, from + watchMillis, false);
  }
}
