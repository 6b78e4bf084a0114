package parley.core.line;

import java.time.Duration;
import java.util.Optional;

/**
 * An officer's order to ring.
 *
 * @param window how long the call may ring; empty: as long as the terms say
 * @param ours the end that rings
 */
public record CallOrder(Officer by, Precedence precedence, Optional<Duration> window, Ends ours) {}
