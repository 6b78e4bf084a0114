import { expect, test } from 'vitest';
import { soundingKeys, soundsFor, type Surroundings } from '../src/sound/choose';
import { heardAll, strength } from '../src/sound/ear';
import { SOUNDS, TEST_HERTZ, type SoundName } from '../src/sound/tones';
import type { Alarm, Call, Item } from '../src/station/types';
import { EMPTY_VIEW, type View } from '../src/station/view';
import { NOON, alarm, at, call, message, rung } from './examples';

const view = (items: readonly Item[], alarms: readonly Alarm[] = []): View => ({ ...EMPTY_VIEW, traffic: { birch: items }, alarms });
const HERE = { position: 'desk-1', made: new Set<string>() };
const LIVE: Surroundings = { notLive: false, here: HERE, now: NOON };
const OURS = { state: 'waiting', ours: { name: 'Maj ALMARK', position: 'desk-1' } } as const;
/** A call that this console makes or talks. */
const own = (more: Partial<Call> = {}): Call => call({ direction: 'out', voice: OURS, ...more });

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
  expect(soundsFor(view([own({ ladder: [rung('at-their-station')] })]), LIVE)).toEqual(['progress']);
  expect(soundsFor(view([own({ ladder: [rung('ringing')] })]), LIVE)).toEqual(['ring-back']);
  expect(soundsFor(view([own({ ladder: [rung('ringing')], armedThere: 0 })]), LIVE)).toEqual(['progress']);
});

test('a new alarm sounds by its priority, an acknowledged one not at all', () => {
  expect(soundsFor(view([], [alarm({ priority: 'high' })]), LIVE)).toEqual(['alarm-high']);
  expect(soundsFor(view([], [alarm({ priority: 'high', state: 'acknowledged' })]), LIVE)).toEqual([]);
});

test('silence takes bell and alarm away but not the caller’s own ring-back', () => {
  const items = [own({ ladder: [rung('ringing')] })];
  const silent = (some: View): Surroundings => ({ ...LIVE, silenced: soundingKeys(some, HERE) });
  const before = view(items, [alarm()]);
  expect(soundsFor(before, silent(before))).toEqual(['ring-back']);
  expect(soundsFor(view([call()]), silent(view([call()])))).toEqual([]);
});

test('what comes after the silence began is heard all the same', () => {
  const quiet: Surroundings = { ...LIVE, silenced: soundingKeys(view([call()], [alarm()]), HERE) };
  expect(soundsFor(view([call()], [alarm(), alarm({ id: 'b', priority: 'high' })]), quiet)).toEqual(['alarm-high']);
  expect(soundsFor(view([call()], [alarm()]), quiet)).toEqual([]);
  expect(soundsFor(view([], [alarm(), alarm({ id: 'b', priority: 'high' })]), quiet)).toEqual(['alarm-high']);
  expect(soundsFor(view([call(), message({ serial: 'b-9', precedence: 'flash', canAcknowledge: true })]), quiet)).toEqual(['ring-flash']);
});

test('a station that stands still sounds like the gravest alarm, and no silence covers it', () => {
  const stalled = view([], [alarm()]);
  expect(soundsFor(stalled, { ...LIVE, stalled: true, silenced: soundingKeys(stalled, HERE) })).toEqual(['alarm-high']);
});

test('what is over and what is shelved makes no sound', () => {
  expect(soundsFor(view([], [alarm({ state: 'rectified', priority: 'high' }), alarm({ id: 'b', state: 'shelved' })]), LIVE)).toEqual([]);
});

test('a screen that is not live has one sound only', () => {
  expect(soundsFor(view([call({ precedence: 'flash' })], [alarm()]), { ...LIVE, notLive: true, silenced: new Set(['a']) })).toEqual(['not-live']);
});

test('a bell rings only at the positions the station names, and at every one when it names none', () => {
  expect(soundsFor(view([call({ ringsAt: ['desk-2'] })]), LIVE)).toEqual([]);
  expect(soundsFor(view([call({ ringsAt: ['desk-2', 'desk-1'] })]), LIVE)).toEqual(['ring-routine']);
  expect(soundsFor(view([call({ ringsAt: ['desk-2'] })]), { ...LIVE, here: { ...HERE, position: undefined } })).toEqual([]);
});

