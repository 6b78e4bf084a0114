/** Which drafts an officer sees where, and what they may do about one. Pure; the station has the last word. */
import type { Role } from '../station/types';
import type { Draft } from './types';

export interface Me {
  readonly officer: string;
  readonly role: Role;
}

/** Returns the drafts after one of them changed: what is over is no draft any more. */
export function withDraft(drafts: readonly Draft[], changed: Draft): readonly Draft[] {
  const others = drafts.filter((one) => one.draft !== changed.draft);
  const over = changed.state === 'sent' || changed.state === 'withdrawn';
  return (over ? others : [...others, changed]).toSorted((one, other) => one.at.localeCompare(other.at) || one.draft.localeCompare(other.draft));
}

export function isMine(draft: Draft, me: Me | undefined): boolean {
  return draft.author.officer === me?.officer;
}

/** Nobody approves their own draft, and of the two people one is a supervisor. */
export function mayApprove(draft: Draft, me: Me | undefined): boolean {
  if (me === undefined || draft.state !== 'waiting' || isMine(draft, me)) return false;
  if (me.role !== 'officer' && me.role !== 'supervisor') return false;
  return me.role === 'supervisor' || draft.author.role === 'supervisor';
}

export function maySend(draft: Draft, me: Me | undefined): boolean {
  if (me === undefined || (me.role !== 'officer' && me.role !== 'supervisor')) return false;
  return draft.state === 'approved' || (draft.state === 'kept' && mayWithdraw(draft, me));
}

export function mayWithdraw(draft: Draft, me: Me | undefined): boolean {
  return isMine(draft, me) || me?.role === 'supervisor';
}

/** What stands above the composer of a line: its drafts, and what waits for this officer on any other. */
export function draftsBeside(drafts: readonly Draft[], line: string, me: Me | undefined): readonly Draft[] {
  return drafts.filter((one) => one.line === line || mayApprove(one, me));
}
