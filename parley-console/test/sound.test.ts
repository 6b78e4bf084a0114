import { expect, test } from 'vitest';
import { soundsFor } from '../src/sound/choose';
import { heardAll, strength } from '../src/sound/ear';
import { SOUNDS, TEST_HERTZ } from '../src/sound/tones';
import type { Alarm, Item } from '../src/station/types';
import { EMPTY_VIEW, type View } from '../src/station/view';
import { alarm, call, message, rung } from './examples';

const view = (items: readonly Item[], alarms: readonly Alarm[] = []): View => ({ ...EMPTY_VIEW, traffic: { birch: items }, alarms });
const LIVE = { notLive: false, silenced: false };

test('nothing sounds when nothing asks for anyone', () => {
  expect(soundsFor(view([message()]), LIVE)).toEqual([]);
});

test('of several calls the gravest is heard', () => {
  expect(soundsFor(view([call(), call({ serial: 'b-3', precedence: 'flash' })]), LIVE)).toEqual(['ring-flash']);
});

test('a FLASH message sounds until a person has acknowledged it', () => {
  expect(soundsFor(view([message({ precedence: 'flash', canAcknowledge: true })]), LIVE)).toEqual(['ring-flash']);
  expect(soundsFor(view([message({ precedence: 'flash', canAcknowledge: false })]), LIVE)).toEqual([]);
});

test('a call that finds no armed position here has no bell here', () => {
  expect(soundsFor(view([call({ bell: false })]), LIVE)).toEqual([]);
});

test('the caller hears progress first and ring-back only when it truly rings there', () => {
  const out = { direction: 'out' } as const;
  expect(soundsFor(view([call({ ...out, ladder: [rung('at-their-station')] })]), LIVE)).toEqual(['progress']);
  expect(soundsFor(view([call({ ...out, ladder: [rung('ringing')] })]), LIVE)).toEqual(['ring-back']);
});

test('a new alarm sounds by its priority, an acknowledged one not at all', () => {
  expect(soundsFor(view([], [alarm({ priority: 'high' })]), LIVE)).toEqual(['alarm-high']);
  expect(soundsFor(view([], [alarm({ priority: 'high', state: 'acknowledged' })]), LIVE)).toEqual([]);
});

test('silence takes bell and alarm away but not the caller’s own ring-back', () => {
  const items = [call({ direction: 'out', ladder: [rung('ringing')] })];
  expect(soundsFor(view(items, [alarm()]), { notLive: false, silenced: true })).toEqual(['ring-back']);
  expect(soundsFor(view([call()]), { notLive: false, silenced: true })).toEqual([]);
});

test('a screen that is not live has one sound only', () => {
  expect(soundsFor(view([call({ precedence: 'flash' })], [alarm()]), { notLive: true, silenced: true })).toEqual(['not-live']);
});

test('every fundamental is below 1 kHz', () => {
  for (const sound of Object.values(SOUNDS)) for (const note of sound.notes) expect(note.hertz).toBeLessThan(1000);
});

function sine(hertz: number, amplitude: number): Float32Array {
  return Float32Array.from({ length: 2048 }, (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / 48_000));
}

test('the ear tells a note from its neighbours', () => {
  const samples = sine(587, 0.2);
  expect(strength(samples, 587, 48_000)).toBeGreaterThan(10 * strength(samples, 784, 48_000));
});

test('the tone counts as heard only when each of its notes stood out', () => {
  const quiet = [TEST_HERTZ.map(() => 0.001)];
  const notes = TEST_HERTZ.map((_, i) => TEST_HERTZ.map((__, k) => (i === k ? 0.1 : 0.001)));
  expect(heardAll(quiet, notes)).toBe(true);
  expect(heardAll(quiet, notes.slice(1))).toBe(false);
  expect(heardAll(notes, notes)).toBe(false);
});
