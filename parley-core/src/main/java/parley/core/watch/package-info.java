/**
 * The watch: who sits where, which positions can really be heard, and what needs a person now.
 *
 * <p>A position is <em>armed</em> while its sound has been proven and its console says, every few
 * seconds, that sound runs, the page is seen and the volume is up. Only armed positions count as
 * ringing: to say more would tell the other side that somebody was alerted when nobody was. An
 * alarm is something that needs a response; acknowledging it silences it and proves nothing else.
 */
@NullMarked
package parley.core.watch;

import org.jspecify.annotations.NullMarked;
