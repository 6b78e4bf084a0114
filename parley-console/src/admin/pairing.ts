/** How far a pairing is, and the digits that are typed for it. */
import type { Line } from '../station/types';
import type { Pairing, Review } from './types';

export const GROUPS = 8;
export const DIGITS = 5;

/** The six screens, in their order. */
export const STEPS = ['begin', 'cards', 'review', 'digits', 'second', 'line'] as const;
export type Step = (typeof STEPS)[number];

/**
 * Where the pairing stands: what the station knows goes before what this page has read of their card.
 * `read` says that names, keys and rules were read here.
 */
export function stepOf(pairing: Pairing, theirs: Review | undefined, read: boolean): Step {
  if (pairing.card === undefined) return pairing.line === undefined || pairing.ended !== undefined ? 'begin' : 'line';
  if (pairing.theirs !== undefined) return 'second';
  if (theirs === undefined) return 'cards';
  return read ? 'digits' : 'review';
}

/** A line that both first entries opened; until then the pairing is unfinished. */
export function isOpen(line: Line | undefined): boolean {
  return line !== undefined && line.state !== 'pairing-unfinished';
}

/** Spreads what was typed or dictated over the groups from `at` on, and says which group is typed next. */
export function spread(groups: readonly string[], at: number, typed: string): { readonly groups: readonly string[]; readonly next: number } {
  const digits = typed.replace(/\D/g, '');
  const all = [...groups];
  let next = at;
  let rest = digits;
  do {
    all[next] = rest.slice(0, DIGITS);
    rest = rest.slice(DIGITS);
    if ((all[next] ?? '').length === DIGITS) next += 1;
  } while (rest !== '' && next < GROUPS);
  return { groups: all.slice(0, GROUPS), next: Math.min(next, GROUPS - 1) };
}

export function complete(groups: readonly string[]): boolean {
  return groups.length === GROUPS && groups.every((one) => one.length === DIGITS);
}
