package parley.sim.station;

import java.util.List;
import parley.journal.Bytes;
import parley.journal.Digest;
import parley.journal.card.Card;
import parley.journal.note.HybridKeyPair;
import parley.journal.note.SignatureCheck;
import parley.journal.note.SigningKey;

/**
 * The keys of one station, and its card.
 *
 * @param check what checks signatures of keys of this kind
 */
public record KeySet(
    SigningKey log, SigningKey cosigner, SigningKey house, Card card, SignatureCheck check) {

  /** Makes the keys of a station: real ones, the same every time, or cheap ones. */
  static KeySet of(String station, boolean real) {
    var log = key(station + "/log", real);
    var cosigner = key(station + "/cosigner", real);
    var recovery = key(station + "/recovery", real);
    var tls = Bytes.utf8("tls of " + station);
    var card =
        new Card(
            Digest.sha256(Bytes.utf8("nonce of " + station)).bytes().slice(0, Card.NONCE_SIZE),
            true,
            new Card.About(station, station, "a seat", "an office"),
            new Card.Keys(
                tls, Bytes.EMPTY, log.publicKeys(), cosigner.publicKeys(), recovery.publicKeys()),
            List.of("localhost:1"));
    var check = real ? SignatureCheck.REAL : CheapKey.CHECK;
    return new KeySet(log, cosigner, key(station + "/house", real), card, check);
  }

  private static SigningKey key(String name, boolean real) {
    if (!real) {
      return new CheapKey(name);
    }
    var first = Digest.sha256(Bytes.utf8("first half of " + name)).bytes();
    var second = Digest.sha256(Bytes.utf8("second half of " + name)).bytes();
    return HybridKeyPair.deterministic(Bytes.concat(first, second));
  }
}
