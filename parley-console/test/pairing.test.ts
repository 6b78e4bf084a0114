import { expect, test } from 'vitest';
import { complete, GROUPS, isOpen, spread, stepOf } from '../src/admin/pairing';
import type { OurCard, Review } from '../src/admin/types';

const about = { name: 'alder', displayName: 'ALDER', seat: 'South', commandersOffice: 'Office' };
const card: OurCard = { file: '', fingerprint: '', about, keys: {} };
const theirs: Review = {
  theirs: about, routes: [], keys: {}, tenLines: [],
  rules: { answerWindowSeconds: 90, flashLimitSeconds: 600, checkIntervalSeconds: 3600, checkCalls: [], listening: true, recording: 'none' },
};
const none: readonly string[] = Array.from({ length: GROUPS }, () => '');

test('what the station knows of a pairing goes before what this page has read', () => {
  expect(stepOf({}, undefined, false)).toBe('begin');
  expect(stepOf({ card }, undefined, false)).toBe('cards');
  expect(stepOf({ card }, theirs, false)).toBe('review');
  expect(stepOf({ card }, theirs, true)).toBe('digits');
  expect(stepOf({ card, theirs }, undefined, false)).toBe('second');
  expect(stepOf({ line: 'birch' }, theirs, true)).toBe('line');
});

test('a pairing that ended begins anew, though an older one became a line', () => {
  const ended = { why: 'wrong-digits', by: 'Administrator 1', at: '', dtg: '' } as const;
  expect(stepOf({ ended, line: 'birch' }, undefined, false)).toBe('begin');
});

test('a full group moves on, and what is too much goes into the next groups', () => {
  expect(spread(none, 0, '1234')).toEqual({ groups: ['1234', ...none.slice(1)], next: 0 });
  expect(spread(none, 0, '12345').next).toBe(1);
  const all = spread(none, 0, '04127 99310 55602 18834 70019 26645 83190 07751 9');
  expect(all.groups[7]).toBe('07751');
  expect(complete(all.groups)).toBe(true);
  expect(complete(spread(none, 0, '12345').groups)).toBe(false);
});

test('letters and signs are no digits', () => {
  expect(spread(none, 2, '1a-2 b3').groups[2]).toBe('123');
});

test('a line that is unknown or unfinished is not open', () => {
  expect(isOpen(undefined)).toBe(false);
});
