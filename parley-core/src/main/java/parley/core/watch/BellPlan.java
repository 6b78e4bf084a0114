package parley.core.watch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.core.call.Bells;
import parley.core.call.Stage;

/**
 * Which positions ring at which stage of a call.
 *
 * @param lines the lines a position holds, by counterpart; a position that is not named holds all
 * @param supervisor the position that rings at the supervisor's stage and earlier only where it
 *     holds the line
 * @param dutyPhone rings last, and only then
 */
public record BellPlan(
    Map<String, Set<String>> lines, Optional<String> supervisor, Optional<String> dutyPhone) {
  /** Every position holds every line; no supervisor, no duty phone. */
  public static final BellPlan EVERYONE =
      new BellPlan(Map.of(), Optional.empty(), Optional.empty());

  public BellPlan {
    lines = Map.copyOf(lines);
  }

  /** Returns which of the armed positions ring for a call on {@code line} at {@code stage}. */
  public Set<String> ringing(String line, Stage stage, Set<String> armed) {
    Set<String> ringing = new TreeSet<>();
    for (var position : armed) {
      if (stageOf(line, position).compareTo(stage) <= 0) {
        ringing.add(position);
      }
    }
    return ringing;
  }

  private Stage stageOf(String line, String position) {
    if (dutyPhone.filter(position::equals).isPresent()) {
      return Stage.DUTY_PHONE;
    }
    if (supervisor.filter(position::equals).isPresent()) {
      return holdsByName(line, position) ? Stage.HOLDERS : Stage.SUPERVISOR;
    }
    return holds(line, position) ? Stage.HOLDERS : Stage.EVERYONE;
  }

  private boolean holds(String line, String position) {
    return !lines.containsKey(position) || holdsByName(line, position);
  }

  private boolean holdsByName(String line, String position) {
    return lines.getOrDefault(position, Set.of()).contains(line);
  }

  /** Returns how many of the armed positions would be heard at each stage. */
  public Bells bells(String line, Set<String> armed) {
    return new Bells(
        ringing(line, Stage.HOLDERS, armed).size(),
        ringing(line, Stage.EVERYONE, armed).size(),
        ringing(line, Stage.SUPERVISOR, armed).size(),
        ringing(line, Stage.DUTY_PHONE, armed).size());
  }
}
