package parley.journal.card;

import java.util.List;
import java.util.Random;
import parley.journal.Bytes;
import parley.journal.note.HybridKeyPair;

/** Cards for tests; stations and offices are invented. */
public final class Cards {
  private Cards() {}

  /** Returns keys that depend on nothing but a name. */
  public static HybridKeyPair key(String name) {
    var seeds = new byte[HybridKeyPair.PRIVATE_SIZE];
    new Random(name.hashCode()).nextBytes(seeds);
    return HybridKeyPair.deterministic(Bytes.of(seeds));
  }

  public static Card card(String station, boolean demo) {
    var about = new Card.About(station, "Station " + station, "Sector East", "Joint Staff");
    var keys =
        new Card.Keys(
            Bytes.utf8("tls of " + station),
            Bytes.EMPTY,
            key(station + " log").publicKeys(),
            key(station + " cosigner").publicKeys(),
            key(station + " recovery").publicKeys());
    var nonce = Bytes.of(new byte[Card.NONCE_SIZE]);
    return new Card(nonce, demo, about, keys, List.of("127.0.0.1:7001", "[::1]:7002"));
  }

  public static CardFile file(String station) {
    return CardFile.make(card(station, true), key(station + " log"));
  }

  public static PairedCards alderAndBirch() {
    return PairedCards.of(file("alder"), file("birch"));
  }
}
