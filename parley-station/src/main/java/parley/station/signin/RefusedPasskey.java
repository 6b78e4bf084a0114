package parley.station.signin;

/** What an authenticator or a browser answered proves nothing. */
public final class RefusedPasskey extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean cloned;

  private RefusedPasskey(String why, boolean cloned) {
    super(why);
    this.cloned = cloned;
  }

  static RefusedPasskey because(String why) {
    return new RefusedPasskey(why, false);
  }

  static RefusedPasskey cloned() {
    return new RefusedPasskey(
        "Its counter went back: there is a copy of this passkey, or it was set back.", true);
  }

  /** Why, in one sentence for people. */
  public String why() {
    return String.valueOf(getMessage());
  }

  /** Whether the counter fell, so that two devices hold one key. */
  public boolean isCloned() {
    return cloned;
  }
}
