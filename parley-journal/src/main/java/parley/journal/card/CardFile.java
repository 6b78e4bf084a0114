package parley.journal.card;

import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.cbor.Cbor;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SignaturePair;
import parley.journal.note.SigningKey;

/**
 * A card as it is handed over: payload and the signatures of the log keys it introduces.
 *
 * <p>The signatures only show that the maker holds those keys. Trust comes from the 40 digits, read
 * aloud.
 *
 * @param payload the encoded card
 * @param signatures by the log keys over {@code "parley-card/v1\n"} ‖ payload
 */
public record CardFile(Bytes payload, SignaturePair signatures) {
  private static final Bytes LABEL = Bytes.utf8("parley-card/v1\n");
  private static final int MAX_SIZE = 64 * 1024;

  /** Signs a card with the log keys it names. */
  public static CardFile make(Card card, SigningKey logKey) {
    if (!card.keys().log().equals(logKey.publicKeys())) {
      throw new MalformedCard("a card is signed by the log keys it names");
    }
    var payload = card.encode();
    return new CardFile(payload, logKey.signBoth(Bytes.concat(LABEL, payload)));
  }

  /** Returns the file: a CBOR list of payload and two signatures. */
  public Bytes encode() {
    return new Cbor.Items(
            List.of(
                new Cbor.Data(payload),
                new Cbor.Data(signatures.ed25519()),
                new Cbor.Data(signatures.mlDsa44())))
        .encode();
  }

  /** Reads a file; refuses a payload that is no card. Signatures are checked by {@link #holds}. */
  public static CardFile parse(Bytes encoded) {
    if (encoded.size() <= MAX_SIZE
        && Cbor.parse(encoded) instanceof Cbor.Items(var items)
        && items.size() == 3
        && items.get(0) instanceof Cbor.Data(var payload)
        && items.get(1) instanceof Cbor.Data(var ed25519)
        && items.get(2) instanceof Cbor.Data(var mlDsa44)) {
      Card.parse(payload);
      return new CardFile(payload, new SignaturePair(ed25519, mlDsa44));
    }
    throw new MalformedCard("a card file is a list of payload and two signatures");
  }

  public Card card() {
    return Card.parse(payload);
  }

  public Fingerprint fingerprint() {
    return new Fingerprint(Digest.sha256(payload));
  }

  /** Says whether the card's own log keys signed it, both of them. */
  public boolean holds(SignatureCheck check) {
    return check.both(card().keys().log(), Bytes.concat(LABEL, payload), signatures);
  }
}
