import { expect, test } from 'vitest';
import { mayPassOn, offered, openSteps } from '../src/onward/onward';
import type { OnwardStep } from '../src/onward/types';
import { at, message } from './examples';

const step = (to: string, state: OnwardStep['state']): OnwardStep => ({ to, by: 'Maj ALMARK', at: at(0), dtg: '', state });
const passed = message({ direction: 'in', acknowledgedBy: 'Maj ALMARK', onward: [step('Duty general', 'open'), step('Cell', 'received'), step('Press', 'withdrawn')] });

test('a step is open until its recipient has confirmed it', () => {
  expect(openSteps(passed)).toBe(1);
  expect(openSteps(message({}))).toBe(0);
});

test('only what they wrote and somebody acknowledged is passed on, by whoever writes', () => {
  expect(mayPassOn(passed, 'officer')).toBe(true);
  expect(mayPassOn(passed, 'supervisor')).toBe(true);
  expect(mayPassOn(passed, 'linguist')).toBe(false);
  expect(mayPassOn({ ...passed, direction: 'out' }, 'officer')).toBe(false);
  expect(mayPassOn(message({ direction: 'in' }), 'officer')).toBe(false);
});

test('whoever has it is not offered again, and whoever had it by mistake is', () => {
  expect(offered(passed, ['Duty general', 'Cell', 'Press', 'Engineers'])).toEqual(['Press', 'Engineers']);
});
