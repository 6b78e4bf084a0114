package parley.core.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.core.call.Escalation;
import parley.core.call.Stage;

/**
 * To whom each thing that waits for a person has been brought: in time or by hand, each stage once,
 * and never after somebody took notice. A value: every move gives a new one, and is given the time.
 *
 * @param cases what waits, by its key
 */
public record Pressing(Map<String, Case> cases) {
  public static final Pressing NONE = new Pressing(Map.of());

  /**
   * When a FLASH that nobody acknowledges goes further. It sounds everywhere at once, so what comes
   * is the supervisor's stage and the duty phone's, as for a call (NFPA 1221, NENA).
   */
  public static final Escalation FLASH =
      new Escalation(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** The same for an IMMEDIATE: at half of ACP 121's 30 min the duty phone has rung. */
  public static final Escalation IMMEDIATE =
      new Escalation(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));

  public Pressing {
    cases = Map.copyOf(cases);
  }

  /**
   * Something that waits.
   *
   * @param times when it goes further by itself; empty: by hand only
   * @param waitedMillis for how long it has waited already when it is first seen
   */
  public record Waiting(String key, Optional<Escalation> times, long waitedMillis) {}

  /**
   * How far one thing has been brought.
   *
   * @param sinceMono since when it waits, by the monotonic clock; may lie before its beginning
   * @param brought the stages to which it has been brought
   */
  public record Case(long sinceMono, Set<Stage> brought) {
    public Case {
      brought = Set.copyOf(brought);
    }

    /** The widest stage so far. */
    public Optional<Stage> widest() {
      return brought.stream().max(Stage::compareTo);
    }
  }

  /** One stage to which one thing is brought now. */
  public record Step(String key, Stage stage) {}

  /** What follows, and what is to be done. */
  public record Moved(Pressing next, List<Step> steps) {
    public Moved {
      steps = List.copyOf(steps);
    }
  }

  /** After exactly these things wait; what no longer waits is forgotten. */
  public Moved now(List<Waiting> waiting, long nowMono) {
    Map<String, Case> next = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (var one : waiting) {
      var before = cases.getOrDefault(one.key(), new Case(nowMono - one.waitedMillis(), Set.of()));
      var brought = new TreeSet<>(before.brought());
      for (var stage : due(one, nowMono - before.sinceMono())) {
        if (brought.add(stage)) {
          steps.add(new Step(one.key(), stage));
        }
      }
      next.put(one.key(), new Case(before.sinceMono(), brought));
    }
    return new Moved(new Pressing(next), steps);
  }

  private static List<Stage> due(Waiting one, long waitedMillis) {
    List<Stage> due = new ArrayList<>();
    one.times()
        .ifPresent(
            times -> {
              add(due, Stage.EVERYONE, times.everyone(), waitedMillis);
              add(due, Stage.SUPERVISOR, times.supervisor(), waitedMillis);
              add(due, Stage.DUTY_PHONE, times.dutyPhone(), waitedMillis);
            });
    return due;
  }

  private static void add(List<Stage> due, Stage stage, Duration after, long waitedMillis) {
    if (waitedMillis >= after.toMillis()) {
      due.add(stage);
    }
  }

  /**
   * After a person brought something to the next stage, from the supervisor on; no step when it has
   * been brought everywhere.
   */
  public Moved byHand(String key, long nowMono) {
    var before = cases.getOrDefault(key, new Case(nowMono, Set.of()));
    for (var stage : List.of(Stage.SUPERVISOR, Stage.DUTY_PHONE)) {
      if (!before.brought().contains(stage)) {
        var brought = new TreeSet<>(before.brought());
        brought.add(stage);
        var next = new HashMap<>(cases);
        next.put(key, new Case(before.sinceMono(), brought));
        return new Moved(new Pressing(next), List.of(new Step(key, stage)));
      }
    }
    return new Moved(this, List.of());
  }

  /** After a stage was reached before this station started: it is not brought there again. */
  public Pressing restored(String key, Stage stage, long sinceMono) {
    var before = cases.getOrDefault(key, new Case(sinceMono, Set.of()));
    var brought = new TreeSet<>(before.brought());
    brought.add(stage);
    var next = new HashMap<>(cases);
    next.put(key, new Case(before.sinceMono(), brought));
    return new Pressing(next);
  }
}
