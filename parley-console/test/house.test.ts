import { expect, test } from 'vitest';
import { inSight, questionOf } from '../src/admin/house';

const NOW = Date.parse('2026-11-22T14:00:00Z');
const query = (filter: string): string => {
  const question = questionOf(filter, NOW);
  return question.kind === 'ok' ? decodeURIComponent(question.query) : `bad ${question.token}`;
};

test('tokens become the question to the station', () => {
  expect(query('kind:reading by:almark')).toBe('kind=reading&by=almark');
  expect(query('')).toBe('');
});

test('times are of today, a date-time group, or as machines write them', () => {
  expect(query('from:0600Z')).toBe('from=2026-11-22T06:00:00Z');
  expect(query('to:221400znov26')).toBe('to=2026-11-22T14:00:00Z');
  expect(query('from:2026-11-21T00:00:00Z')).toBe('from=2026-11-21T00:00:00.000Z');
});

test('a token that nobody can mean is named and nothing is asked', () => {
  expect(query('by:almark colour:red')).toBe('bad colour:red');
  expect(query('almark')).toBe('bad almark');
  expect(query('from:soon')).toBe('bad from:soon');
});

test('of a long journal only the rows in sight and a few around them are drawn', () => {
  expect(inSight(0, 340, 34, 100_000)).toEqual({ first: 0, last: 16 });
  const middle = inSight(34 * 5_000, 340, 34, 100_000);
  expect(middle.last - middle.first).toBe(22);
  expect(inSight(0, 340, 34, 3)).toEqual({ first: 0, last: 3 });
});
