package parley.journal.card;

import parley.journal.Side;

/**
 * Two cards that can make a line, each on its side.
 *
 * @param a the card with the smaller fingerprint
 * @param b the other
 */
public record PairedCards(CardFile a, CardFile b) {
  public PairedCards {
    if (a.fingerprint().compareTo(b.fingerprint()) >= 0) {
      throw new MalformedCard("side a is the card with the smaller fingerprint");
    }
    var one = a.card();
    var other = b.card();
    if (one.demo() != other.demo()) {
      throw new MalformedCard("a demo card pairs only with a demo card");
    }
    if (one.about().station().equals(other.about().station())) {
      throw new MalformedCard("the two stations of a line need different names");
    }
  }

  /** Puts two cards on their sides, in whichever order they come. */
  public static PairedCards of(CardFile one, CardFile other) {
    var ordered = one.fingerprint().compareTo(other.fingerprint()) < 0;
    return ordered ? new PairedCards(one, other) : new PairedCards(other, one);
  }

  public CardFile file(Side side) {
    return side == Side.A ? a : b;
  }

  public Card card(Side side) {
    return file(side).card();
  }

  /** Returns the side a card is on; refuses a card that is neither. */
  public Side sideOf(Fingerprint fingerprint) {
    for (var side : Side.values()) {
      if (file(side).fingerprint().equals(fingerprint)) {
        return side;
      }
    }
    throw new MalformedCard("a card that is not of this line");
  }

  public LineId line() {
    return LineId.of(a.fingerprint(), b.fingerprint());
  }
}
