/**
 * Voice: legs to consoles, handsets and the counterpart, and who hears whom.
 *
 * <p>A console never talks to the other party. Speech runs console - station - station - console,
 * each stretch encrypted by itself and trusted only as far as its own two ends. The station copies
 * coded speech from leg to leg and never decodes it.
 */
@NullMarked
package parley.voice;

import org.jspecify.annotations.NullMarked;
