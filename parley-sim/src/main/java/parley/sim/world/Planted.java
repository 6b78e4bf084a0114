package parley.sim.world;

/** A mistake made on purpose in one port of the simulation, to show that the promises bite. */
public enum Planted {
  NONE,
  /** The disk says that a record is durable a while before it is. */
  DISK_SPEAKS_TOO_SOON,
  /** A kill takes the last few committed transactions out of the database. */
  DATABASE_FORGETS,
  /** Chance gives the same bytes every time. */
  CHANCE_REPEATS,
  /** The screens of the called side show no hold of their own. */
  A_SCREEN_MISSES_HOLDS
}
