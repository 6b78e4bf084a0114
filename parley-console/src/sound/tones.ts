/**
 * The sounds of the console, as data: which notes, when, and how often they come back. Fundamentals stay
 * below 1 kHz and each carries harmonics, so that old ears and poor headsets still tell them apart.
 */

export type SoundName =
  | 'ring-routine'
  | 'ring-priority'
  | 'ring-immediate'
  | 'ring-flash'
  | 'alarm-high'
  | 'alarm-medium'
  | 'alarm-low'
  | 'not-live'
  | 'progress'
  | 'ring-back'
  | 'silence-no-route'
  | 'silence-station-silent'
  | 'silence-nobody-armed'
  | 'silence-rang-not-answered'
  | 'held'
  | 'lost-audio'
  | 'pre-empted'
  | 'test';

export interface Note {
  readonly hertz: number;
  readonly fromMillis: number;
  readonly millis: number;
}

export interface Sound {
  readonly notes: readonly Note[];
  /** After this long it starts again; 0 sounds once. */
  readonly periodMillis: number;
  /** Loudness beside the officer's volume, 0 to 1. */
  readonly level: number;
}

function note(hertz: number, fromMillis: number, millis: number): Note {
  return { hertz, fromMillis, millis };
}

/** `count` pulses of `millis` each, one every `everyMillis`. */
function pulses(hertz: number, count: number, millis: number, everyMillis: number, from = 0): Note[] {
  return Array.from({ length: count }, (_, i) => note(hertz, from + i * everyMillis, millis));
}

/** Two notes in turn, `count` pairs. */
function pairs(low: number, high: number, count: number, millis: number, gap: number): Note[] {
  return Array.from({ length: count }, (_, i) => [
    note(low, i * 2 * (millis + gap), millis),
    note(high, (i * 2 + 1) * (millis + gap), millis),
  ]).flat();
}

export const SOUNDS: Readonly<Record<SoundName, Sound>> = {
  'ring-routine': { notes: [note(425, 0, 1000)], periodMillis: 5000, level: 0.7 },
  'ring-priority': { notes: pairs(425, 520, 2, 400, 0), periodMillis: 3600, level: 0.8 },
  'ring-immediate': { notes: pairs(520, 650, 3, 220, 30), periodMillis: 2500, level: 0.9 },
  'ring-flash': { notes: pairs(650, 980, 2, 250, 0), periodMillis: 1000, level: 1 },
  'alarm-high': {
    notes: [...pulses(740, 5, 120, 200), ...pulses(740, 5, 120, 200, 1500)],
    periodMillis: 10_000,
    level: 0.9,
  },
  'alarm-medium': { notes: pulses(587, 3, 180, 320), periodMillis: 25_000, level: 0.7 },
  'alarm-low': { notes: [note(494, 0, 200)], periodMillis: 0, level: 0.6 },
  'not-live': { notes: [note(300, 0, 700)], periodMillis: 2000, level: 0.4 },
  progress: { notes: pulses(880, 2, 40, 500), periodMillis: 1000, level: 0.3 },
  'ring-back': { notes: [note(425, 0, 1000)], periodMillis: 5000, level: 0.4 },
  // Why a call is not answered, told apart by ear alone: three quick, two long, up and down, one step down.
  'silence-no-route': { notes: pulses(350, 3, 120, 200), periodMillis: 6000, level: 0.5 },
  'silence-station-silent': { notes: pulses(390, 2, 420, 600), periodMillis: 6000, level: 0.5 },
  'silence-nobody-armed': { notes: [note(480, 0, 180), note(620, 200, 180), note(480, 400, 180)], periodMillis: 6000, level: 0.5 },
  'silence-rang-not-answered': { notes: [note(425, 0, 350), note(340, 380, 600)], periodMillis: 6000, level: 0.5 },
  held: { notes: pulses(660, 2, 80, 220), periodMillis: 10_000, level: 0.25 },
  'lost-audio': { notes: pairs(480, 380, 2, 150, 40), periodMillis: 4000, level: 0.6 },
  'pre-empted': { notes: pairs(850, 450, 3, 120, 20), periodMillis: 6000, level: 0.7 },
  test: { notes: [note(440, 0, 350), note(587, 400, 350), note(784, 800, 500)], periodMillis: 0, level: 0.9 },
};

/** The notes of the test tone, for the ear of the microphone. */
export const TEST_HERTZ: readonly number[] = SOUNDS.test.notes.map((one) => one.hertz);
