package parley.core.onward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.core.house.About;
import parley.core.house.Entered;
import parley.core.house.HouseEntry.Fact;
import parley.core.onward.OnwardAct.Pass;
import parley.core.onward.OnwardAct.Receive;
import parley.core.onward.OnwardAct.Withdraw;
import parley.core.onward.OnwardStep.State;

/**
 * To whom messages were passed on, as the house journal has it. Its order counts, not the times in
 * it: a clock may have been set back between two entries. A step that was withdrawn may be made
 * again; one that was confirmed is done.
 */
public final class OnwardSteps {
  private final Map<About, List<Entered>> entries = new HashMap<>();
  private final Map<About, List<Entered>> earlier = new HashMap<>();

  /** Begins with nothing read. */
  public OnwardSteps() {}

  /** Takes the next entry of the house journal; returns the message whose steps look different. */
  public Optional<About> take(Entered entered) {
    return take(entered, entries);
  }

  /** Takes the next of the entries that stand before all those taken by {@link #take}. */
  public Optional<About> takeEarlier(Entered entered) {
    return take(entered, earlier);
  }

  private static Optional<About> take(Entered entered, Map<About, List<Entered>> among) {
    if (OnwardAct.of(entered).isPresent()
        && entered.entry() instanceof Fact(_, var about, _)
        && about.isPresent()) {
      among.computeIfAbsent(about.get(), _ -> new ArrayList<>()).add(entered);
      return about;
    }
    return Optional.empty();
  }

  /** Returns the steps of a message, in the order in which they were made first. */
  public List<OnwardStep> of(About message) {
    Map<String, OnwardStep> steps = new LinkedHashMap<>();
    var read = new ArrayList<>(earlier.getOrDefault(message, List.of()));
    read.addAll(entries.getOrDefault(message, List.of()));
    for (var entered : read) {
      var act = OnwardAct.of(entered).orElseThrow();
      var before = Optional.ofNullable(steps.get(act.to()));
      after(message, before, act, entered).ifPresent(step -> steps.put(act.to(), step));
    }
    return List.copyOf(steps.values());
  }

  private static Optional<OnwardStep> after(
      About message, Optional<OnwardStep> before, OnwardAct act, Entered entered) {
    var by = entered.by().displayName();
    var at = entered.atMillis();
    return switch (act) {
      case Pass(var to) ->
          before.filter(step -> !(step.state() instanceof State.Withdrawn)).isPresent()
              ? before
              : Optional.of(new OnwardStep(message, to, by, at, new State.Open()));
      case Receive(_, var from) -> ended(before, new State.Received(from, by, at));
      case Withdraw _ -> ended(before, new State.Withdrawn(by, at));
    };
  }

  /** What was confirmed or withdrawn stays so. */
  private static Optional<OnwardStep> ended(Optional<OnwardStep> before, State state) {
    return before.map(
        step ->
            step.open()
                ? new OnwardStep(step.about(), step.to(), step.by(), step.atMillis(), state)
                : step);
  }

  /** Returns the step to a recipient. */
  public Optional<OnwardStep> find(About message, String to) {
    return of(message).stream().filter(step -> step.to().equals(to)).findFirst();
  }

  /** Returns every step whose recipient still has to confirm it, the oldest first. */
  public List<OnwardStep> open() {
    return Stream.concat(earlier.keySet().stream(), entries.keySet().stream())
        .distinct()
        .flatMap(about -> of(about).stream())
        .filter(OnwardStep::open)
        .sorted(Comparator.comparingLong(OnwardStep::atMillis))
        .toList();
  }
}
