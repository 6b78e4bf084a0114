/**
 * The ladder: how far an attempt got, and what proves each rung.
 *
 * <p>An officer reads the ladder to know what the other side knows. Nothing here may say more than
 * the evidence supports, so each rung carries its {@link parley.core.ladder.Basis}: our own deed,
 * the counterpart's cosignature (proof), or only the counterpart's signed word.
 */
@NullMarked
package parley.core.ladder;

import org.jspecify.annotations.NullMarked;
