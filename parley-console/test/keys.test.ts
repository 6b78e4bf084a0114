import { expect, test } from 'vitest';
import { commandFor, type Focus, type Press } from '../src/shell/keys';

const NOWHERE: Focus = { typing: false, inLinePane: false };
const TYPING: Focus = { typing: true, inLinePane: false };
const LINES: Focus = { typing: false, inLinePane: true };

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, code: key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more };
}
const shift = { shiftKey: true };

test('function keys work anywhere, also while typing', () => {
  const kinds = ['F1', 'F2', 'F4', 'F6', 'F8', 'F9'].map((key) => commandFor(press(key), TYPING)?.kind);
  expect(kinds).toEqual(['help', 'answer', 'call', 'pane', 'acknowledge', 'write']);
});

test('shift turns a function key into its graver or opposite sense', () => {
  expect(commandFor(press('F4', shift), TYPING)).toEqual({ kind: 'end' });
  expect(commandFor(press('F6', shift), TYPING)).toEqual({ kind: 'pane', step: -1 });
  expect(commandFor(press('F8', shift), TYPING)).toEqual({ kind: 'silence' });
  expect(commandFor(press('F9', shift), TYPING)).toEqual({ kind: 'write', precedence: 'flash' });
});

test('escape closes a layer and is never the key that ends a call', () => {
  for (const focus of [NOWHERE, TYPING, LINES]) expect(commandFor(press('Escape'), focus)).toEqual({ kind: 'close' });
});

test('Alt with R, P, O or Z chooses the precedence by the place of the key, under any alphabet', () => {
  const russian = [['KeyR', 'к'], ['KeyP', 'з'], ['KeyO', 'щ'], ['KeyZ', 'я']] as const;
  expect(russian.map(([code, key]) => commandFor(press(key, { code, altKey: true }), TYPING))).toEqual(
    ['routine', 'priority', 'immediate', 'flash'].map((precedence) => ({ kind: 'precedence', precedence })),
  );
});

test('digits choose a line only in the line pane', () => {
  expect(commandFor(press('3'), LINES)).toEqual({ kind: 'line', number: 3 });
  expect(commandFor(press('3'), NOWHERE)).toBeUndefined();
  expect(commandFor(press('3'), TYPING)).toBeUndefined();
  expect(commandFor(press('0'), LINES)).toBeUndefined();
});

test('the slash starts the filter, but is a slash while typing', () => {
  expect(commandFor(press('/', { code: 'Slash' }), NOWHERE)).toEqual({ kind: 'filter' });
  expect(commandFor(press('/', { code: 'Slash' }), TYPING)).toBeUndefined();
});

test('the key of the slash starts the filter under a Cyrillic layout, where it writes a full stop', () => {
  expect(commandFor(press('.', { code: 'Slash' }), NOWHERE)).toEqual({ kind: 'filter' });
});

test('with Ctrl or Meta a key belongs to the browser or the composer', () => {
  expect(commandFor(press('F4', { ctrlKey: true }), NOWHERE)).toBeUndefined();
  expect(commandFor(press('Enter', { ctrlKey: true }), TYPING)).toBeUndefined();
  expect(commandFor(press('/', { metaKey: true }), NOWHERE)).toBeUndefined();
});
