package parley.station.command;

/** What a command's end says. */
public final class Exit {
  public static final int OK = 0;

  /** The station could not be asked. */
  public static final int NOT_ASKED = 1;

  /** The command line cannot be meant. */
  public static final int USAGE = 2;

  /** Not at their station in time. */
  public static final int NOT_THERE = 3;

  /** There, but not acknowledged; rang, and was not answered. */
  public static final int NOT_TAKEN = 4;

  /** A proof is not valid. */
  public static final int PROOF_INVALID = 5;

  /** The window ended and nobody was ever armed. */
  public static final int NOBODY_ARMED = 7;

  /** Declined, or refused by the station. */
  public static final int REFUSED = 8;

  private Exit() {}
}
