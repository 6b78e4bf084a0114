/** How loud a sound is, for meters and for the proof that a voice came back from the station. */

/** What a meter shows as empty, in decibels under full scale. */
const FLOOR_DB = -60;

/** The strength of a block of samples in -1…1, in decibels under full scale; -100 for silence. */
export function decibels(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 || sum === 0 ? -100 : Math.max(-100, 10 * Math.log10(sum / samples.length));
}

/** Where a meter stands, 0 to 1; ordinary speech (-30 to -20 dB) stands in the upper half. */
export function meterStand(db: number): number {
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (-10 - FLOOR_DB)));
}

/** A voice must stand out of the quiet by this much, and be this loud at least. */
const STANDS_OUT_DB = 12;
const LOUD_DB = -50;
/** So many blocks of such a voice, ours and the returned one close together, within the time kept. */
const BLOCKS = 4;
const KEPT = 45;
/** The way through the station and back takes less than this many blocks. */
const NEAR = 10;

/**
 * Decides whether what came back from the station is our own voice: it must rise clearly over its own quiet,
 * and each time shortly after our microphone did. A hum of the station proves nothing.
 */
export class EchoProof {
  readonly #ours: number[] = [];
  readonly #returned: number[] = [];

  /** Takes one block of both levels in decibels; returns whether the proof is whole. */
  take(ours: number, returned: number): boolean {
    this.#ours.push(ours);
    this.#returned.push(returned);
    if (this.#ours.length > KEPT) {
      this.#ours.shift();
      this.#returned.shift();
    }
    const spoken = rises(this.#ours);
    const heard = rises(this.#returned).map((loud, i) => loud && spoken.slice(Math.max(0, i - NEAR), i + 1).some(Boolean));
    return heard.filter(Boolean).length >= BLOCKS;
  }
}

/** Which blocks stand out of the quietest fifth of all. */
function rises(levels: readonly number[]): boolean[] {
  const sorted = [...levels].sort((one, other) => one - other);
  const quiet = sorted[Math.floor(sorted.length / 5)] ?? 0;
  return levels.map((level) => level > LOUD_DB && level > quiet + STANDS_OUT_DB);
}
