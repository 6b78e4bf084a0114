import { expect, test } from 'vitest';
import { planned, toStart } from '../src/next/due';
import { at, line } from './examples';

const birch = line('birch', { checkCalls: { next: at(3_600) } });
const cedar = line('cedar', { checkCalls: { next: at(7_200), open: { due: at(-60), result: 'not-made' } } });

test('what is due stands before what comes, in the order of time', () => {
  expect(planned([birch, cedar]).map((due) => [due.line.line, due.open])).toEqual([['cedar', true], ['birch', false], ['cedar', false]]);
});

test('the key starts the check call of the chosen line, else the one that is due longest', () => {
  const both = [line('birch', { checkCalls: { open: { due: at(-10), result: 'rang' } } }), cedar];
  expect(toStart(both, 'birch')?.line).toBe('birch');
  expect(toStart(both, 'dogwood')?.line).toBe('cedar');
});

test('a check call that was answered is not started again, nor one on a line that both closed', () => {
  const answered = line('birch', { checkCalls: { open: { due: at(-10), result: 'answered' } } });
  expect(toStart([answered], 'birch')).toBeUndefined();
  expect(planned([line('cedar', { ...cedar, declared: 'closed' })])).toEqual([]);
});
