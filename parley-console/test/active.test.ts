import { expect, test } from 'vitest';
import { rangMillis, talkedMillis, topCalls, topKey } from '../src/call/active';
import { NOON, at, call, line, message } from './examples';

const NONE: ReadonlySet<string> = new Set();

test('what rings here comes first and the gravest of it on top, then talking, then our own rings', () => {
  const traffic = {
    birch: [call({ serial: 'out', direction: 'out' }), call({ serial: 'talking', state: 'talking' }), call({ serial: 'routine' })],
    cedar: [call({ serial: 'flash', line: 'cedar', precedence: 'flash' }), message()],
  };
  expect(topCalls(traffic, NONE, NONE).map((one) => one.serial)).toEqual(['flash', 'routine', 'talking', 'out']);
});

test('a STOP stands above every other call, whatever state it is in', () => {
  const stop = { who: 'Aid convoy 7', what: '', where: 'the bridge', when: '' };
  const traffic = {
    birch: [call({ serial: 'flash', precedence: 'flash' }), call({ serial: 'stop', state: 'talking', precedence: 'flash', stop })],
  };
  expect(topCalls(traffic, NONE, NONE).map((one) => one.serial)).toEqual(['stop', 'flash']);
});

test('by the keys of the lines alone a STOP is answered first, then the gravest', () => {
  const keyed = (name: string, key: object) => line(name, { key: { state: 'ringing-in', ...key } });
  const routine = keyed('alpha', { precedence: 'routine' });
  const flash = keyed('beta', { precedence: 'flash' });
  const stop = keyed('gamma', { precedence: 'flash', stop: true });
  expect(topKey([routine, flash, stop])?.line).toBe('gamma');
  expect(topKey([routine, flash])?.line).toBe('beta');
  expect(topKey([line('delta')])).toBeUndefined();
});

test('a call that ended stays in sight until the officer puts it away', () => {
  const traffic = { birch: [call({ state: 'ended', outcome: 'unanswered' })] };
  const key = new Set(['birch/birch-0002']);
  expect(topCalls(traffic, NONE, NONE)).toHaveLength(0);
  expect(topCalls(traffic, key, NONE)).toHaveLength(1);
  expect(topCalls(traffic, key, key)).toHaveLength(0);
});

test('of calls that ended only the last stays in sight, and none while another call is open', () => {
  const ended = [1, 2].map((number) => call({ serial: `birch-000${number}`, at: at(number), state: 'ended', outcome: 'hung-up' }));
  const seen = new Set(['birch/birch-0001', 'birch/birch-0002']);
  expect(topCalls({ birch: ended }, seen, NONE).map((one) => one.serial)).toEqual(['birch-0002']);
  expect(topCalls({ birch: ended }, seen, new Set(['birch/birch-0002']))).toHaveLength(0);
  const ringing = call({ serial: 'birch-0003', at: at(3) });
  expect(topCalls({ birch: [...ended, ringing] }, seen, NONE).map((one) => one.serial)).toEqual(['birch-0003']);
});

test('ringing time stops at the answer, talking time at the end', () => {
  const ended = call({ state: 'ended', answeredAt: at(9), endedAt: at(99) });
  expect([rangMillis(ended, NOON + 1e9), talkedMillis(ended, NOON + 1e9)]).toEqual([9_000, 90_000]);
  expect(rangMillis(call(), NOON + 5_000)).toBe(5_000);
  expect(talkedMillis(call(), NOON + 5_000)).toBe(0);
});
