/** Which calls the tile shows: every open one, then those whose end the officer has not put away yet. */
import type { Call, Item, Precedence } from '../station/types';
import { itemKey } from '../station/view';

const WEIGHT: Readonly<Record<Precedence, number>> = { flash: 0, immediate: 1, priority: 2, routine: 3 };

/** Ringing here first, by precedence, then talking, then our own rings, then what has ended. */
export function topCalls(
  traffic: Readonly<Record<string, readonly Item[]>>,
  seen: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): readonly Call[] {
  const calls = Object.values(traffic)
    .flat()
    .filter((item): item is Call => item.type === 'call')
    .filter((call) => call.state !== 'ended' || (seen.has(itemKey(call)) && !closed.has(itemKey(call))));
  return calls.sort((one, other) => rank(one) - rank(other) || other.at.localeCompare(one.at));
}

function rank(call: Call): number {
  if (call.state === 'ringing' && call.direction === 'in') return WEIGHT[call.precedence];
  if (call.state === 'talking') return 10;
  return call.state === 'ringing' ? 11 : 12;
}

/** How long a call rang or was talked, in milliseconds; `now` while it goes on. */
export function rangMillis(call: Call, now: number): number {
  const until = call.answeredAt ?? call.endedAt;
  return (until === undefined ? now : Date.parse(until)) - Date.parse(call.at);
}

export function talkedMillis(call: Call, now: number): number {
  if (call.answeredAt === undefined) return 0;
  return (call.endedAt === undefined ? now : Date.parse(call.endedAt)) - Date.parse(call.answeredAt);
}
