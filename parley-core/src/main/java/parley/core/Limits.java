package parley.core;

import java.time.Duration;

/** Every limit that a line keeps, with its reason. */
public final class Limits {
  private Limits() {}

  /** The text of a message, in UTF-8 bytes: what one entry's body may hold. */
  public static final int MESSAGE_BYTES = 16 * 1024;

  /**
   * A reason, a name or another short text that travels in an entry's attributes, in characters.
   */
  public static final int SHORT_TEXT = 400;

  /** Each of the four parts of a STOP, in characters: all of them fit one entry's attributes. */
  public static final int STOP_WORDS = 200;

  /** The text of a route check, in UTF-8 bytes: a whole frame of it fits one part. */
  public static final int CHECK_TEXT = 1024;

  /** A route check that has no answer after this long has failed; slow routes answer in less. */
  public static final Duration CHECK_ANSWER = Duration.ofSeconds(15);

  /** A route check that failed is tried again this much later, as long as its interval lasts. */
  public static final Duration CHECK_AGAIN = Duration.ofSeconds(45);

  /** After this long the routes that passed are entered without waiting for the others. */
  public static final Duration CHECK_PATIENCE = Duration.ofSeconds(90);

  /** Checks are late after so many hundredths of an interval without one that passed. */
  public static final int CHECK_LATE_PERCENT = 150;

  /** Routes that one {@code checks} entry may tell of; more are not read. */
  public static final int CHECKED_ROUTES = 32;

  /** The name of a route in a {@code checks} entry, in characters. */
  public static final int ROUTE_NAME = 40;

  /** Check calls that one {@code checks} entry may name as due. */
  public static final int CHECK_CALLS_DUE = 60;

  /** Entries in one push: bounds what a receiver checks before it can refuse. */
  public static final int PUSH_ENTRIES = 64;

  /** Bytes of blobs in one push. */
  public static final int PUSH_BYTES = 256 * 1024;

  /** Entries of our own in one durable step, so that a step's checkpoint always fits one push. */
  public static final int BATCH_ENTRIES = 16;

  /**
   * Bytes of our own blobs in one durable step beyond the first entry; as {@link #BATCH_ENTRIES}.
   */
  public static final int BATCH_BYTES = 64 * 1024;

  /** Any frame, encoded. A push of {@link #PUSH_BYTES} with its signatures stays below it. */
  public static final int FRAME_BYTES = 512 * 1024;

  /** What may be written in one piece to a route: nothing urgent waits behind more. */
  public static final int PART_BYTES = 8 * 1024;

  /** Pushes received and not yet checked, on one line; more are dropped and asked for again. */
  public static final int INCOMING_PUSHES = 64;

  /** Messages that wait in the outbox of one line; the next is refused with a clear word. */
  public static final int OUTBOX_MESSAGES = 2_000;

  /**
   * Calls of one side that may ring at the same time; the next is declined at once ("queue full").
   */
  public static final int CALL_QUEUE = 5;

  /** Positions of one side that may listen to a call at the same time; more are not shown. */
  public static final int LISTENERS = 16;

  /** What one side may read back within a call; a counterpart must not make a view slow. */
  public static final int READ_BACKS = 64;

  /** How long an entry that is not urgent waits for company before its durable step. */
  public static final Duration COMPANY = Duration.ofMillis(20);

  /** A silent route is suspect after this long, or four round trips if that is longer. */
  public static final Duration SUSPECT_AFTER = Duration.ofSeconds(3);

  /** The longest pause between two dials of a route. */
  public static final Duration REDIAL = Duration.ofMillis(900);

  /** A beat goes out on every live route this often. */
  public static final Duration BEAT = Duration.ofSeconds(1);

  /**
   * An idle checkpoint is signed again this often, so that proof of silence never waits for
   * traffic.
   */
  public static final Duration RESIGN = Duration.ofSeconds(60);

  /** A station that has not cosigned for this long over a live route is silent. */
  public static final Duration SILENT_AFTER = Duration.ofSeconds(3);

  /** Clocks further apart than this raise an alarm. */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(2);
}
