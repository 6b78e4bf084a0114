package parley.core.line;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How our own route checks fare.
 *
 * @param lastPassedMillis when one was last entered as passed, by our clock
 * @param missed how many intervals in a row, up to now, ended without any route passing
 * @param late more than one and a half intervals have gone since the last that passed
 * @param passed how many intervals passed in all
 * @param failed how many did not
 */
public record LineChecks(
    OptionalLong lastPassedMillis,
    int missed,
    boolean late,
    int passed,
    int failed,
    Duration interval) {}
