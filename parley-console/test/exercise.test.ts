import { expect, test } from 'vitest';
import { done, TASKS } from '../src/exercise/exercise';
import { at, call, message } from './examples';

const me = { name: 'almark', displayName: 'Maj ALMARK' };
const since = Date.parse(at(0));
const ticked = (items: Parameters<typeof done>[0]): readonly string[] => [...done(items, [], me, since)];

test('each task is ticked by what really happened, and by nothing else', () => {
  expect(ticked([call({ direction: 'in', at: at(1), answeredBy: 'Maj ALMARK' })])).toEqual(['answer']);
  expect(ticked([call({ direction: 'in', at: at(1), answeredBy: 'Lt SERRIN' })])).toEqual([]);
  expect(ticked([call({ direction: 'out', at: at(1), answeredBy: 'EXERCISE partner' })])).toEqual(['call']);
  expect(ticked([call({ direction: 'out', at: at(1) })])).toEqual([]);
  expect(ticked([message({ direction: 'out', at: at(1), precedence: 'flash' })])).toEqual(['flash']);
  expect(ticked([message({ direction: 'out', at: at(1), precedence: 'routine' })])).toEqual([]);
  expect(ticked([message({ direction: 'in', at: at(1), acknowledgedBy: 'Maj ALMARK' })])).toEqual(['acknowledge']);
});

test('a STOP of ours is a STOP and no call; one of theirs is none of the tasks', () => {
  const stop = { who: 'a', what: 'b', where: 'c', when: 'd' };
  expect(ticked([call({ direction: 'out', at: at(1), answeredBy: 'x', stop })])).toEqual(['stop']);
  expect(ticked([call({ direction: 'in', at: at(1), answeredBy: 'Maj ALMARK', stop })])).toEqual([]);
});

test('what was done before the exercise began does not count', () => {
  expect(ticked([call({ direction: 'in', at: at(-1), answeredBy: 'Maj ALMARK' })])).toEqual([]);
});

test('a watch that was handed over from or to this officer ticks the last task', () => {
  const change = { at: at(5), dtg: '', act: 'assumed', position: 'desk-1', officer: 'serrin', name: 'Lt SERRIN', from: 'almark' } as const;
  expect([...done([], [change], me, since)]).toEqual(['handover']);
  expect([...done([], [change], { ...me, name: 'halden' }, since)]).toEqual([]);
  expect(TASKS).toHaveLength(6);
});
