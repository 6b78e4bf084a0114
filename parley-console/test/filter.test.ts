import { expect, test } from 'vitest';
import { matches } from '../src/traffic/filter';
import { call, message } from './examples';

test('an empty filter passes everything', () => {
  expect(matches(message(), '  ')).toBe(true);
});

test('words are found in text, serial and name, whatever their case', () => {
  expect(['CONVOY', 'birch-0001', 'torven', '1200znov'].map((filter) => matches(message(), filter))).toEqual([true, true, true, true]);
  expect(matches(message(), 'submarine')).toBe(false);
});

test('all tokens must match', () => {
  expect(matches(message({ precedence: 'flash' }), 'prec:z convoy')).toBe(true);
  expect(matches(message({ precedence: 'flash' }), 'prec:z submarine')).toBe(false);
});

test('precedence by letter or by word', () => {
  expect(['prec:o', 'prec:immediate', 'prec:z'].map((filter) => matches(message({ precedence: 'immediate' }), filter))).toEqual([true, true, false]);
});

test('from:us and from:them tell the sides apart', () => {
  expect(matches(message({ direction: 'out' }), 'from:us')).toBe(true);
  expect(matches(message({ direction: 'out' }), 'from:them')).toBe(false);
});

test('unanswered finds calls without an answer and nothing else', () => {
  expect(matches(call({ state: 'ended', outcome: 'unanswered' }), 'unanswered')).toBe(true);
  expect(matches(call({ state: 'ended', outcome: 'hung-up' }), 'unanswered')).toBe(false);
  expect(matches(message(), 'unanswered')).toBe(false);
});

test('ё is found as е, but і is never и', () => {
  expect(matches(message({ text: 'вертолёт' }), 'вертолет')).toBe(true);
  expect(matches(message({ text: 'вертолет' }), 'вертолёт')).toBe(true);
  expect(matches(message({ text: 'підтверджено' }), 'пидтверджено')).toBe(false);
});
