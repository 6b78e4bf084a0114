package parley.journal.entry;

import java.util.Optional;
import java.util.Random;
import parley.journal.Bytes;
import parley.journal.Reference;
import parley.journal.Side;

/** Entries for tests; all persons and stations are invented. */
public final class Entries {
  public static final long NOON = 1_795_348_800_000L;

  private Entries() {}

  /** Returns 32 bytes that depend on nothing but the seed. */
  public static Bytes secret(long seed) {
    var bytes = new byte[Commitment.SECRET_SIZE];
    new Random(seed).nextBytes(bytes);
    return Bytes.of(bytes);
  }

  public static Content message(String serial, String text) {
    return new Content(
        "message",
        NOON,
        "watch/o-17",
        "FLASH",
        Optional.empty(),
        Attributes.with().text("serial", serial).text("name", "K. Lindqvist").build(),
        Bytes.utf8(text));
  }

  public static Content alerted(Reference about) {
    return new Content(
        "alerted",
        NOON + 1_000,
        "station/birch",
        "",
        Optional.of(about),
        Attributes.with().number("positions", 2).build(),
        Bytes.EMPTY);
  }

  public static Reference first() {
    return new Reference(Side.A, 1, 0);
  }

  public static SealedEntry sealed(Content content, long seq) {
    return Sealing.seal(content, seq, PeerHead.NONE, secret(seq + 1));
  }
}
