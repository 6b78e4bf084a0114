package parley.store;

import java.util.regex.Pattern;

/**
 * Names one signing key of a station.
 *
 * @param owner what the key was made for: a card (any short label, for instance its nonce in
 *     hexadecimal digits) or {@code house}
 */
public record KeyName(String owner, Use use) {
  private static final Pattern OWNER = Pattern.compile("[a-z0-9-]{1,64}");

  public KeyName {
    if (!OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException("a key's owner is 1 to 64 of a-z, 0-9 and -");
    }
  }

  /** What a key signs. Distinct keys for each. */
  public enum Use {
    /** Checkpoints of our log. */
    LOG,
    /** Checkpoints of the peer's log. */
    COSIGNER,
    /** A change of the other two. */
    RECOVERY;

    String word() {
      return switch (this) {
        case LOG -> "log";
        case COSIGNER -> "cosigner";
        case RECOVERY -> "recovery";
      };
    }
  }

  String stored() {
    return owner + "/" + use.word();
  }
}
