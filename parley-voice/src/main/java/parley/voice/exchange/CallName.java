package parley.voice.exchange;

import parley.journal.Side;

/**
 * Which call.
 *
 * @param line as this station names it
 * @param caller the side that rang
 * @param serial of the call on its line
 */
public record CallName(String line, Side caller, String serial) {}
