/**
 * Makes the sounds with Web Audio: no files, so nothing can be missing. A browser plays only after a person
 * pressed something; that press is taking the watch.
 */
import { SOUNDS, type Note, type SoundName } from './tones';

/** Amplitudes of fundamental and harmonics. */
const HARMONICS: readonly number[] = [1, 0.5, 0.35, 0.25, 0.15];
const EDGE_SECONDS = 0.008;
/** A position that holds the watch cannot be turned lower than this. */
export const VOLUME_FLOOR = 0.3;

interface Playing {
  readonly timer: ReturnType<typeof setInterval> | undefined;
  readonly gain: GainNode;
}

export class Bell {
  readonly context = new AudioContext();
  readonly #out = this.context.createGain();
  readonly #wave: PeriodicWave;
  readonly #playing = new Map<SoundName, Playing>();

  constructor() {
    const imaginary = new Float32Array([0, ...HARMONICS]);
    this.#wave = this.context.createPeriodicWave(new Float32Array(imaginary.length), imaginary);
    this.#out.gain.value = 0.8;
    this.#out.connect(this.context.destination);
  }

  get running(): boolean {
    return this.context.state === 'running';
  }

  /** What is connected here is heard with the officer's volume, on the same loudspeaker as the bell. */
  get out(): AudioNode {
    return this.#out;
  }

  set volume(volume: number) {
    this.#out.gain.value = Math.min(1, Math.max(VOLUME_FLOOR, volume));
  }

  /** Call from a key press or click; resolves to whether sound runs now. */
  async wake(): Promise<boolean> {
    if (this.running) return true;
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 1500))]);
    return this.running;
  }

  /** Plays exactly `wanted` from now on: starts what is new, stops what is no longer wanted. */
  set(wanted: readonly SoundName[]): void {
    for (const name of this.#playing.keys()) if (!wanted.includes(name)) this.#stop(name);
    for (const name of wanted) if (!this.#playing.has(name)) this.#start(name);
  }

  /** Plays a sound once; returns its length in milliseconds. */
  once(name: SoundName): number {
    const gain = this.#gain(SOUNDS[name].level);
    SOUNDS[name].notes.forEach((note) => this.#note(note, gain));
    return Math.max(...SOUNDS[name].notes.map((note) => note.fromMillis + note.millis));
  }

  #start(name: SoundName): void {
    const sound = SOUNDS[name];
    const gain = this.#gain(sound.level);
    const play = () => sound.notes.forEach((note) => this.#note(note, gain));
    play();
    const timer = sound.periodMillis === 0 ? undefined : setInterval(play, sound.periodMillis);
    this.#playing.set(name, { timer, gain });
  }

  #stop(name: SoundName): void {
    const playing = this.#playing.get(name);
    clearInterval(playing?.timer);
    playing?.gain.disconnect();
    this.#playing.delete(name);
  }

  #gain(level: number): GainNode {
    const gain = this.context.createGain();
    gain.gain.value = level * 0.5;
    gain.connect(this.#out);
    return gain;
  }

  #note(note: Note, into: GainNode): void {
    const oscillator = this.context.createOscillator();
    const envelope = this.context.createGain();
    const from = this.context.currentTime + note.fromMillis / 1000;
    const to = from + note.millis / 1000;
    oscillator.setPeriodicWave(this.#wave);
    oscillator.frequency.value = note.hertz;
    envelope.gain.setValueAtTime(0, from);
    envelope.gain.linearRampToValueAtTime(1, from + EDGE_SECONDS);
    envelope.gain.setValueAtTime(1, Math.max(from + EDGE_SECONDS, to - EDGE_SECONDS));
    envelope.gain.linearRampToValueAtTime(0, to);
    oscillator.connect(envelope).connect(into);
    oscillator.start(from);
    oscillator.stop(to);
    oscillator.onended = () => envelope.disconnect();
  }
}
