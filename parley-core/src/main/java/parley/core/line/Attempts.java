package parley.core.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.core.call.Silence;
import parley.core.durable.Completion;
import parley.core.durable.StorageTrouble;
import parley.core.line.Contents.Attempt;
import parley.core.log.Kinds;
import parley.core.log.Names;
import parley.journal.entry.Content;
import parley.journal.entry.Opened;
import parley.journal.entry.Sealing;

/**
 * Rings that found no route. Each goes to the house log at once; when the line is back, one {@code
 * attempts} entry tells the counterpart of all of them, so that no serial is missing from the
 * journal.
 */
final class Attempts {
  private static final int IN_ONE_ENTRY = 30;

  private final Books books;
  private final Entering entering;
  private final Runnable changed;
  private final List<Attempt> open = new ArrayList<>();
  private final List<Attempt> all = new ArrayList<>();
  private final List<Attempt> fresh = new ArrayList<>();
  private boolean underWay;

  /**
   * Finds in the house log what the line's own log does not list yet.
   *
   * @param changed called when there is something new to show
   */
  Attempts(Books books, Entering entering, List<Content> house, Runnable changed) {
    this.changed = changed;
    this.books = books;
    this.entering = entering;
    var listed = new HashSet<String>();
    books
        .own
        .entries()
        .forEach(
            entry -> {
              if (Sealing.open(entry) instanceof Opened.Readable(var content)
                  && content.kind().equals(Kinds.ATTEMPTS)) {
                Contents.listedSerials(content).forEach(listed::add);
              }
            });
    for (var content : house) {
      var mine =
          content.attributes().text(Names.LINE).filter(books.lineId.hex()::equals).isPresent();
      if (mine && content.kind().equals(Kinds.ATTEMPTS)) {
        restore(content, listed);
      }
    }
  }

  private void restore(Content content, Set<String> listed) {
    var serial = content.serial().orElse("");
    books.numberTaken(serial);
    var precedence = Precedence.of(content.precedence()).orElse(Precedence.ROUTINE);
    var attempt =
        new Attempt(
            serial,
            content.timeMillis(),
            precedence,
            content.attributes().text(Names.NAME).orElse(""),
            content.attributes().text(Names.REASON).orElse(Silence.NO_ROUTE.word()),
            Purpose.of(content));
    all.add(attempt);
    if (!listed.contains(serial)) {
      open.add(attempt);
    }
  }

  /** Enters a ring that has no route in the house log, with what was known of their station. */
  void tried(CallOrder order, Silence silence, Draft.Outcome outcome) {
    var attempt =
        new Attempt(
            books.takeSerial(),
            books.wall(),
            order.precedence(),
            order.by().displayName(),
            silence.word(),
            order.purpose());
    var content =
        Contents.by(order.by(), attempt.atMillis())
            .attempt(Kinds.ATTEMPTS, books.lineId.hex(), attempt);
    books
        .ports
        .house()
        .enter(
            content,
            new Completion() {
              @Override
              public void durable() {
                open.add(attempt);
                all.add(attempt);
                fresh.add(attempt);
                // Told before it is accepted: whoever asks for the serial at once must find it.
                changed.run();
                outcome.durable(attempt.serial());
              }

              @Override
              public void failed(StorageTrouble why) {
                books.handBack(attempt.serial());
                outcome.refused(
                    why == StorageTrouble.DISK_FULL ? Refusal.DISK_FULL : Refusal.STORAGE_FAILED);
              }
            });
  }

  /** When the line is back: tells the counterpart. */
  void report() {
    if (underWay || open.isEmpty()) {
      return;
    }
    underWay = true;
    var some = List.copyOf(open.subList(0, Math.min(IN_ONE_ENTRY, open.size())));
    var content =
        Contents.by(Officer.station(books.station()), books.wall()).list(Kinds.ATTEMPTS, some);
    entering.add(
        new Draft.Plain(
            content,
            false,
            Optional.empty(),
            new Draft.Outcome() {
              @Override
              public void durable(String serial) {
                underWay = false;
                open.removeAll(some);
              }

              @Override
              public void refused(Refusal why) {
                underWay = false;
              }
            }));
  }

  /** All attempts that this station knows of, for the screens. */
  List<Attempt> all() {
    return List.copyOf(all);
  }

  /** Takes the attempts that were made since this was last asked. */
  List<Attempt> takeNew() {
    var some = List.copyOf(fresh);
    fresh.clear();
    return some;
  }
}
