package parley.station.people;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Fact;
import parley.core.watch.Alarm;
import parley.core.watch.Alarm.Condition;
import parley.core.watch.Alarm.Kind;
import parley.core.watch.Alarm.Priority;
import parley.core.watch.Alarm.Stand;
import parley.station.desk.AccessEar;
import parley.station.house.HouseDoor;
import parley.station.signin.Account;
import parley.station.signin.Accounts;
import parley.station.signin.Credential;
import parley.station.watch.WatchFloor;

/**
 * Tells the watch, and the house journal, when somebody may not be who they say. Each of it is an
 * alarm until a person acknowledges it, and one for as long as the same thing goes on.
 */
final class AccessAlarms implements AccessEar {
  /** Nobody who comes half a day later can still do something about it at once. */
  private static final long KEPT_MILLIS = 12 * 3_600_000L;

  private static final int MOST = 50;
  private final Ground ground;
  private final AtomicReference<List<Told>> told = new AtomicReference<>(List.of());
  private final AtomicLong lastMillis = new AtomicLong();

  /** What it stands on. */
  record Ground(
      Accounts accounts,
      KnownConsoles consoles,
      HouseDoor house,
      WatchFloor floor,
      InstantSource now) {}

  private record Told(String about, Condition condition) {}

  AccessAlarms(Ground ground) {
    this.ground = ground;
    ground.floor().alsoAsk(this::conditions);
  }

  @Override
  public void stolen(Credential session, String address) {
    String who = displayName(session.officer());
    raise(
        new What(
            "session.stolen",
            session.officer() + " " + session.digest(),
            Priority.HIGH,
            "The session of " + who + " was used from another console, and refused there."),
        Details.of("person", session.officer()).and("address", address));
  }

  @Override
  public void signedIn(Account who, String console) {
    if (ground.consoles().isNew(who.name(), console, ground.now().millis())) {
      raise(
          new What(
              "console.new",
              who.name() + " " + console,
              Priority.LOW,
              who.displayName() + " signed in at a console where they never did before."),
          Details.of("person", who.name()).and("console", console));
    }
  }

  private String displayName(String name) {
    return ground.accounts().named(name).map(Account::displayName).orElse(name);
  }

  /**
   * What is to be told.
   *
   * @param about the same for as long as it is the same thing
   */
  record What(String act, String about, Priority priority, String words) {}

  /** Raises an alarm and enters it, unless that alarm stands already. */
  void raise(What what, Details details) {
    String about = what.act() + " " + what.about();
    // Two alarms of one millisecond would be one to the floor.
    long since = lastMillis.updateAndGet(last -> Math.max(ground.now().millis(), last + 1));
    var condition =
        new Condition(
            what.priority(), Kind.ACCESS, Optional.empty(), Optional.empty(), since, what.words());
    var before = told.getAndUpdate(all -> with(all, new Told(about, condition)));
    if (isNew(before, about)) {
      ground.house().post(new Fact(what.act(), Optional.empty(), details));
      ground.floor().look();
    }
  }

  private static List<Told> with(List<Told> all, Told more) {
    if (!isNew(all, more.about())) {
      return all;
    }
    // Too many of them bury the oldest that matters least, and never what comes now.
    var least = all.stream().max(Comparator.comparing(one -> one.condition().priority()));
    var kept =
        all.size() < MOST ? all.stream() : all.stream().filter(one -> !one.equals(least.get()));
    return Stream.concat(kept, Stream.of(more)).toList();
  }

  private static boolean isNew(List<Told> all, String about) {
    return all.stream().noneMatch(each -> each.about().equals(about));
  }

  /** Asked with the floor's lock held, so it takes none of its own. */
  private List<Condition> conditions() {
    var alarms = ground.floor().alarms().list();
    long oldest = ground.now().millis() - KEPT_MILLIS;
    return told
        .updateAndGet(
            all ->
                all.stream()
                    .filter(each -> each.condition().sinceMillis() > oldest)
                    .filter(each -> alarms.stream().noneMatch(one -> noticed(one, each)))
                    .toList())
        .stream()
        .map(Told::condition)
        .toList();
  }

  private static boolean noticed(Alarm alarm, Told one) {
    var condition = one.condition();
    boolean same =
        alarm.id().equals(condition.id())
            || (alarm.chatters() && alarm.condition().source().equals(condition.source()));
    return same
        && alarm.stand() instanceof Stand.Acknowledged(_, var at)
        && at >= condition.sinceMillis();
  }
}
