/**
 * Messages: what was written, how far it got, who acknowledged it.
 *
 * <p>A message is never edited. It waits in the outbox until it gets its place in the log, is
 * delivered when the other station has cosigned it, alerted when armed positions were told,
 * acknowledged when a person took notice; a mistake is mended by a correction that names it.
 */
@NullMarked
package parley.core.message;

import org.jspecify.annotations.NullMarked;
