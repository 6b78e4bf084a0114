package parley.core.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.Limits;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.CallState;
import parley.core.call.Silence;
import parley.core.line.Traffic.Call;
import parley.core.line.Traffic.Message;
import parley.core.log.Names;
import parley.core.message.MessageState;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;
import parley.journal.entry.PeerHead;

/**
 * What the station does by itself about what it received and sent: tells the counterpart how many
 * positions ring, closes windows, keeps the queue, joins calls that crossed, signs again when a
 * window has closed.
 */
final class Attending {
  /** Signatures carry whole seconds, so the window must have closed in whole seconds too. */
  private static final long RESIGN_MARGIN_MILLIS = 1_000;

  private final Books books;
  private final Entering entering;
  private final Syncing syncing;
  private final Map<String, Long> windowEnds = new HashMap<>();
  private final Set<String> ending = new HashSet<>();
  private final Map<Reference, Integer> told = new HashMap<>();
  private final Set<String> resignOwed = new HashSet<>();
  private int armed;

  Attending(Books books, Entering entering, Syncing syncing) {
    this.books = books;
    this.entering = entering;
    this.syncing = syncing;
  }

  void armed(int positions) {
    armed = positions;
  }

  int armed() {
    return armed;
  }

  /** Looks at everything that is open and does what is due. */
  void look(Optional<Silence> reach) {
    var now = books.mono();
    for (var call : books.traffic.openCalls()) {
      if (call.ringing() && call.author() == books.side) {
        attendOwn(call, now, reach);
      } else if (call.ringing()) {
        attendTheirs(call, now);
      }
    }
    for (var key : List.copyOf(resignOwed)) {
      books.traffic.call(key).ifPresent(call -> resignWhenDue(key, call, now));
    }
    if (books.normal()) {
      books.traffic.unacknowledged().forEach(this::attend);
    }
  }

  // Calls of ours.

  private void attendOwn(Call call, long now, Optional<Silence> reach) {
    if (now < windowEnds(call) || !books.normal() || !ending.add(key(call))) {
      return;
    }
    if (call.state().reached().delivered().isPresent()) {
      end(call, Outcome.UNANSWERED, "");
    } else {
      end(call, Outcome.FAILED, reach.orElse(Silence.STATION_SILENT).word());
    }
  }

  private void end(Call call, Outcome outcome, String reason) {
    enter(station().ended(call.place(), call.content().precedence(), outcome, reason));
  }

  // Calls of theirs.

  private void attendTheirs(Call call, long now) {
    if (now >= windowEnds(call) || !books.normal() || !syncing.caughtUp()) {
      return;
    }
    var crossing = crossing(call);
    if (crossing.isPresent()) {
      join(call, crossing.get());
    } else if (ringingFromThem(now) > Limits.CALL_QUEUE && isLast(call)) {
      declineFull(call);
    } else {
      tell(call.place(), call.content().precedence());
    }
  }

  /**
   * A ring of ours that neither side knew of when it lifted: both lifted, so the two are one call.
   */
  private Optional<Call> crossing(Call theirs) {
    return books.traffic.openCalls().stream()
        .filter(call -> call.author() == books.side && call.ringing())
        .filter(ours -> !knows(theirs, ours) && !knows(ours, theirs))
        .findFirst();
  }

  private boolean knows(Call later, Call earlier) {
    PeerHead link =
        later.author() == books.side
            ? books.own.entry(later.place().index()).leaf().peer()
            : books.theirs.entry(later.place().index()).leaf().peer();
    return link.covers(earlier.place().epoch(), earlier.place().index());
  }

  /** Side a's ring is the call; side b, who lifted too, answers it and lets its own ring join. */
  private void join(Call theirs, Call ours) {
    if (books.side == Side.A || !ending.add(key(ours))) {
      return;
    }
    var author = ours.content().author();
    var slash = author.indexOf('/');
    var name = ours.content().attributes().text(Names.NAME).orElse(author);
    var officer = new Officer(author.substring(slash + 1), author.substring(0, slash), name);
    var contents = Contents.by(officer, books.wall());
    enter(contents.answered(theirs.place(), theirs.content().precedence()));
    enter(
        contents.ended(ours.place(), ours.content().precedence(), Outcome.JOINED, theirs.serial()));
  }

