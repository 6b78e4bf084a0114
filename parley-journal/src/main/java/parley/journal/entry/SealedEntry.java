package parley.journal.entry;

import parley.journal.Bytes;

/**
 * An entry as it travels and rests: leaf, entry secret and sealed blob.
 *
 * @param leaf what the log holds
 * @param secret the entry secret, 32 bytes; whoever has it can read and disclose
 * @param blob the sealed content
 */
public record SealedEntry(Leaf leaf, Bytes secret, Bytes blob) {
  public SealedEntry {
    if (secret.size() != Commitment.SECRET_SIZE) {
      throw new MalformedEntry("an entry secret has 32 bytes");
    }
    if (blob.size() > Sealing.MAX_BLOB) {
      throw new MalformedEntry("a sealed blob is too large");
    }
  }

  /** Returns the place in the log only: a secret must not reach a program log. */
  @Override
  public String toString() {
    return "SealedEntry[" + leaf.seq() + "]";
  }
}
