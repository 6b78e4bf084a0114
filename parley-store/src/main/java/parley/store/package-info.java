/**
 * Where a station keeps things: the write-ahead file, the SQLite database behind it, and the file
 * with its keys.
 *
 * <p>{@link parley.store.Storage} opens all of it in the right order and runs the station's one
 * writer on a thread of its own. What is decided (what one record holds, when a segment may be
 * overwritten, what a bad record means) is in {@code parley.core.durable}; here bytes are moved.
 * docs/storage.md describes the files byte by byte.
 *
 * <p>Nothing readable rests on the disk: text is in sealed blobs, entry secrets, waiting messages
 * and officers are encrypted under the station's key, and only index columns are clear.
 */
@NullMarked
package parley.store;

import org.jspecify.annotations.NullMarked;
