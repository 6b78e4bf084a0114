package parley.voice.handset;

/** Where a handset's password comes from; it is read once, at start, and wiped after use. */
@FunctionalInterface
public interface Password {
  /** Returns a fresh array, which the caller wipes. */
  char[] read();
}
