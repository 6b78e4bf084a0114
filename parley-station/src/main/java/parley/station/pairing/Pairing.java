package parley.station.pairing;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.core.Clock;
import parley.core.house.Details;
import parley.core.house.HouseEntry.Administration;
import parley.core.line.LineIdentity;
import parley.core.line.Officer;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.card.CardFile;
import parley.journal.card.MalformedCard;
import parley.journal.card.PairedCards;
import parley.journal.note.SignatureCheck;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.house.HouseDoor;
import parley.station.pairing.PairingBook.Confirmation;
import parley.station.pairing.PairingBook.Pair;
import parley.station.pairing.PairingBook.Pending;
import parley.station.traffic.Words;
import parley.store.CannotOpen;

/** Carries a pairing from our card to a line. */
public final class Pairing {
  private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);

  private final PairingBook book;
  private final CardMaker cards;
  private final Clock clock;
  private final HouseDoor door;
  private final Consumer<Pair> opened;
  private Optional<Ended> ended = Optional.empty();

  /** What a pairing stands on. */
  public record Parts(PairingBook book, CardMaker cards, Clock clock, HouseDoor door) {}

  /**
   * How the newest attempt ended without a line.
   *
   * @param by the displayed name of whoever ended it; empty when its time was over
   */
  record Ended(Why why, String by, long atMillis) {}

  /** Why an attempt ended. */
  enum Why {
    WRONG_DIGITS,
    CALLED_OFF,
    TIME_OVER
  }

  /** Where a pairing stands after a confirmation. */
  enum State {
    WAITING_FOR_SECOND_ADMINISTRATOR,
    PAIRING_UNFINISHED
  }

  /**
   * @param opened takes up the line of a new pair; the pair is durable by then
   */
  public Pairing(Parts parts, Consumer<Pair> opened) {
    this.book = parts.book();
    this.cards = parts.cards();
    this.clock = parts.clock();
    this.door = parts.door();
    this.opened = opened;
  }

  /** Makes our card for the next pairing; an earlier one that is not part of a line is dead. */
  synchronized CardFile makeCard(Officer by) throws CannotOpen {
    var card = cards.make();
    keep(new Pending(card, clock.wallMillis(), Optional.empty()));
    ended = Optional.empty();
    enter(by, "pairing.card-made", card.card().about().station());
    return card;
  }

  /** Calls the attempt off: our card is dead. */
  synchronized void callOff(Officer by) {
    if (waiting().isPresent()) {
      end(by, Why.CALLED_OFF);
    }
  }

  /** How the newest attempt ended, while there is no other. */
  synchronized Optional<Ended> ended() {
    var late = book.pending().filter(_ -> waiting().isEmpty());
    return late.<Ended>map(
            card -> new Ended(Why.TIME_OVER, "", card.madeAtMillis() + Limits.PAIRING.toMillis()))
        .or(() -> ended.filter(_ -> book.pending().isEmpty()));
  }

  /** The newest pair, while it is no older than a pairing may take. */
  synchronized Optional<Pair> newest() {
    long oldest = clock.wallMillis() - Limits.PAIRING.toMillis();
    return book.pairs().reversed().stream()
        .filter(pair -> !pair.line().equals(LineIdentity.EXERCISE))
        .filter(pair -> pair.atMillis() >= oldest)
        .findFirst();
  }

  /** Our card that waits to be confirmed, unless its half hour is over. */
  synchronized Optional<Pending> waiting() {
    long oldest = clock.wallMillis() - Limits.PAIRING.toMillis();
    return book.pending().filter(pending -> pending.madeAtMillis() >= oldest);
  }

  /** Reads their card file; refuses one that its own keys did not sign or that cannot be paired. */
  synchronized CardFile read(byte[] file) {
    try {
      var theirs = CardFile.parse(Bytes.of(file));
      if (!theirs.holds(SignatureCheck.REAL)) {
        throw new MalformedCard("its own keys did not sign it");
      }
      if (theirs.card().about().station().equals(LineIdentity.EXERCISE)) {
        throw new MalformedCard("the name exercise is kept for the sparring partner");
      }
      PairedCards.of(required().card(), theirs);
      return theirs;
    } catch (Malformed refused) {
      throw new Problem(
              "bad-card",
              422,
              "This card cannot be used: " + refused.getMessage() + ".",
              "Nobody was paired.",
              "Ask the counterpart for its card file again.")
          .thrown();
    }
  }

  private Pending required() {
    return waiting()
        .orElseThrow(
            () ->
                new Problem(
                        "no-card",
                        409,
                        "This station has no card that waits to be confirmed, or its 30 minutes are"
                            + " over.",
                        "Nobody was paired.",
                        "Make a card (parley pair card), give it to them, and begin again.")
                    .thrown());
  }

  /** One administrator has typed the digits that were heard. */
  synchronized State confirm(CardFile theirs, String digits, Officer by) {
    Pending pending = required();
    if (!theirs.fingerprint().typedAs(digits)) {
      end(by, Why.WRONG_DIGITS);
      throw new Problem(
              "wrong-digits",
              422,
              "These are not the 40 digits of that card.",
              "Nobody is paired, and our card is dead: read-out digits are used once.",
              "Both sides make new cards and begin again. If it happens twice, the file may have"
                  + " been exchanged on its way.")
          .thrown();
    }
    refuseSecondLine(theirs);
    if (pending.first().isEmpty()) {
      keep(
          new Pending(
              pending.card(),
              pending.madeAtMillis(),
              Optional.of(new Confirmation(theirs, by.id()))));
      about(by, "pairing.confirmed-first", theirs.card().about().station());
      return State.WAITING_FOR_SECOND_ADMINISTRATOR;
    }
    return second(pending, theirs, by);
  }

  private State second(Pending pending, CardFile theirs, Officer by) {
    Confirmation first = pending.first().orElseThrow();
    if (!first.theirs().equals(theirs)) {
      throw conflict(
          "other-card", "The first administrator confirmed another card.", "Use the same file.");
    }
    if (first.administrator().equals(by.id())) {
      throw conflict(
          "same-administrator",
          "The same administrator cannot confirm twice.",
          "The second administrator signs in and types the digits.");
    }
    var pair = new Pair(pending.card(), theirs, clock.wallMillis());
    try {
      book.add(pair);
    } catch (IOException full) {
      throw notKept(full).thrown();
    }
    about(by, "pairing.confirmed", pair.line());
    opened.accept(pair);
    return State.PAIRING_UNFINISHED;
  }

  private void refuseSecondLine(CardFile theirs) {
    String name = theirs.card().about().station();
    if (book.pairs().stream().anyMatch(pair -> pair.line().equals(name))) {
      throw conflict(
          "line-exists",
          "There is a line to a station named " + name + " already.",
          "A station has one line to each counterpart.");
    }
  }

  private static RuntimeException conflict(String slug, String title, String whatToDo) {
    return new Problem(slug, 409, title, "Nobody was paired.", whatToDo).thrown();
  }

  private void keep(Pending pending) {
    try {
      book.waiting(pending);
    } catch (IOException full) {
      throw notKept(full).thrown();
    }
  }

  private static Problem notKept(IOException full) {
    LOG.error("the pairing could not be written", full);
    return new Problem(
        "not-kept",
        503,
        "The pairing could not be written to the disk.",
        "Nothing was changed, and nobody was paired.",
        "Tell the administrator to look at the disk, then do it again.");
  }

  private void enter(Officer by, String act, String subject) {
    enter(by, act, subject, Details.NONE);
  }

  /** What names a counterpart is told only to those who may know of a line to it. */
  private void about(Officer by, String act, String counterpart) {
    enter(by, act, counterpart, Details.of("line", counterpart));
  }

  private void enter(Officer by, String act, String subject, Details details) {
    door.post(by, new Administration(act, subject, details));
  }

  private void end(Officer by, Why why) {
    ended = Optional.of(new Ended(why, by.displayName(), clock.wallMillis()));
    enter(by, "pairing." + Words.of(why), book.pending().map(Pairing::ours).orElse(""));
    try {
      book.drop();
    } catch (IOException full) {
      // It is dead here all the same; only a restart before its time is over would know it again.
      LOG.error("that our card is dead could not be written", full);
    }
  }

  private static String ours(Pending pending) {
    return pending.card().card().about().station();
  }
}
