package parley.journal.view;

import parley.journal.Reference;
import parley.journal.entry.PeerHead;

/**
 * One entry as the merged view needs it.
 *
 * @param at its place
 * @param link the newest checkpoint of the other log its author had seen
 * @param reading what can be read of it
 */
public record ViewEntry(Reference at, PeerHead link, Reading reading) {}
