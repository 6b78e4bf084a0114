package parley.routes;

import java.time.Duration;

/** Every limit of how frames travel, with its reason. What a line keeps stands in the core. */
final class RouteLimits {
  private RouteLimits() {}

  // A frame.

  /** How deep a frame may be nested; ours are four deep. */
  static final int FRAME_DEPTH = 16;

  /** Fields in one frame, unknown ones included; the largest push of ours has under 400. */
  static final int FRAME_FIELDS = 4096;

  /** Optional abilities that a hello may name: there are none yet. */
  static final int FEATURES = 64;

  /** The name of one of them. */
  static final int FEATURE_BYTES = 64;

  // A connection.

  /** How long a far end may take to answer a dial; the core dials again soon after. */
  static final Duration CONNECT = Duration.ofSeconds(2);

  /** How long a name may take to resolve before the address it had last time is used. */
  static final Duration RESOLVE = Duration.ofSeconds(1);

  /**
   * How long a TLS handshake may take from the first byte to the last: two round trips of a bad
   * satellite route, with loss, and no longer, because whoever has not finished it is a stranger.
   */
  static final Duration HANDSHAKE = Duration.ofSeconds(5);

  /** How long an orderly end may take before the socket is simply shut. */
  static final Duration FAREWELL = Duration.ofMillis(500);

  /**
   * Bytes of frames that may wait on one connection: the four pushes that a line has under way, and
   * as much again for everything else. Whoever lets more pile up does not read, and is given up.
   */
  static final long WAITING_BYTES = 2 << 20;

  /** Frames that may wait on one connection: what so many small ones cost beyond their bytes. */
  static final int WAITING_FRAMES = 4096;

  /** The shortest pause between two confirmations, so that a busy route is not filled with them. */
  static final Duration CONFIRM_PAUSE = Duration.ofMillis(1);

  /** So many bytes read are confirmed at once, pause or not. */
  static final long CONFIRM_BYTES = 32 * 1024;

  /** How often a line is told that bytes arrive, so that small pieces cannot fill its queue. */
  static final Duration ARRIVALS = Duration.ofMillis(50);

  // Strangers.

  /** Connections the operating system may hold for us until they are taken up. */
  static final int BACKLOG = 128;

  /**
   * Handshakes under way on all listeners together: each costs a thread, some 100 KiB and a
   * signature.
   */
  static final int HANDSHAKES = 128;

  /**
   * Handshakes under way from one address (of IPv6: one /64): a counterpart needs one a route and
   * may come again before the last one timed out.
   */
  static final int HANDSHAKES_PER_ADDRESS = 8;

  /** Handshakes that one address may begin at once, and then a second: eight routes, redialled. */
  static final int HANDSHAKE_BURST = 32;

  static final int HANDSHAKES_PER_SECOND = 10;

  /**
   * Handshakes that all addresses together may begin from which no counterpart ever came, at once
   * and then a second: about a quarter of one core.
   */
  static final int STRANGERS = 64;

  static final int STRANGERS_PER_SECOND = 50;

  /** Addresses that are counted one by one; with more, new ones wait until some are quiet. */
  static final int ADDRESSES = 4096;

  /** Addresses remembered because a counterpart came from there: the lines of a large station. */
  static final int PROVEN_ADDRESSES = 256;

  /**
   * Connections that one counterpart may have made on one route: the second exists only to replace
   * a silent one.
   */
  static final int ACCEPTED_PER_ROUTE = 2;

  /** How long a listener waits when the machine refuses it another socket. */
  static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

  /** Lines of one kind in the program's log: strangers must not be able to fill the disk. */
  static final Duration LOG_PAUSE = Duration.ofSeconds(10);
}
