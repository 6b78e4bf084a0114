/**
 * What follows an acknowledgement within this station: a message of theirs is passed on to named
 * recipients of our own, and each step is open until that recipient's receipt is noted. All of it
 * stands in the house journal; the other side learns nothing of it.
 */
@NullMarked
package parley.core.onward;

import org.jspecify.annotations.NullMarked;
