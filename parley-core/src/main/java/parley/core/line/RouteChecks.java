package parley.core.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.core.Limits;
import parley.core.frame.Frame;
import parley.core.line.CheckEntry.Result;
import parley.core.line.CheckEntry.RouteCheck;
import parley.journal.Bytes;

/**
 * The automatic trial of every route, once each interval: a text goes out, the far end compares it
 * byte by byte with its own copy and sends back what it got, and we compare that. What came of one
 * interval is entered once, so that both sides hold the same facts.
 *
 * <p>Intervals are counted from 1970, so that both sides and an auditor count alike.
 */
final class RouteChecks {
  /** The name by which a hello says that its station answers checks. */
  static final String FEATURE = "checks";

  private record Trial(long number, long sentAt, Bytes text) {}

  private final Orders.Parts parts;
  private final Books books;
  private final CheckCalendar calendar;
  private final Set<Long> understanding = new HashSet<>();
  private final Map<String, Trial> trials = new HashMap<>();
  private final Map<String, RouteCheck> results = new LinkedHashMap<>();
  private final Map<String, Long> retryAt = new HashMap<>();
  private OptionalLong slot = OptionalLong.empty();
  private boolean entered;
  private long openedAt;
  private long number;

  RouteChecks(Orders.Parts parts) {
    this.parts = parts;
    this.books = parts.books();
    this.calendar = new CheckCalendar(books.identity.terms().checkCalls());
  }

  /** What a hello says of its station. */
  void hello(long connection, Frame.Hello hello) {
    if (hello.features().contains(FEATURE)) {
      understanding.add(connection);
    }
  }

  void tick() {
    understanding.removeIf(connection -> !parts.routes().isLive(connection));
    if (!books.normal() || !books.open()) {
      return;
    }
    var now = Math.floorDiv(books.wall(), interval());
    if (slot.isEmpty() || slot.getAsLong() != now) {
      close();
      open(now);
    }
    if (!entered) {
      giveUp();
      send();
      enterWhenDone();
    }
  }

  private long interval() {
    return books.identity.terms().checkInterval().toMillis();
  }

  private void open(long now) {
    slot = OptionalLong.of(now);
    var start = now * interval();
    entered =
        books.facts.checks().entered(books.side, start)
            || books.facts.openedMillis(books.side) > start;
    begin();
  }

  /** Tries every route at once, whether or not this interval has been entered. */
  boolean now() {
    if (!books.normal() || !books.open() || slot.isEmpty()) {
      return false;
    }
    entered = false;
    begin();
    return true;
  }

  private void begin() {
    openedAt = books.mono();
    results.clear();
    trials.clear();
    retryAt.clear();
    names().forEach(name -> results.put(name, new RouteCheck(name, Result.DOWN, 0)));
  }

  private List<String> names() {
    return books.identity.routes();
  }

  /** A check that never got an answer has failed; it is tried once more a while later. */
  private void giveUp() {
    trials
        .entrySet()
        .removeIf(
            entry -> {
              var late = books.mono() - entry.getValue().sentAt() >= Limits.CHECK_ANSWER.toMillis();
              if (late) {
                judged(entry.getKey(), Result.NO_ECHO, 0);
              }
              return late;
            });
  }

  private void send() {
    for (var connection : parts.routes().live()) {
      var name = parts.routes().nameOf(connection).orElse("");
      var wants = results.containsKey(name) && !passed(name) && !trials.containsKey(name);
      if (wants && books.mono() >= retryAt.getOrDefault(name, 0L)) {
        if (understanding.contains(connection)) {
          var trial = new Trial(number, books.mono(), Pangrams.text(number));
          number++;
          trials.put(name, trial);
          var frame = new Frame.Check(trial.number(), trial.text(), false, true);
          books.ports.net().send(connection, frame, false);
        } else {
          results.put(name, new RouteCheck(name, Result.UNABLE, 0));
        }
      }
    }
  }

  private boolean passed(String name) {
    var result = results.get(name);
    return result != null && result.result() == Result.PASSED;
  }

  private void judged(String name, Result result, long rttMillis) {
    results.put(name, new RouteCheck(name, result, rttMillis));
    if (result != Result.PASSED) {
      retryAt.put(name, books.mono() + Limits.CHECK_AGAIN.toMillis());
    }
  }

  /** A check of theirs is answered at once with what came in; an answer of theirs is judged. */
  void received(long connection, Frame.Check check) {
    if (!check.echo()) {
      var same = check.text().equals(Pangrams.text(check.number()));
      var echo = new Frame.Check(check.number(), check.text(), true, same);
      books.ports.net().send(connection, echo, false);
      return;
    }
    var name = parts.routes().nameOf(connection).orElse("");
    var trial = trials.get(name);
    if (trial != null && trial.number() == check.number() && results.containsKey(name)) {
      trials.remove(name);
      var whole = check.same() && check.text().equals(trial.text());
      judged(name, whole ? Result.PASSED : Result.DIFFERS, books.mono() - trial.sentAt());
    }
  }

  private void enterWhenDone() {
    var all = results.keySet().stream().allMatch(this::passed);
    var some = results.keySet().stream().anyMatch(this::passed);
    var longEnough = books.mono() - openedAt >= Limits.CHECK_PATIENCE.toMillis();
    if (all || (some && longEnough)) {
      enter();
    }
  }

  /** The interval is over: what was not tried by now was missed. */
  private void close() {
    if (slot.isPresent() && !entered) {
      giveUp();
      enter();
    }
  }

  private void enter() {
    entered = true;
    var before = books.facts.checks().newestMillis(books.side);
    var due =
        calendar.endedBetween(before.orElse(books.facts.openedMillis(books.side)), books.wall());
    var check =
        new CheckEntry(
            books.side,
            slot.orElseThrow() * interval(),
            interval() / 1_000,
            List.copyOf(results.values()),
            due,
            books.wall());
    var content = Contents.by(Officer.station(books.station()), books.wall()).checks(check);
    var outcome =
        new Draft.Outcome() {
          @Override
          public void durable(String serial) {}

          @Override
          public void refused(Refusal why) {
            entered = false;
          }
        };
    parts.entering().add(new Draft.Plain(content, false, Optional.empty(), outcome));
  }
}
