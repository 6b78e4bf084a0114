/**
 * How a watch changes hands: preview and brief, assume, review (the order of the FAA's position
 * relief briefing, JO 7110.65 appendix A). {@link parley.core.handover.Handover} holds the states
 * and every legal move.
 */
@NullMarked
package parley.core.handover;

import org.jspecify.annotations.NullMarked;
