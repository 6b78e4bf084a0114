import { expect, test } from 'vitest';
import { ageOf, openCalls, spokenAt, waitingAlarms } from '../src/board/board';
import { byGravity, ofSource } from '../src/alarm/alarm';
import { monthAfter } from '../src/alarm/report';
import { EMPTY_VIEW } from '../src/station/view';
import { NOON, alarm, at, call, message } from './examples';

test('the board shows what nobody noticed, whether it lasts or not, and nothing that was', () => {
  const alarms = [alarm(), alarm({ id: 'b', state: 'rectified' }), alarm({ id: 'c', state: 'acknowledged' }), alarm({ id: 'd', state: 'shelved' })];
  expect(waitingAlarms({ ...EMPTY_VIEW, alarms }).map((one) => one.id)).toEqual(['a', 'b']);
});

test('calls of every line stand on the board, the oldest first, and none that has ended', () => {
  const traffic = {
    birch: [call({ serial: 'b-2', at: at(5) }), call({ serial: 'b-3', state: 'ended' }), message()],
    cedar: [call({ serial: 'c-1', at: at(1), state: 'talking' })],
  };
  expect(openCalls({ ...EMPTY_VIEW, traffic }).map((one) => one.serial)).toEqual(['c-1', 'b-2']);
});

test('nothing is younger than nothing, whatever the clocks say', () => {
  expect([ageOf(at(0), NOON + 500), ageOf(at(0), NOON - 500)]).toEqual([500, 0]);
});

test('a talked call names the position and who speaks there', () => {
  const voice = { state: 'up', ours: { name: 'Lt SERRIN', position: 'desk-2' } } as const;
  expect(spokenAt(call({ state: 'talking', voice }))).toBe('desk-2 (Lt SERRIN)');
});

test('that nobody has the watch outranks an older and graver-looking alarm, noticed or not', () => {
  const nobody = alarm({ id: 'n', kind: 'nobody-has-the-watch', priority: 'high', state: 'acknowledged', at: at(9) });
  const flash = alarm({ id: 'f', kind: 'flash', priority: 'high' });
  expect([flash, nobody].sort(byGravity).map((one) => one.id)).toEqual(['n', 'f']);
});

test('of one priority what is over and unnoticed stands before what is acknowledged', () => {
  const over = alarm({ id: 'o', state: 'rectified', priority: 'medium' });
  const known = alarm({ id: 'k', state: 'acknowledged', priority: 'high' });
  expect([known, over].sort(byGravity).map((one) => one.id)).toEqual(['o', 'k']);
});

test('a source names its kind and its line, if it has one', () => {
  expect(ofSource('route.cedar.-.low')).toEqual({ kind: 'route', line: 'cedar' });
  expect(ofSource('storage.-.-.high')).toEqual({ kind: 'storage' });
});

test('months go over the turn of the year', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});
