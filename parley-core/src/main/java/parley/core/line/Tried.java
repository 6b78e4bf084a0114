package parley.core.line;

import parley.journal.Side;

/** One ring that found no route, as its author lists it in an {@code attempts} entry. */
record Tried(
    Side by, String serial, Precedence precedence, boolean stop, long atMillis, String reason) {}
