package parley.station.pairing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import parley.core.Clock;
import parley.journal.Bytes;
import parley.journal.Malformed;
import parley.journal.card.CardFile;
import parley.journal.card.MalformedCard;
import parley.journal.card.PairedCards;
import parley.journal.note.SignatureCheck;
import parley.station.answer.Problem;
import parley.station.configuration.Limits;
import parley.station.pairing.PairingBook.Confirmation;
import parley.station.pairing.PairingBook.Pair;
import parley.station.pairing.PairingBook.Pending;
import parley.store.CannotOpen;

/** Carries a pairing from our card to a line. */
public final class Pairing {
  private final PairingBook book;
  private final CardMaker cards;
  private final Clock clock;
  private final Consumer<Pair> opened;

  /** What a pairing stands on. */
  public record Parts(PairingBook book, CardMaker cards, Clock clock) {}

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
    this.opened = opened;
  }

  /** Makes our card for the next pairing; an earlier one that is not part of a line is dead. */
  synchronized CardFile makeCard() throws CannotOpen {
    var card = cards.make();
    keep(new Pending(card, clock.wallMillis(), Optional.empty()));
    return card;
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
  synchronized State confirm(CardFile theirs, String digits, String administrator) {
    Pending pending = required();
    if (!theirs.fingerprint().typedAs(digits)) {
      end();
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
              Optional.of(new Confirmation(theirs, administrator))));
      return State.WAITING_FOR_SECOND_ADMINISTRATOR;
    }
    return second(pending, theirs, administrator);
  }

  private State second(Pending pending, CardFile theirs, String administrator) {
    Confirmation first = pending.first().orElseThrow();
    if (!first.theirs().equals(theirs)) {
      throw conflict(
          "other-card", "The first administrator confirmed another card.", "Use the same file.");
    }
    if (first.administrator().equals(administrator)) {
      throw conflict(
          "same-administrator",
          "The same administrator cannot confirm twice.",
          "The second administrator signs in and types the digits.");
    }
    var pair = new Pair(pending.card(), theirs, clock.wallMillis());
    try {
      book.add(pair);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
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
      throw new UncheckedIOException(full);
    }
  }

  private void end() {
    try {
      book.drop();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
