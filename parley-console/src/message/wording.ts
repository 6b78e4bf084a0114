/** Where a text departs from the words both parties agreed for a line. A hint and no more: nothing is held up. */

export interface AgreedTerm {
  readonly agreed: string;
  /** How it is not to be written. */
  readonly others: readonly string[];
}

export interface WordingHint {
  readonly agreed: string;
  /** As it stands in the text. */
  readonly found: string;
  readonly at: number;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');

/** A whole word or words, in any script: `\b` knows Latin letters only. */
function pattern(term: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])`, flags);
}

/** Agreed terms may begin a sentence with a capital; apart from that they are written as agreed. */
function isAsAgreed(found: string, agreed: string): boolean {
  return found === agreed || found === agreed.charAt(0).toLocaleUpperCase() + agreed.slice(1);
}

/** Returns what is written otherwise than agreed, in the order of the text. */
export function wordingHints(text: string, terms: readonly AgreedTerm[]): readonly WordingHint[] {
  const hints: WordingHint[] = [];
  // What stands as agreed is taken out, so that a short form within it is not found again.
  let rest = text;
  for (const { agreed } of terms) {
    rest = rest.replaceAll(pattern(agreed, 'giu'), (found: string, at: number) => {
      if (!isAsAgreed(found, agreed)) hints.push({ agreed, found, at });
      return ' '.repeat(found.length);
    });
  }
  for (const { agreed, other } of ruledOut(terms)) {
    rest = rest.replaceAll(pattern(other, 'giu'), (found: string, at: number) => {
      hints.push({ agreed, found, at });
      return ' '.repeat(found.length);
    });
  }
  return hints.toSorted((one, another) => one.at - another.at);
}

/** The longest first: a short form is often part of a longer one. */
function ruledOut(terms: readonly AgreedTerm[]): readonly { readonly agreed: string; readonly other: string }[] {
  return terms
    .flatMap(({ agreed, others }) => others.map((other) => ({ agreed, other })))
    .toSorted((one, another) => another.other.length - one.other.length);
}

/** Returns the text with one departure mended. */
export function mended(text: string, { agreed, found, at }: WordingHint): string {
  return text.slice(0, at) + agreed + text.slice(at + found.length);
}
