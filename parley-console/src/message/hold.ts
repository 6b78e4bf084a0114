/**
 * Gravity by holding: IMMEDIATE and FLASH leave only after a key was held for a second, or, for people who
 * cannot hold, pressed twice. Pure: the time is given, nothing is scheduled here.
 */
import type { Precedence } from '../station/types';

export const HOLD_MILLIS = 1_000;
/** The second press may come this late; the words on the button say that one is awaited. */
export const SECOND_PRESS_MILLIS = 6_000;

export type Hold =
  | { readonly kind: 'idle' }
  | { readonly kind: 'holding'; readonly since: number }
  | { readonly kind: 'primed'; readonly until: number };

export type HoldEvent =
  | { readonly kind: 'down'; readonly at: number }
  | { readonly kind: 'up'; readonly at: number }
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'cancel' };

export interface HoldStep {
  readonly hold: Hold;
  readonly send: boolean;
}

export const IDLE: Hold = { kind: 'idle' };

/** ROUTINE and PRIORITY go at the first press. */
export function needsHold(precedence: Precedence): boolean {
  return precedence === 'immediate' || precedence === 'flash';
}

/** Returns where the hold stands after `event`, and whether the message leaves now. */
export function holdAfter(hold: Hold, event: HoldEvent): HoldStep {
  switch (event.kind) {
    case 'cancel':
      return { hold: IDLE, send: false };
    case 'down':
      if (hold.kind === 'primed' && event.at <= hold.until) return { hold: IDLE, send: true };
      return { hold: hold.kind === 'holding' ? hold : { kind: 'holding', since: event.at }, send: false };
    case 'up':
      if (hold.kind !== 'holding') return { hold, send: false };
      if (event.at - hold.since >= HOLD_MILLIS) return { hold: IDLE, send: true };
      return { hold: { kind: 'primed', until: event.at + SECOND_PRESS_MILLIS }, send: false };
    case 'tick':
      if (hold.kind === 'holding' && event.at - hold.since >= HOLD_MILLIS) return { hold: IDLE, send: true };
      if (hold.kind === 'primed' && event.at > hold.until) return { hold: IDLE, send: false };
      return { hold, send: false };
  }
}

/** How much of the ring is filled, 0 to 1. */
export function fill(hold: Hold, at: number): number {
  return hold.kind === 'holding' ? Math.min(1, Math.max(0, (at - hold.since) / HOLD_MILLIS)) : 0;
}
