package parley.station.pairing;

import java.util.List;
import parley.journal.Bytes;
import parley.journal.card.Card;
import parley.journal.card.CardFile;
import parley.journal.note.HybridKeyPair;

/** Cards of stations that do not exist, the same each time. */
public final class SomeCards {
  private SomeCards() {}

  /** A key pair of its own for each seed. */
  public static HybridKeyPair key(int seed) {
    var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
    seeds[0] = (byte) seed;
    return HybridKeyPair.deterministic(Bytes.of(seeds));
  }

  /** The card of a station; it uses the keys of this seed and the two after it. */
  public static CardFile of(String station, int seed) {
    var nonce = new byte[Card.NONCE_SIZE];
    nonce[0] = (byte) seed;
    var keys =
        new Card.Keys(
            Bytes.utf8("tls of " + station),
            Bytes.EMPTY,
            key(seed).publicKeys(),
            key(seed + 1).publicKeys(),
            key(seed + 2).publicKeys());
    var about = new Card.About(station, station, "a seat", "an office");
    var routes = List.of("127.0.0.1:7001");
    return CardFile.make(new Card(Bytes.of(nonce), true, about, keys, routes), key(seed));
  }
}
