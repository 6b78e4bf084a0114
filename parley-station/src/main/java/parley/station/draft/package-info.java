/**
 * Drafts: messages that are written, wait for a second person's approval where the line's terms ask
 * for it, and are then sent. The desk keeps them in the house journal; nothing of them is on a line
 * before they are sent.
 */
@NullMarked
package parley.station.draft;

import org.jspecify.annotations.NullMarked;
