import { expect, test } from 'vitest';
import { commandFor, type Focus, type Press } from '../src/shell/keys';

const NOWHERE: Focus = { typing: false, inLinePane: false, inCallPane: false, pushToTalk: false };
const TYPING: Focus = { ...NOWHERE, typing: true };
const LINES: Focus = { ...NOWHERE, inLinePane: true };
const CALLS: Focus = { ...NOWHERE, inCallPane: true };

function press(key: string, more: Partial<Press> = {}): Press {
  return { key, code: key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more };
}
const shift = { shiftKey: true };

test('function keys work anywhere, also while typing', () => {
  const kinds = ['F1', 'F2', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'].map((key) => commandFor(press(key), TYPING)?.kind);
  expect(kinds).toEqual(['help', 'answer', 'call', 'pane', 'checkCall', 'acknowledge', 'write', 'stop']);
});

test('shift turns a function key into its graver or opposite sense', () => {
  expect(commandFor(press('F2', shift), TYPING)).toEqual({ kind: 'pass' });
  expect(commandFor(press('F4', shift), TYPING)).toEqual({ kind: 'end' });
  expect(commandFor(press('F6', shift), TYPING)).toEqual({ kind: 'pane', step: -1 });
  expect(commandFor(press('F7', shift), TYPING)).toEqual({ kind: 'board' });
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

const ON_CALL = [['KeyM', 'm'], ['KeyH', 'h'], ['KeyN', 'n'], ['KeyQ', 'q']] as const;
const onCall = (focus: Focus, more: Partial<Press> = {}) => ON_CALL.map(([code, key]) => commandFor(press(key, { code, ...more }), focus)?.kind);

test('M, H, N and Q act on a call in the call pane only, and never while typing there', () => {
  expect(onCall(CALLS)).toEqual(['mute', 'hold', 'jot', 'jot']);
  for (const focus of [NOWHERE, LINES, TYPING, { ...CALLS, typing: true }]) expect(onCall(focus)).toEqual([undefined, undefined, undefined, undefined]);
  expect(onCall(CALLS, shift)).toEqual([undefined, undefined, undefined, undefined]);
});

test('the keys of a call are taken by their place, under any alphabet', () => {
  expect(commandFor(press('ь', { code: 'KeyM' }), CALLS)).toEqual({ kind: 'mute' });
  expect(commandFor(press('й', { code: 'KeyQ' }), CALLS)).toEqual({ kind: 'jot', what: 'read-back' });
});

test('the space bar talks with push-to-talk in the call pane, else it presses what is in focus', () => {
  const space = press(' ', { code: 'Space' });
  expect(commandFor(space, { ...CALLS, pushToTalk: true })).toEqual({ kind: 'talk' });
  expect(commandFor(space, CALLS)).toBeUndefined();
  expect(commandFor(space, { ...NOWHERE, pushToTalk: true })).toBeUndefined();
  expect(commandFor(space, { ...CALLS, pushToTalk: true, typing: true })).toBeUndefined();
});

test('1 to 5 in the call pane say what came of a call', () => {
  expect(commandFor(press('5'), CALLS)).toEqual({ kind: 'result', number: 5 });
  expect(commandFor(press('6'), CALLS)).toBeUndefined();
  expect(commandFor(press('1'), { ...CALLS, typing: true })).toBeUndefined();
});

test('G then H goes to the health of the line, and neither is a key while typing', () => {
  expect(commandFor(press('g', { code: 'KeyG' }), NOWHERE)).toEqual({ kind: 'go' });
  expect(commandFor(press('р', { code: 'KeyH' }), { ...CALLS, going: true })).toEqual({ kind: 'health' });
  expect(commandFor(press('h', { code: 'KeyH' }), { ...TYPING, going: true })).toBeUndefined();
  expect(commandFor(press('h', { code: 'KeyH', altKey: true }), TYPING)).toEqual({ kind: 'health' });
});
