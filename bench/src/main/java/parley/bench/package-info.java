/**
 * Measures what is claimed, each claim beside what it is compared with, in one run. Machines are
 * noisy: read the ratios.
 */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
