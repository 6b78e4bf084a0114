/**
 * Which calls the tile shows: every open one; while there is none, the one that ended last, until the officer puts
 * it away. Earlier ones stand in the traffic below, where their proof opens too.
 */
import type { Call, Item, Line, Precedence } from '../station/types';
import { itemKey } from '../station/view';

const WEIGHT: Readonly<Record<Precedence, number>> = { flash: 0, immediate: 1, priority: 2, routine: 3 };

/** A STOP first, then what rings here, by precedence, then talking, then our own rings. */
export function topCalls(
  traffic: Readonly<Record<string, readonly Item[]>>,
  seen: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): readonly Call[] {
  const calls = Object.values(traffic)
    .flat()
    .filter((item): item is Call => item.type === 'call');
  const open = calls.filter((call) => call.state !== 'ended');
  if (open.length > 0) return open.sort((one, other) => rank(one) - rank(other) || newer(one, other));
  const ended = calls.filter((call) => seen.has(itemKey(call))).sort(newer);
  return ended.slice(0, 1).filter((call) => !closed.has(itemKey(call)));
}

function newer(one: Call, other: Call): number {
  return other.at.localeCompare(one.at);
}

function rank(call: Call): number {
  if (call.stop !== undefined) return -1;
  if (call.state === 'ringing' && call.direction === 'in') return WEIGHT[call.precedence];
  if (call.state === 'talking') return 10;
  return 11;
}

/** What rings here by the keys of the lines alone: a STOP first, then by precedence. */
export function topKey(lines: readonly Line[]): Line | undefined {
  const weight = ({ key }: Line): number => (key.stop === true ? -1 : WEIGHT[key.precedence ?? 'routine']);
  return lines.filter((line) => line.key.state === 'ringing-in').sort((one, other) => weight(one) - weight(other))[0];
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
