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
}
