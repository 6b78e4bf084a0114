import { expect, test } from 'vitest';
import { EMPTY_VIEW, parseEvent, reduce, type View, type ViewEvent } from '../src/station/view';
import { alarm, at, call, line, message } from './examples';

const after = (...events: readonly ViewEvent[]): View => events.reduce(reduce, EMPTY_VIEW);
const serials = (view: View): string[] => (view.traffic['birch'] ?? []).map((item) => item.serial);

test('an item that comes again replaces itself and is never shown twice', () => {
  const view = after({ kind: 'item', item: message() }, { kind: 'item', item: message({ state: 'acknowledged' }) });
  expect(view.traffic['birch']).toEqual([message({ state: 'acknowledged' })]);
});

test('an answer that comes after a newer event does not take a rung away', () => {
  const rungs = call().ladder;
  const rung = { rung: 'nobody-armed', at: at(3), dtg: '', basis: 'they-say' } as const;
  const newer = call({ ladder: [...rungs, rung] });
  const stale = after({ kind: 'item', item: newer }, { kind: 'answer', item: call({ ladder: rungs }) });
  const fresh = after({ kind: 'item', item: call({ ladder: rungs }) }, { kind: 'answer', item: newer });
  expect(stale.traffic['birch']).toEqual([newer]);
  expect(fresh.traffic['birch']).toEqual([newer]);
});

test('traffic stands newest first, whatever the order it came in', () => {
  const items = [message({ serial: 'm-2', at: at(2) }), message({ serial: 'm-3', at: at(3) }), message({ serial: 'm-1', at: at(1) })];
  expect(serials(after(...items.map((item): ViewEvent => ({ kind: 'item', item }))))).toEqual(['m-3', 'm-2', 'm-1']);
});

test('an older page goes under what is known and never overwrites a newer state', () => {
  const known = message({ serial: 'm-2', at: at(2), state: 'acknowledged' });
  const page = [message({ serial: 'm-2', at: at(2), state: 'delivered' }), message({ serial: 'm-1', at: at(1) })];
  const view = after({ kind: 'item', item: known }, { kind: 'history', line: 'birch', items: page, fresh: false });
  expect(view.traffic['birch']?.map((item) => [item.serial, item.state])).toEqual([['m-2', 'acknowledged'], ['m-1', 'delivered']]);
});

test('a fresh page is the truth for what it shows, and keeps what it does not show', () => {
  const view = after(
    { kind: 'item', item: message({ serial: 'm-2', state: 'alerted' }) },
    { kind: 'item', item: message({ serial: 'm-9', at: at(9) }) },
    { kind: 'history', line: 'birch', items: [message({ serial: 'm-2', state: 'acknowledged' })], fresh: true },
  );
  expect(view.traffic['birch']?.map((item) => [item.serial, item.state])).toEqual([['m-9', 'delivered'], ['m-2', 'acknowledged']]);
});

test('an item without a place in the journal is shown like any other', () => {
  const view = after({ kind: 'item', item: message({ index: undefined, log: undefined, epoch: undefined, state: 'waiting' }) });
  expect(serials(view)).toEqual(['birch-0001']);
});

test('lines keep the order of their names, so that a line keeps its number', () => {
  const view = after({ kind: 'line', line: line('cedar') }, { kind: 'line', line: line('birch') }, { kind: 'line', line: line('cedar', { lamp: 'critical' }) });
  expect(view.lines.map((one) => [one.line, one.lamp])).toEqual([['birch', 'normal'], ['cedar', 'critical']]);
});

test('alarms: new before acknowledged, then priority, then the older one', () => {
  const alarms = [
    alarm({ id: 'low-new' }), alarm({ id: 'high-acknowledged', priority: 'high', state: 'acknowledged' }),
    alarm({ id: 'high-young', priority: 'high', at: at(9) }), alarm({ id: 'high-old', priority: 'high', at: at(1) }), alarm({ id: 'medium', priority: 'medium' }),
  ];
  expect(after({ kind: 'alarms', alarms }).alarms.map((one) => one.id)).toEqual(['high-old', 'high-young', 'medium', 'low-new', 'high-acknowledged']);
});

test('the reducer changes nothing it was given', () => {
  const before = after({ kind: 'item', item: message() });
  const copy = structuredClone(before);
  reduce(before, { kind: 'item', item: call() });
  expect(before).toEqual(copy);
});

test('each event of the stream becomes the change it names', () => {
  expect(parseEvent('message', JSON.stringify(message()))).toEqual({ kind: 'item', item: message() });
  expect(parseEvent('call', JSON.stringify(call()))).toEqual({ kind: 'item', item: call() });
  expect(parseEvent('alarms', '{"alarms":[]}')).toEqual({ kind: 'alarms', alarms: [] });
  expect(parseEvent('positions', '{"positions":[]}')).toEqual({ kind: 'positions', positions: [] });
  expect(parseEvent('beat', '{"now":"2026-11-22T12:00:00Z"}')).toEqual({ kind: 'beat', beat: { now: '2026-11-22T12:00:00Z' } });
});

test('an event of a kind this console does not know changes nothing', () => {
  expect(parseEvent('weather', '{}')).toBeUndefined();
});
