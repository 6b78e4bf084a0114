/** Invented lines, calls and messages for the tests; each test changes only what it is about. */
import type { Alarm, Call, Line, Message, Rung, RungName } from '../src/station/types';

export const NOON = Date.parse('2026-11-22T12:00:00Z');
export const at = (seconds: number): string => new Date(NOON + seconds * 1000).toISOString();

const AUTHOR = { station: 'birch', officer: 'torven', name: 'Cpt TORVEN' };

export function rung(name: RungName, more: Partial<Rung> = {}): Rung {
  return { rung: name, at: at(0), dtg: '221200ZNOV26', basis: 'ours', ...more };
}

export function message(more: Partial<Message> = {}): Message {
  return {
    type: 'message', serial: 'birch-0001', line: 'birch', author: AUTHOR, direction: 'in', precedence: 'routine',
    log: 'b', index: 7, epoch: 1, at: at(0), dtg: '221200ZNOV26', ladder: [], state: 'delivered', text: 'Convoy at the bridge.', lang: 'en', ...more,
  };
}

export function call(more: Partial<Call> = {}): Call {
  return {
    type: 'call', serial: 'birch-0002', line: 'birch', author: AUTHOR, direction: 'in', precedence: 'routine',
    log: 'b', index: 8, epoch: 1, at: at(0), dtg: '221200ZNOV26', ladder: [], state: 'ringing', ...more,
  };
}

export function alarm(more: Partial<Alarm> = {}): Alarm {
  return { id: 'a', priority: 'low', kind: 'route', at: at(0), dtg: '221200ZNOV26', words: 'A route is down.', state: 'new', ...more };
}

export function line(name: string, more: Partial<Line> = {}): Line {
  return {
    line: name, station: { name, displayName: name.toUpperCase() }, ours: { name: 'alder', side: 'a' }, state: 'normal',
    lamp: 'normal', routes: [], key: { state: 'idle' }, ...more,
  };
}
