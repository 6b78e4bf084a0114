package parley.core.log;

/**
 * The kinds of entries that this core writes or understands; others are kept and shown as unknown.
 */
public final class Kinds {
  private Kinds() {}

  public static final String EPOCH = "epoch";
  public static final String FAULT = "fault";
  public static final String UNENTERED = "unentered";
  public static final String ATTEMPTS = "attempts";
  public static final String MESSAGE = "message";
  public static final String CORRECTION = "correction";
  public static final String WITHDRAWN = "withdrawn";
  public static final String ALERTED = "alerted";
  public static final String ACKNOWLEDGED = "acknowledged";
  public static final String RING = "ring";
  public static final String ANSWERED = "answered";
  public static final String DECLINED = "declined";
  public static final String ENDED = "ended";

  /** One side declares the line open, suspended or closed. */
  public static final String STATUS = "status";

  /** What the automatic route checks of one interval came to. */
  public static final String CHECKS = "checks";

  /** What an officer did within an answered call. */
  public static final String IN_CALL = "in-call";

  /** The voice of the line met a fault, such as another certificate than the card's. */
  public static final String VOICE_FAULT = "voice-fault";
}
