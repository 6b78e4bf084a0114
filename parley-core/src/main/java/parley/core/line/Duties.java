package parley.core.line;

import java.util.Optional;
import java.util.OptionalLong;
import parley.core.Limits;
import parley.core.log.Kinds;
import parley.core.route.Routes.BeatFacts;
import parley.journal.Reference;
import parley.journal.Side;
import parley.journal.entry.Content;

/**
 * What a line owes its journal without anyone ordering it: its first entry, lists of what had to
 * wait, faults.
 */
final class Duties {
  private static final long FAULT_MILLIS = 1_000;
  private static final long VOICE_MILLIS = 60_000;

  private final Orders.Parts parts;
  private final Books books;
  private long beatAt;
  private long faultAt;
  private OptionalLong voiceFaultAt = OptionalLong.empty();

  Duties(Orders.Parts parts) {
    this.parts = parts;
    this.books = parts.books();
  }

  void look(boolean peerEntering) {
    if (books.normal()) {
      firstEntry();
      tellFaults();
      if (books.open() && parts.routes().anyLive()) {
        parts.attempts().report();
        enterBurnt();
        reportUnentered();
      }
    }
    if (!peerEntering && parts.routes().anyLive()) {
      ringBySignalToo();
    }
  }

  /** Says on every live route that it lives. */
  void beat() {
    if (books.mono() < beatAt) {
      return;
    }
    beatAt = books.mono() + Limits.BEAT.toMillis();
    var routes = parts.routes();
    var facts = new BeatFacts(books.mono(), books.wall(), books.own.size(), books.normal());
    for (var connection : routes.live()) {
      books.ports.net().send(connection, routes.beat(connection, facts), true);
    }
  }

  /** An idle checkpoint is signed again, so that silence can be proven up to now. */
  void resignWhenDue() {
    var newest = books.own.newestSigned();
    if (!books.normal() || books.own.size() == 0 || !parts.routes().anyLive()) {
      return;
    }
    var stale = newest.isEmpty() || newest.get().head().size() < books.own.size();
    var old =
        newest.isPresent()
            && books.wall() / 1_000 - newest.get().byLog().timeSeconds()
                >= Limits.RESIGN.toSeconds();
    if (parts.entering().isIdle() && (stale || old)) {
      parts.entering().resign();
    }
  }

  /** The journal begins with the entry that opens the epoch and names both cards. */
  private void firstEntry() {
    if (books.own.size() == 0 && parts.entering().isIdle()) {
      var ours = books.identity.ourFingerprint().digits();
      var theirs = books.identity.theirFingerprint().digits();
      var sideA = books.side == Side.A;
      enter(station().epoch(sideA ? ours : theirs, sideA ? theirs : ours), true);
    }
  }

  /** An entry that does not open is answered by a {@code fault} entry, at most one a second. */
  private void tellFaults() {
    var run = books.unopened.next();
    if (run.isPresent() && books.mono() - faultAt >= FAULT_MILLIS) {
      faultAt = books.mono();
      var first = new Reference(books.side.other(), books.theirs.id().epoch(), run.get().first());
      enter(station().fault(first, run.get().count()), false);
      books.unopened.told(run.get());
    }
  }

  void voiceFault(String route, String reason, String seen) {
    var due = voiceFaultAt.isEmpty() || books.mono() - voiceFaultAt.getAsLong() >= VOICE_MILLIS;
    if (due && books.normal() && books.open()) {
      voiceFaultAt = OptionalLong.of(books.mono());
      enter(station().voiceFault(brief(route), brief(reason), brief(seen)), false);
    }
  }

  private static String brief(String text) {
    return text.length() > Limits.SHORT_TEXT ? text.substring(0, Limits.SHORT_TEXT) : text;
  }

  private void enterBurnt() {
    for (var serial : books.burnt.take()) {
      var content = station().withdrawn(serial, Precedence.ROUTINE);
      var outcome = books.burnt.outcome(serial);
      parts.entering().add(new Draft.Plain(content, false, Optional.empty(), outcome));
    }
  }

  private void reportUnentered() {
    var calls = parts.unentered().takeUnlisted();
    if (calls.isEmpty()) {
      return;
    }
    var content = station().list(Kinds.UNENTERED, calls.stream().map(Unentered::listed).toList());
    var outcome =
        new Draft.Outcome() {
          @Override
          public void durable(String none) {}

          @Override
          public void refused(Refusal why) {
            calls.forEach(call -> call.listed = false);
          }
        };
    parts.entering().add(new Draft.Plain(content, false, Optional.empty(), outcome));
  }

  /** A ring that stands in our log while the counterpart can store nothing still has to ring. */
  private void ringBySignalToo() {
    for (var call : books.traffic.openCalls()) {
      var delivered = call.state().reached().delivered().isPresent();
      if (call.author() == books.side && call.ringing() && !delivered) {
        parts.unentered().ring(call, parts.attending().windowEnds(call) - books.mono());
      }
    }
  }

  private Contents station() {
    return Contents.by(Officer.station(books.station()), books.wall());
  }

  private void enter(Content content, boolean urgent) {
    parts.entering().add(new Draft.Plain(content, urgent, Optional.empty(), Draft.Outcome.NONE));
  }
}
