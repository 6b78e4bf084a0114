package parley.sim.world;

/** What can go wrong. Each is switched on or off by a coin of its own for every seed. */
public enum Fault {
  /** One route is cut: its connections break, dials find no path. */
  ROUTE_CUT,
  /** Both routes are cut at once. */
  BOTH_CUT,
  /** A route swallows everything without a word; it may or may not give it back later. */
  BLACK_HOLE,
  /** A route carries in one direction only. */
  ONE_WAY,
  /** A route is slow to deliver: up to 1.2 s each way. */
  LONG_DELAY,
  /** A route carries 1,200 to 8,000 bytes a second. */
  SLOW_ROUTE,
  /** Somebody in between resets the connections of a route. */
  RESET,
  /** kill -9 at any event, also in the middle of a durable step; restart a while later. */
  KILL,
  /** The machine goes, not only the process: nobody is told that its connections are gone. */
  POWER_CUT,
  /** A write that was under way at a kill is kept in part. */
  TORN,
  /** The write-ahead file refuses for want of room. */
  DISK_FULL,
  /** The database has no room, as in production, where the file is preallocated. */
  DATABASE_FULL,
  /** A sync fails; the storage has failed until a restart. */
  FSYNC_ERROR,
  /** A sync takes up to 2 s. */
  SLOW_DISK,
  /** A station's wall clock jumps, by up to an hour either way, and may jump back. */
  CLOCK_JUMP,
  /** A station's clocks run up to 500 ppm fast or slow. */
  CLOCK_DRIFT
}
