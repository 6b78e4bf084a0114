package parley.station.configuration;

import java.time.Duration;

/** Every bound of the station's own program, in one place, each with its reason. */
public final class Limits {
  /** A console draws one strip a route; nobody has asked for more than four. */
  public static final int ROUTES = 8;

  /** Long enough for a 16 KiB message in JSON escapes and for a card in base64. */
  public static final long REQUEST_BYTES = 256 * 1024;

  /** Events kept for a console that reconnects; a minute of a busy line. */
  public static final int EVENTS_KEPT = 2_000;

  /** Events waiting for one slow console. When it is full the console is cut and reconnects. */
  public static final int EVENTS_WAITING = 500;

  /** A control room has tens of consoles; more streams than this is a fault or an attack. */
  public static final int EVENT_STREAMS = 500;

  /** Consoles call the screen dead after 3 s without a beat. */
  public static final Duration BEAT = Duration.ofSeconds(1);

  /**
   * A watch lasts at most half a day; a session outlives two of them and no more. A console that
   * still beats is then locked rather than ended: a session never times out the ring.
   */
  public static final Duration SESSION = Duration.ofHours(24);

  /** A session nobody used for a whole watch ends. */
  public static final Duration SESSION_IDLE = Duration.ofHours(12);

  /** Nobody touched the console for this long: it locks, and goes on ringing. */
  public static final Duration SESSION_LOCK = Duration.ofMinutes(5);

  /** A console that was heard of within this time counts as there. */
  public static final Duration SESSION_LIVES = Duration.ofMinutes(1);

  /** How long a person has to find and use their authenticator. */
  public static final Duration CHALLENGE = Duration.ofMinutes(5);

  /** Challenges that wait for an answer; the oldest is forgotten for one more. */
  public static final int CHALLENGES = 10_000;

  /** As many of them may be of one address. */
  public static final int CHALLENGES_OF_ONE = 200;

  /** So soon after signing in a person may change their own passkeys. */
  public static final Duration FRESH_SIGN_IN = Duration.ofMinutes(5);

  /** How far the time of a console's stamp may lie from the station's. */
  public static final Duration STAMP_WINDOW = Duration.ofSeconds(30);

  /** How long the other tabs of a browser have to notice that somebody signed in anew. */
  public static final Duration STAMP_CHANGE = Duration.ofSeconds(3);

  /**
   * Stamps of the last minute of one session that are taken once: it asks a hundred times a second.
   */
  public static final int STAMPS_REMEMBERED = 6_000;

  /** Browsers remembered for one person; whoever works at more of them is told of one anew. */
  public static final int CONSOLES_REMEMBERED = 32;

  /** What a bearer token gets when nothing is asked for. */
  public static final Duration TOKEN = Duration.ofHours(1);

  /** The longest life that may be asked for a bearer token. */
  public static final Duration TOKEN_LONGEST = Duration.ofHours(12);

  /** Wrong passphrases for one name from one address before the next try must wait. */
  public static final int SIGN_IN_TRIES = 5;

  /** How long a try then waits. The account itself is never locked. */
  public static final Duration SIGN_IN_WAIT = Duration.ofSeconds(30);

  /** New messages and calls an officer may start in a minute; FLASH and answers never count. */
  public static final int STARTS_A_MINUTE = 120;

  /** Answers remembered for an Idempotency-Key, for one day at ordinary traffic. */
  public static final int IDEMPOTENCY_KEYS = 5_000;

  /** How long a request waits for the line's own thread before it says that it cannot say. */
  public static final Duration ORDER = Duration.ofSeconds(5);

  /** Events and orders waiting for one line's thread. */
  public static final int LINE_QUEUE = 10_000;

  /** A pairing that is not finished by then is discarded. */
  public static final Duration PAIRING = Duration.ofMinutes(30);

  /** A change of an account that nobody confirmed by then has to be asked for anew. */
  public static final Duration CONFIRMATION = Duration.ofMinutes(30);

  /** How long a one-time code lets somebody enrol: until the next watch. */
  public static final Duration ENROLMENT = Duration.ofHours(24);

  /** The shortest passphrase anybody may choose. */
  public static final int PASSPHRASE_CHARACTERS = 12;

  private Limits() {}
}
