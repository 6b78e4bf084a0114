import { expect, test } from 'vitest';
import { openOf } from '../src/print/paper';
import { takenFrom } from '../src/relief/relief.svelte';
import type { WatchChanges } from '../src/relief/types';
import { commandFor } from '../src/shell/keys';
import { EMPTY_VIEW, parseEvent, reduce } from '../src/station/view';
import { alarm, at, call, message } from './examples';

const change = (seconds: number, from: string): WatchChanges['changes'][number] => ({
  at: at(seconds), dtg: '221200ZNOV26', act: 'taken-over', position: 'desk-1', officer: 'serrin', name: 'Lt SERRIN', from, fromName: from,
});
const watch: WatchChanges = { handovers: [], lapsed: [], changes: [change(0, 'almark'), change(60, 'almark'), change(90, 'torven')] };

test('whoever a position was taken from is told of the newest time', () => {
  expect(takenFrom(watch, 'almark')?.at).toBe(at(60));
  expect(takenFrom(watch, 'halden')).toBeUndefined();
  expect(takenFrom(undefined, 'almark')).toBeUndefined();
});

test('the event of the watch replaces what the console knew of it', () => {
  const event = parseEvent('watch', JSON.stringify(watch));
  expect(event === undefined ? undefined : reduce(EMPTY_VIEW, event).watch).toEqual(watch);
});

test('Alt+W opens the watch by its place on the keyboard, also while typing', () => {
  const focus = { typing: true, inLinePane: false, inCallPane: false, pushToTalk: false };
  const press = { code: 'KeyW', key: 'ц', shiftKey: false, altKey: true, ctrlKey: false, metaKey: false };
  expect(commandFor(press, focus)).toEqual({ kind: 'watch' });
});

test('a print lists as open what nobody acknowledged, calls that go on and alarms that stand', () => {
  const items = [
    message({ serial: 'birch-0001', state: 'acknowledged' }),
    message({ serial: 'birch-0002', state: 'alerted', precedence: 'flash', at: at(5) }),
    call({ serial: 'birch-0003', state: 'ended' }),
    call({ serial: 'birch-0004', state: 'talking', at: at(9) }),
  ];
  const titles = openOf(items, [alarm({ priority: 'high', at: at(1) })]).map((one) => one.title);
  expect(titles).toEqual(['HIGH', 'FLASH birch-0002', 'ROUTINE birch-0004']);
});
