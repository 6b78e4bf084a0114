import { expect, test } from 'vitest';
import { alarmWords, byGravity, readBackOf, topMessage } from '../src/alarm/alarm';
import { en } from '../src/words/en';
import type { AlarmKind } from '../src/station/types';
import { alarm, at, message } from './examples';

test('every kind of alarm has its words', () => {
  const kinds: readonly AlarmKind[] = ['flash', 'message', 'call', 'route', 'station-silent', 'nobody-has-the-watch', 'not-entered', 'clock', 'storage', 'line-state'];
  for (const kind of kinds) expect(en[alarmWords(alarm({ kind }), 'CEDAR').key]).toBeTruthy();
});

test('a STOP stands above every other alarm, though others are older', () => {
  const nobody = alarm({ id: 'nobody', kind: 'nobody-has-the-watch', priority: 'high', at: at(1) });
  const stop = alarm({ id: 'stop', kind: 'stop', priority: 'high', at: at(9) });
  const storage = alarm({ id: 'storage', kind: 'storage', priority: 'high', at: at(0) });
  expect([storage, nobody, stop].sort(byGravity).map((one) => one.id)).toEqual(['stop', 'nobody', 'storage']);
});

test('a FLASH is named with its serial and its line', () => {
  expect(alarmWords(alarm({ kind: 'flash', serial: 'cedar-0031' }), 'CEDAR')).toEqual({ key: 'alarm.flash', args: { line: 'CEDAR', serial: 'cedar-0031' } });
});

test('what is read back are the last two digits of the serial', () => {
  expect(['cedar-0031', 'post7-0104', 'x-9'].map(readBackOf)).toEqual(['31', '04', '9']);
});

test('without an alarm F8 goes to the gravest message that waits, then to the oldest', () => {
  const waiting = { canAcknowledge: true } as const;
  const traffic = {
    birch: [message({ serial: 'b-1', ...waiting }), message({ serial: 'b-2', precedence: 'flash', at: at(9), ...waiting })],
    cedar: [message({ serial: 'c-1', precedence: 'flash', at: at(4), ...waiting }), message({ serial: 'c-2', precedence: 'flash' })],
  };
  expect(topMessage(traffic)?.serial).toBe('c-1');
  expect(topMessage({ birch: [message()] })).toBeUndefined();
});
