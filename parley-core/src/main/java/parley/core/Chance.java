package parley.core;

import parley.journal.Bytes;

/** The source of randomness: the operating system's in a station, a seed's in the simulation. */
public interface Chance {
  /** Returns {@code count} random bytes; each call draws anew. */
  Bytes bytes(int count);
}
