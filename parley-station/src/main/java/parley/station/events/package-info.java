/**
 * What consoles are told without asking: one stream of server-sent events.
 *
 * <p>Every event carries a whole view, so an event lost is repaired by the next one. The hub keeps
 * the newest events for a console that reconnects with {@code Last-Event-ID}; one that was away too
 * long, or whose station has restarted, gets the full state instead. A console that does not read
 * is cut off when its bounded queue is full: it reconnects, and nobody else waits for it.
 */
@NullMarked
package parley.station.events;

import org.jspecify.annotations.NullMarked;
