package parley.store;

/**
 * A station's files cannot be used. The message names the file, what is wrong, and what an
 * administrator can do.
 */
public final class CannotOpen extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Why {
    /** Another process works on the same state folder. */
    IN_USE,
    /** The file or folder is not there. */
    MISSING,
    /** The passphrase is not the one the keys were protected with. */
    WRONG_PASSPHRASE,
    /** The file is not what it should be. */
    DAMAGED,
    /** Others than the owner may read it. */
    TOO_OPEN,
    /** No room on the disk. */
    DISK_FULL,
    /** The operating system refused. */
    FAILED
  }

  private final Why why;

  CannotOpen(Why why, String message) {
    super(message);
    this.why = why;
  }

  CannotOpen(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
