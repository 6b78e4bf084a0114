/**
 * Listens through the microphone whether the test tone truly came out of a loudspeaker. Nothing is recorded:
 * only the strength of the three notes is read, and the microphone is let go at once.
 */
import { TEST_HERTZ } from './tones';

const BLOCK_MILLIS = 40;
/** A note counts as heard when it stands out of the quiet before it by this factor (20 dB). */
const STANDS_OUT = 10;

/** The strength of one frequency in a block of samples (Goertzel's filter), for samples in -1…1. */
export function strength(samples: Float32Array, hertz: number, rate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let one = 0;
  let two = 0;
  for (const sample of samples) {
    const zero = sample + coefficient * one - two;
    two = one;
    one = zero;
  }
  return Math.sqrt(Math.max(0, one * one + two * two - coefficient * one * two)) / samples.length;
}

/** Whether each note stood out in `during` against `before`; both hold one strength per note and block. */
export function heardAll(before: readonly number[][], during: readonly number[][]): boolean {
  return TEST_HERTZ.every((_, i) => {
    const quiet = Math.max(1e-5, ...before.map((block) => block[i] ?? 0));
    return Math.max(0, ...during.map((block) => block[i] ?? 0)) > quiet * STANDS_OUT;
  });
}

/**
 * Opens the microphone, listens to the quiet, plays, listens again.
 * Resolves to undefined when there is no microphone or nobody allows it.
 */
export async function hearsTone(context: AudioContext, play: () => number): Promise<boolean | undefined> {
  let stream: MediaStream;
  try {
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    stream = await navigator.mediaDevices.getUserMedia({ audio });
  } catch {
    return undefined;
  }
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  source.connect(analyser);
  try {
    const before = await listen(analyser, context.sampleRate, 400);
    const millis = play();
    return heardAll(before, await listen(analyser, context.sampleRate, millis + 400));
  } finally {
    source.disconnect();
    stream.getTracks().forEach((track) => track.stop());
  }
}

async function listen(analyser: AnalyserNode, rate: number, millis: number): Promise<number[][]> {
  const blocks: number[][] = [];
  const samples = new Float32Array(analyser.fftSize);
  const end = performance.now() + millis;
  while (performance.now() < end) {
    analyser.getFloatTimeDomainData(samples);
    blocks.push(TEST_HERTZ.map((hertz) => strength(samples, hertz, rate)));
    await new Promise((resolve) => setTimeout(resolve, BLOCK_MILLIS));
  }
  return blocks;
}
