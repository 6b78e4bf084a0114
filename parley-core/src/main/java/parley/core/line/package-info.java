/**
 * A line: the standing relation between two stations, as one of them lives it.
 *
 * <p>{@link parley.core.line.Line} is the whole of it: it takes what officers order and what the
 * routes bring, keeps the two logs, and answers with entries for the durable step, frames for the
 * routes and views for the screens. It has one owner thread and asks its surroundings through
 * {@link parley.core.line.LinePorts} only.
 *
 * <p>The order of things never changes: an order becomes a draft; drafts and checked pushes are
 * gathered into one batch; the batch is made durable; only then is the log longer, signed, pushed,
 * cosigned, shown. What an officer is told was entered is therefore on the disk, and what he is
 * told was delivered is on the other side's.
 *
 * <p>When nothing can be entered, the line goes on ringing ({@link parley.core.line.Unentered}).
 */
@NullMarked
package parley.core.line;

import org.jspecify.annotations.NullMarked;
