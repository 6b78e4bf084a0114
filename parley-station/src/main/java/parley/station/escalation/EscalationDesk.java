package parley.station.escalation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.call.Stage;
import parley.core.house.Details;
import parley.core.house.Entered;
import parley.core.house.HouseCodec;
import parley.core.house.HouseEntry;
import parley.core.house.HouseEntry.AlarmAct;
import parley.core.house.HouseEntry.EscalationStep;
import parley.core.line.Officer;
import parley.core.line.Precedence;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Pressing;
import parley.core.watch.Pressing.Step;
import parley.core.watch.Pressing.Waiting;
import parley.journal.entry.Content;
import parley.station.escalation.Way.Errand;
import parley.station.house.HouseDoor;
import parley.station.line.Lines;
import parley.station.watch.WatchFloor;

/** Looks twice a second at what waits for a person, and brings it to whoever is due. */
public final class EscalationDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EscalationDesk.class);
  private static final long LOOK_MILLIS = 500;

  /** What is found just after a start may have waited before it. */
  private static final long START_MILLIS = 10_000;

  /**
   * What it works with.
   *
   * @param atStart what earlier runs entered in the house journal
   */
  public record Parts(
      Lines lines, WatchFloor floor, HouseDoor door, Clock clock, List<Content> atStart) {
    public Parts {
      atStart = List.copyOf(atStart);
    }
  }

  private final Parts parts;
  private final List<Way> ways;
  private final Thread thread;
  private final long startedMono;
  private final Map<String, Set<Stage>> before = new HashMap<>();
  private final Map<String, Condition> failures = new HashMap<>();
  private final Set<String> byHand = new HashSet<>();
  private final CallSteps calls;
  private Pressing pressing = Pressing.NONE;
  private Map<String, Pressed> cases = Map.of();
  private volatile List<Condition> failed = List.of();
  private volatile boolean closing;

  public EscalationDesk(Parts parts, List<Way> ways) {
    this.parts = parts;
    this.ways = List.copyOf(ways);
    this.calls = new CallSteps(parts);
    this.startedMono = parts.clock().monoMillis();
    parts.atStart().stream().map(HouseCodec::read).forEach(this::remember);
    parts.floor().alsoAsk(this::conditions);
    this.thread = Thread.ofPlatform().name("parley-escalation").daemon().start(this::run);
  }

  private void remember(Entered entered) {
    if (entered.entry() instanceof EscalationStep(var about, var word, _)) {
      Stage.of(word)
          .ifPresent(
              stage ->
                  before
                      .computeIfAbsent(
                          Pressed.key(about.lineId(), about.serial()), _ -> new TreeSet<>())
                      .add(stage));
    }
  }

  private void run() {
    while (!closing) {
      try {
        lookOnce();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void lookOnce() {
    try {
      lookNow();
    } catch (RuntimeException e) {
      LOG.error("the escalation desk met what it must never meet", e);
    }
  }

  /** What was passed on by hand stays so until somebody takes notice. */
  private Set<String> unnoticed() {
    return parts.floor().alarms().list().stream()
        .filter(Alarm::unnoticed)
        .map(Alarm::id)
        .collect(Collectors.toSet());
  }

  private synchronized void lookNow() {
    long now = parts.clock().monoMillis();
    calls.look();
    cases = Pressed.all(parts, byHand);
    byHand.retainAll(unnoticed());
    failures.keySet().retainAll(cases.keySet());
    List<Waiting> waiting = new ArrayList<>();
    for (var one : cases.values()) {
      long age = now - startedMono < START_MILLIS ? one.ageMillis(parts.clock().wallMillis()) : 0;
      if (!pressing.cases().containsKey(one.key())) {
        before
            .getOrDefault(one.key(), Set.of())
            .forEach(stage -> pressing = pressing.restored(one.key(), stage, now - age));
      }
      waiting.add(new Waiting(one.key(), one.times(), age));
    }
    var moved = pressing.now(waiting, now);
    pressing = moved.next();
    moved.steps().forEach(step -> bring(step, Optional.empty()));
    failed = List.copyOf(failures.values());
    var errands = errands();
    ways.forEach(way -> way.waiting(errands));
  }

  private List<Errand> errands() {
    List<Errand> errands = new ArrayList<>();
    cases
        .values()
        .forEach(
            one -> {
              var brought =
                  Optional.ofNullable(pressing.cases().get(one.key()))
                      .map(Pressing.Case::brought)
                      .orElse(Set.of());
              Set<String> positions = new TreeSet<>();
              brought.forEach(stage -> positions.addAll(positions(one, stage)));
              errands.add(new Errand(one.key(), one.caption(), one.precedence(), positions));
            });
    return errands;
  }

  /** Who belongs to a stage. A FLASH sounds at once wherever anything is armed. */
  private Set<String> positions(Pressed one, Stage stage) {
    var floor = parts.floor();
    return switch (stage) {
      case HOLDERS, EVERYONE ->
          floor.ringing(
              one.line().orElse(""),
              one.precedence() == Precedence.FLASH ? Stage.SUPERVISOR : Stage.EVERYONE);
      case SUPERVISOR -> floor.supervisor().map(Set::of).orElse(Set.of());
      case DUTY_PHONE -> floor.dutyPhone().map(Set::of).orElse(Set.of());
    };
  }

  private Brought bring(Step step, Optional<Officer> by) {
    var one = Optional.ofNullable(cases.get(step.key())).orElseThrow();
    var brought = Brought.to(step.stage(), positions(one, step.stage()), ways);
    var entry = entry(one, brought);
    by.ifPresentOrElse(who -> parts.door().post(who, entry), () -> parts.door().post(entry));
    if (brought.heard()) {
      failures.remove(one.key());
    } else {
      failures.put(one.key(), failure(one, brought));
    }
    return brought;
  }

  private static HouseEntry entry(Pressed one, Brought brought) {
    var step = brought.stage().word();
    return one.about()
        .<HouseEntry>map(about -> new EscalationStep(about, step, brought.details()))
        .orElseGet(() -> new AlarmAct("escalated", one.key(), details(one, brought, step)));
  }

  private static Details details(Pressed one, Brought brought, String step) {
    var details = brought.details().and("step", step);
    return one.line().isPresent() ? details.and("line", one.line().get()) : details;
  }

  private Condition failure(Pressed one, Brought brought) {
    var words =
        one.caption()
            + " was not brought to the stage "
            + brought.stage().word()
            + ": "
            + brought.why()
            + ".";
    return new Condition(
        Alarm.Priority.HIGH,
        Alarm.Kind.ESCALATION,
        one.line(),
        one.serial(),
        parts.clock().wallMillis(),
        words);
  }

  /** Asked with the floor's lock held, so it takes none. */
  private List<Condition> conditions() {
    return failed;
  }

  /**
   * Brings an alarm, and what it stands for, to the next stage now.
   *
   * @return what came of it; empty when it has been brought everywhere already
   */
  synchronized Optional<Brought> byHand(Alarm alarm, Officer by) {
    var one = Pressed.of(parts, alarm);
    byHand.add(alarm.id());
    var known = new HashMap<>(cases);
    known.putIfAbsent(one.key(), one);
    cases = known;
    var moved = pressing.byHand(one.key(), parts.clock().monoMillis());
    pressing = moved.next();
    return moved.steps().stream().findFirst().map(step -> bring(step, Optional.of(by)));
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
