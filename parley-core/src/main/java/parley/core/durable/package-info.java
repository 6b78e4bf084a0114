/**
 * The durable step: what a station must have on its disk before anything may leave it.
 *
 * <p>A station has one writer. It gathers what all lines have to enter or have received, appends it
 * as one record to the write-ahead file and makes it durable with one sync. Only then do checkpoint
 * signatures, cosignatures and the acknowledgement to our own officer leave. The database is filled
 * afterwards, in its own time, and the file gives up a record only behind a durable commit of it.
 *
 * <p>The newest (size, root) of every log never leaves the file. It is the <em>high-water
 * mark</em>: whatever it has named is taken for ever, signed or not, so that a station that comes
 * back with an older database cannot sign a second history for the same places.
 *
 * <p>Everything here is a pure decision. {@link parley.core.durable.Disk} and {@link
 * parley.core.durable.EntryStore} do the input and output; the simulation passes its own. Start
 * with {@link parley.core.durable.DurableStep}; {@link parley.core.durable.Replay} is its mirror
 * image at start.
 */
@NullMarked
package parley.core.durable;

import org.jspecify.annotations.NullMarked;
