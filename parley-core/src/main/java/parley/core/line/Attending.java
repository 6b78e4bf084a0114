package parley.core.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.core.call.CallEvent.Outcome;
import parley.core.call.Silence;
import parley.core.call.Stage;
import parley.core.line.Traffic.Call;
import parley.core.log.Names;
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

  /** No stage comes later: whatever has rung for so long rings everybody. */
  static final long FOR_EVERYBODY = 86_400_000;

  private final Books books;
  private final Entering entering;
  private final Syncing syncing;
  private final Map<String, Long> windowEnds = new HashMap<>();
  private final Set<String> ending = new HashSet<>();
  private final Set<String> resignOwed = new HashSet<>();
  private final Telling telling;

  /** Items about which an officer's decision is on its way to the disk. */
  private final Set<String> deciding = new HashSet<>();

  Attending(Books books, Entering entering, Syncing syncing) {
    this.books = books;
    this.entering = entering;
    this.syncing = syncing;
    this.telling = new Telling(books, entering);
  }

  /** Returns who rings here, and tells the counterpart. */
  Telling telling() {
    return telling;
  }

  /** An officer decides about an item; returns false if it is being decided already. */
  boolean decides(String key) {
    return !ending.contains(key) && deciding.add(key);
  }

  /** The decision has been entered or refused. */
  void decided(String key) {
    deciding.remove(key);
  }

  /** Whether the station itself is about to end or decline a call. */
  boolean isEnding(Call call) {
    return ending.contains(key(call));
  }

  /** Looks at everything that is open and does what is due. */
  void look(Optional<Silence> reach) {
    var now = books.mono();
    if (books.normal() && syncing.caughtUp()) {
      keepQueue(now);
    }
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
      books.traffic.unacknowledged().forEach(telling::of);
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
    } else if (!ending.contains(key(call)) && !deciding.contains(key(call))) {
      telling.ofCall(call, rang(call, now));
    }
  }

  /** How long a call of theirs has rung here; a STOP rings everybody at once. */
  private long rang(Call call, long now) {
    if (call.purpose().stop().isPresent()) {
      return FOR_EVERYBODY;
    }
    return now - (windowEnds(call) - windowMillis(call));
  }

  private void keepQueue(long now) {
    var ringing =
        books.traffic.openCalls().stream()
            .filter(call -> call.author() != books.side && call.ringing() && now < windowEnds(call))
            .filter(call -> !ending.contains(key(call)) && !deciding.contains(key(call)))
            .filter(call -> crossing(call).isEmpty())
            .toList();
    for (var leaving : Queue.leaving(ringing)) {
      var call = leaving.call();
      ending.add(key(call));
      enter(station().declined(call.place(), call.content().precedence(), leaving.reason()));
    }
  }

  /**
   * A ring of ours that neither side knew of when it lifted: both lifted, so the two are one call.
   * Two ends without a common codec cannot join; their rings ring on.
   */
  private Optional<Call> crossing(Call theirs) {
    return books.traffic.openCalls().stream()
        .filter(call -> call.author() == books.side && call.ringing())
        .filter(ours -> !knows(theirs, ours) && !knows(ours, theirs))
        .filter(ours -> Codecs.chosen(offered(theirs), offered(ours)).isPresent())
        .findFirst();
  }

  private static List<String> offered(Call call) {
    return call.talk().offered();
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
    if (books.side == Side.A || deciding.contains(key(theirs)) || !ending.add(key(ours))) {
      return;
    }
    ending.add(key(theirs));
    var author = ours.content().author();
    var slash = author.indexOf('/');
    var name = ours.content().attributes().text(Names.NAME).orElse(author);
    var officer = new Officer(author.substring(slash + 1), author.substring(0, slash), name);
    var contents = Contents.by(officer, books.wall());
    var codec = Codecs.chosen(offered(theirs), offered(ours)).orElse("");
    var position = ours.talk().caller().speaker().position();
    enter(contents.answered(theirs, codec, position, books.told()));
    enter(
        contents.ended(ours.place(), ours.content().precedence(), Outcome.JOINED, theirs.serial()));
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
    var window = windowMillis(call);
    return received.map(receipt -> receipt.byPeer().timeSeconds() + window / 1_000).orElse(0L);
  }

  private long windowMillis(Call call) {
    return call.windowMillis(books.identity.terms().answerWindow().toMillis());
  }

  /** When a call's window ends, on our monotonic clock; set when the call is first seen. */
  long windowEnds(Call call) {
    var key = key(call);
    var known = windowEnds.get(key);
    if (known != null) {
      return known;
    }
    var window = windowMillis(call);
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

  /** The stage at which a call of theirs rings here now; empty if it does not ring. */
  Optional<Stage> stage(Call call) {
    var rings =
        call.author() != books.side
            && call.ringing()
            && syncing.caughtUp()
            && !ending.contains(key(call))
            && books.mono() < windowEnds(call);
    return rings ? telling.stage(rang(call, books.mono())) : Optional.empty();
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
    telling.forgetUnderWay();
  }
}
