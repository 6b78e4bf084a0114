/**
 * The two logs of a line as one station holds them: its own, which it alone writes, and its copy of
 * the counterpart's, which it checks before it stores and stores before it cosigns.
 *
 * <p>Nothing here performs I/O. {@link parley.core.log.OwnLog} seals and numbers, {@link
 * parley.core.log.PeerLog} judges what was pushed; the line carries their results to the durable
 * step and comes back to {@code append} only when that has succeeded.
 */
@NullMarked
package parley.core.log;

import org.jspecify.annotations.NullMarked;
