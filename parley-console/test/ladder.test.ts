import { expect, test } from 'vitest';
import { basisWords, callGist, mark, reading, rungWords, trulyRings } from '../src/ladder/ladder';
import { call, message, rung } from './examples';

const OUT = { direction: 'out' } as const;

test('each of the four silences reads as itself while it rings', () => {
  const silences = ['no-route', 'station-silent', 'nobody-armed'] as const;
  expect(silences.map((silence) => reading(call({ ...OUT, silence })))).toEqual(silences);
});

test('“rang, not answered” is never said before the window has ended', () => {
  expect(reading(call({ ...OUT, silence: 'rang-not-answered' }))).toBe('ringing');
  expect(reading(call({ ...OUT, state: 'ended', outcome: 'unanswered', silence: 'rang-not-answered' }))).toBe('rang-not-answered');
});

test('without a receipt and without a silence the ring is only on its way', () => {
  expect(reading(call({ ...OUT, ladder: [rung('entered'), rung('sent')] }))).toBe('sending');
  expect(reading(call({ ...OUT, ladder: [rung('entered'), rung('sent'), rung('at-their-station')] }))).toBe('sending');
});

test('a call that was answered, declined or withdrawn has no silence', () => {
  expect(reading(call({ ...OUT, state: 'talking', silence: 'no-route' }))).toBeUndefined();
  expect(reading(call({ ...OUT, state: 'ended', outcome: 'declined', silence: 'nobody-armed' }))).toBeUndefined();
  expect(reading(call({ ...OUT, state: 'ended', outcome: 'withdrawn', silence: 'no-route' }))).toBeUndefined();
});

test('ring-back is heard only when their station says that it rings', () => {
  expect(trulyRings(call({ ...OUT, ladder: [rung('sent'), rung('at-their-station')] }))).toBe(false);
  expect(trulyRings(call({ ...OUT, ladder: [rung('ringing', { basis: 'they-say' })] }))).toBe(true);
  expect(trulyRings(call({ ...OUT, ladder: [rung('nobody-armed')] }))).toBe(false);
});

test('ring-back stops when the last armed position there goes away, and starts when one comes', () => {
  expect(trulyRings(call({ ...OUT, ladder: [rung('ringing'), rung('nobody-armed')] }))).toBe(false);
  expect(trulyRings(call({ ...OUT, ladder: [rung('nobody-armed'), rung('ringing')] }))).toBe(true);
});

test('a call of theirs never makes ring-back here', () => {
  expect(trulyRings(call({ direction: 'in', ladder: [rung('ringing')] }))).toBe(false);
});

test('a message alerts where a call rings, and “at their station” turns round for what came in', () => {
  expect(rungWords(rung('ringing', { count: 2 }), message())).toEqual({ key: 'rung.alerted', args: { count: 2 } });
  expect(rungWords(rung('ringing', { count: 2 }), call())).toEqual({ key: 'rung.ringing', args: { count: 2 } });
  expect(rungWords(rung('at-their-station'), call({ direction: 'in' })).args).toEqual({ direction: 'in' });
});

test('the basis beside a rung is the one the station gave', () => {
  expect((['ours', 'proven', 'they-say'] as const).map((basis) => basisWords(rung('sent', { basis })).key)).toEqual([
    'ladder.basis.ours', 'ladder.basis.proven', 'ladder.basis.they-say',
  ]);
});

test('the log has its own words for each way a call stays unanswered', () => {
  const ended = (silence: 'no-route' | 'station-silent' | 'nobody-armed' | 'rang-not-answered') =>
    callGist(call({ ...OUT, state: 'ended', outcome: 'unanswered', silence }), '1:30', '').key;
  const keys = [ended('no-route'), ended('station-silent'), ended('nobody-armed'), ended('rang-not-answered')];
  expect(new Set(keys).size).toBe(4);
});

test('ticks never run ahead of the ladder', () => {
  const states = ['waiting', 'entered', 'delivered', 'alerted', 'acknowledged', 'withdrawn'] as const;
  expect(states.map((state) => mark(message({ state })).ticks)).toEqual([0, 1, 2, 2, 3, 0]);
});

test('a ring without a place in the journal and without a receipt has no tick', () => {
  expect(mark(call({ ...OUT, index: undefined, log: undefined })).ticks).toBe(0);
  expect(mark(call({ ...OUT })).ticks).toBe(1);
  expect(mark(call({ ...OUT, ladder: [rung('at-their-station')] })).ticks).toBe(2);
});

test('a corrected message keeps the third tick only if a person had acknowledged it', () => {
  expect(mark(message({ state: 'corrected' })).ticks).toBe(2);
  expect(mark(message({ state: 'corrected', acknowledgedBy: 'Lt SERRIN' })).ticks).toBe(3);
});
