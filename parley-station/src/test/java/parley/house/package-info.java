/**
 * The house rules as tests: how large things may grow, what may import what, and what the core must
 * never touch. They read every module's source and classes from here, because this module is the
 * only one that sees all the others.
 *
 * <p>A rule that makes one place worse is broken there by name, in the list beside the rule, where
 * its number may only fall.
 */
@NullMarked
package parley.house;

import org.jspecify.annotations.NullMarked;