test('the tones of a caller are heard only at the console that made the call', () => {
  const ladder = [rung('ringing')];
  const elsewhere = { state: 'waiting', ours: { name: 'Lt SERRIN', position: 'desk-2' } } as const;
  expect(soundsFor(view([own({ ladder, voice: elsewhere })]), LIVE)).toEqual([]);
  expect(soundsFor(view([call({ direction: 'out', ladder })]), LIVE)).toEqual([]);
  const made = { ...HERE, made: new Set(['birch/birch-0002']) };
  expect(soundsFor(view([call({ direction: 'out', ladder })]), { ...LIVE, here: made })).toEqual(['ring-back']);
});

test('each of the four silences has a tone of its own, while it lasts or once when the call ended by it', () => {
  const ringing = (['no-route', 'station-silent', 'nobody-armed'] as const).map((silence) => soundsFor(view([own({ silence })]), LIVE));
  expect(ringing).toEqual([['silence-no-route'], ['silence-station-silent'], ['silence-nobody-armed']]);
  const ended = own({ state: 'ended', outcome: 'unanswered', silence: 'rang-not-answered', endedAt: at(0) });
  expect(soundsFor(view([ended]), { ...LIVE, now: NOON + 1_000 })).toEqual(['silence-rang-not-answered']);
  expect(soundsFor(view([ended]), { ...LIVE, now: NOON + 5_000 })).toEqual([]);
});

test('a held call, a lost voice and a call cut by a graver one are heard apart, the lost voice before a hold', () => {
  const talking = (voice: Call['voice']) => own({ state: 'talking', voice });
  const held = { name: 'Cpt TORVEN', position: 'desk-4', held: true };
  expect(soundsFor(view([talking({ ...OURS, state: 'up' })]), LIVE)).toEqual([]);
  expect(soundsFor(view([talking({ ...OURS, state: 'up', theirs: held })]), LIVE)).toEqual(['held']);
  expect(soundsFor(view([talking({ ...OURS, state: 'lost', theirs: held })]), LIVE)).toEqual(['lost-audio']);
  expect(soundsFor(view([talking({ ...OURS, state: 'up' })]), { ...LIVE, deaf: true })).toEqual(['lost-audio']);
  expect(soundsFor(view([talking({ ...OURS, state: 'none' })]), { ...LIVE, deaf: true })).toEqual([]);
  expect(soundsFor(view([own({ state: 'ended', outcome: 'pre-empted', endedAt: at(0) })]), LIVE)).toEqual(['pre-empted']);
});

const length = (name: SoundName): number => Math.max(...SOUNDS[name].notes.map((note) => note.fromMillis + note.millis));

test('progress ticks twice a second, ring-back is 425 Hz for 1 s in every 5 s', () => {
  expect(SOUNDS.progress.notes.map((note) => note.fromMillis)).toEqual([0, 500]);
  expect(SOUNDS.progress.periodMillis).toBe(1000);
  expect(SOUNDS['ring-back']).toMatchObject({ notes: [{ hertz: 425, fromMillis: 0, millis: 1000 }], periodMillis: 5000 });
});

test('no two sounds have the same notes, but for the ring and the ring-back of a routine call', () => {
  const scores = Object.entries(SOUNDS).filter(([name]) => name !== 'ring-back').map(([, sound]) => JSON.stringify(sound.notes));
  expect(new Set(scores).size).toBe(scores.length);
});

test('the tones of the silences are short, and come back later than the end of a call is heard', () => {
  const tones = (['no-route', 'station-silent', 'nobody-armed', 'rang-not-answered'] as const).map((one) => `silence-${one}` as const);
  for (const tone of [...tones, 'pre-empted'] as const) {
    expect(length(tone)).toBeLessThanOrEqual(1100);
    expect(SOUNDS[tone].periodMillis).toBeGreaterThan(5000);
  }
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