  private long ringingFromThem(long now) {
    return books.traffic.openCalls().stream()
        .filter(call -> call.author() != books.side && call.ringing() && now < windowEnds(call))
        .count();
  }

  private boolean isLast(Call call) {
    return books.traffic.openCalls().stream()
        .filter(other -> other.author() == call.author() && other.ringing())
        .allMatch(other -> other.place().index() <= call.place().index());
  }

  private void declineFull(Call call) {
    if (ending.add(key(call))) {
      enter(station().declined(call.place(), call.content().precedence(), "queue full"));
    }
  }

  /**
   * When a window has closed, our log is signed once more, so that the silence can be proven by our
   * clock.
   */
  private void resignWhenDue(String key, Call call, long now) {
    if (now < windowEnds(call) + RESIGN_MARGIN_MILLIS || !books.normal()) {
      return;
    }
    var signed = books.own.newestSigned().map(one -> one.byLog().timeSeconds()).orElse(0L);
    if (signed >= windowEndSeconds(call)) {
      resignOwed.remove(key);
    } else if (books.wall() / 1_000 >= windowEndSeconds(call)) {
      // A wall clock that was put back has to get there first: signing before proves nothing.
      entering.resign();
    }
  }

  private long windowEndSeconds(Call call) {
    var received = books.theirs.firstReceiptCovering(call.place().index());
    var window = call.windowMillis(books.identity.terms().answerWindow().toMillis());
    return received.map(receipt -> receipt.byPeer().timeSeconds() + window / 1_000).orElse(0L);
  }

  /** When a call's window ends, on our monotonic clock; set when the call is first seen. */
  long windowEnds(Call call) {
    var key = key(call);
    var known = windowEnds.get(key);
    if (known != null) {
      return known;
    }
    var window = call.windowMillis(books.identity.terms().answerWindow().toMillis());
    var left = Math.clamp(window - age(call), 0, window);
    var end = books.mono() + left;
    windowEnds.put(key, end);
    if (call.author() != books.side && left > 0) {
      resignOwed.add(key);
    }
    return end;
  }

  /** How long ago a call began, for one found at start: by our own clock, from our own deed. */
  private long age(Call call) {
    if (call.author() == books.side) {
      return Math.max(0, books.wall() - call.content().timeMillis());
    }
    var received = books.theirs.firstReceiptCovering(call.place().index());
    return received
        .map(r -> Math.max(0, books.wall() - r.byPeer().timeSeconds() * 1_000))
        .orElse(0L);
  }

  /** Whether armed positions here must ring for a call of theirs now. */
  boolean bell(Call call) {
    return call.author() != books.side
        && call.ringing()
        && armed > 0
        && syncing.caughtUp()
        && !ending.contains(key(call))
        && books.mono() < windowEnds(call);
  }

  // Telling them who rings here.

  private void attend(Message message) {
    if (message.author() != books.side && message.state() instanceof MessageState.Entered) {
      message.place().ifPresent(place -> tell(place, message.content().precedence()));
    }
  }

  /** Enters {@code alerted} once, and once more when nobody was armed and now somebody is. */
  private void tell(Reference place, String precedence) {
    var before = told.computeIfAbsent(place, this::alreadyTold);
    if (before < 0 || (before == 0 && armed > 0)) {
      told.put(place, armed);
      enter(station().alerted(place, precedence, armed));
    }
  }

  /** What the journal says of an earlier run: −1 if nothing was told. */
  private int alreadyTold(Reference place) {
    var alerts = books.traffic.alertsAt(place);
    return alerts.stream().mapToInt(CallState.Alert::positions).max().orElse(-1);
  }

  private static String key(Call call) {
    return Traffic.key(call.author(), call.serial());
  }

  private Contents station() {
    return Contents.by(Officer.station(books.station()), books.wall());
  }

  private void enter(Content content) {
    entering.add(new Draft.Plain(content, true, Optional.empty(), Draft.Outcome.NONE));
  }

  /** Takes back what was under way when the storage refused it, so that it is tried again. */
  void forgetUnderWay() {
    ending.clear();
    told.clear();
  }
}
