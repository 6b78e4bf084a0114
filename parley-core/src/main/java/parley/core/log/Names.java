package parley.core.log;

/** The names of the attributes in field 7 that this core writes. */
public final class Names {
  private Names() {}

  /** The serial of a message or call: {@code alder-0017}. */
  public static final String SERIAL = "serial";

  /** The language of a text, as BCP 47. */
  public static final String LANGUAGE = "lang";

  /** True for what is not real. */
  public static final String EXERCISE = "exercise";

  /** The display name of the officer who acted. */
  public static final String NAME = "name";

  /** The answer window of a ring, in seconds. */
  public static final String WINDOW = "window";

  /** How many armed positions were told. */
  public static final String POSITIONS = "positions";

  /** In a {@code fault}: how many leaves in a row, from the one referred to, did not open. */
  public static final String COUNT = "count";

  /** Why, in the words of whoever acted. */
  public static final String REASON = "reason";

  /** How a call ended. */
  public static final String OUTCOME = "outcome";

  /** What the officer read back. */
  public static final String READ_BACK = "readback";

  /** The serial of the message that this one corrects. */
  public static final String CORRECTS = "corrects";

  /** A list of attempts or of calls that could not be entered, one map each. */
  public static final String LIST = "list";

  /** Unix milliseconds of one element of such a list. */
  public static final String AT = "at";

  /** The precedence of one element of such a list. */
  public static final String PRECEDENCE = "precedence";

  /** The nonce of a call that was not entered, in hexadecimal. */
  public static final String NONCE = "nonce";

  /** In the house log: the id of the line that an entry is about, 32 hexadecimal digits. */
  public static final String LINE = "line";

  /** In an {@code epoch} entry: the fingerprints of the two cards. */
  public static final String CARD_A = "card-a";

  public static final String CARD_B = "card-b";

  /** In a {@code ring}: what the caller's end can speak, in order of preference. */
  public static final String CODECS = "codecs";

  /** In an {@code answered}: the one of them that is spoken; empty: no voice. */
  public static final String CODEC = "codec";

  /** The fingerprint of the author's voice certificate as its card has it, in hexadecimal. */
  public static final String VOICE = "voice";

  /** How the call is recorded by the author's side: {@code none}. */
  public static final String RECORDING = "recording";

  /** The position acted from. */
  public static final String POSITION = "position";

  /** In an {@code alerted} about a ring: the stage at which these positions ring. */
  public static final String STAGE = "stage";

  /** In an {@code in-call}: what was done. */
  public static final String ACT = "act";

  /** In an {@code in-call}: the position that the call was passed to. */
  public static final String TO = "to";

  /** In an {@code in-call}: the display name of who speaks there. */
  public static final String TO_NAME = "to-name";

  /** In an {@code in-call}: what kind of thing was read back. */
  public static final String WHAT = "what";

  /** In an {@code in-call}: what was read back. */
  public static final String TEXT = "text";

  /** In a {@code voice-fault}: the route on which it was met. */
  public static final String ROUTE = "route";

  /** In a {@code voice-fault}: the fingerprint that was seen instead, in hexadecimal. */
  public static final String SEEN = "seen";

  /** In a {@code status}: open, suspended or closed. */
  public static final String STATUS = "status";

  /**
   * In a {@code ring} or a {@code message}: who, what, where and when; its presence is the mark.
   */
  public static final String STOP = "stop";

  /** In a {@code ring}: the time of the check call that it is, in Unix seconds. */
  public static final String CHECK = "check";

  /** In a {@code checks}: the length of the interval, in seconds. */
  public static final String INTERVAL = "interval";

  /** In a {@code checks}: what came of one route. */
  public static final String RESULT = "result";

  /** In a {@code checks}: how long a route's answer took, in milliseconds. */
  public static final String RTT = "rtt";

  /** In a {@code checks}: the check calls whose time ended since the entry before. */
  public static final String DUE = "due";
}
