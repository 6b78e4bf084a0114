/**
 * Standing the watch at this console: sound that was proven to be heard, beats that say it still runs, and
 * the position the station counts as armed because of them.
 */
import { api, type Answer } from '../station/api';
import type { Position } from '../station/types';
import { Bell } from '../sound/bell';
import type { SoundName } from '../sound/tones';
import { hearsTone } from '../sound/ear';
import { Voice } from '../voice/voice.svelte';
import { Beats, type BeatOrder, type BeatReport } from './beats';
import workerAddress from './beat.worker?worker&url';

export class Watch {
  /** The position this console armed; undefined when it holds none. */
  position = $state<string | undefined>(undefined);
  audioRuns = $state(false);
  volume = $state(0.8);
  silencedUntil = $state(0);
  readonly voice = new Voice();
  #bell: Bell | undefined;
  #beats: ((order: BeatOrder) => void) | undefined;

  /** Wakes the sound; must run inside a key press or click. */
  async wake(): Promise<boolean> {
    if (this.#bell === undefined) {
      this.#bell = new Bell();
      this.#bell.context.onstatechange = () => this.#audioChanged();
    }
    this.audioRuns = await this.#bell.wake();
    this.voice.use(this.#bell);
    return this.audioRuns;
  }

  /** Plays the test tone; resolves when it is over. */
  async playTest(): Promise<void> {
    const millis = this.#bell?.once('test') ?? 0;
    await new Promise((resolve) => setTimeout(resolve, millis));
  }

  /** Plays the test tone and hears it through the microphone; undefined without one. */
  async loopTest(): Promise<boolean | undefined> {
    const bell = this.#bell;
    return bell === undefined ? undefined : hearsTone(bell.context, () => bell.once('test'));
  }

  async arm(position: string): Promise<Answer<Position>> {
    const answer = await api.arm(position);
    if (answer.kind === 'ok') this.assumed(position);
    return answer;
  }

  /** Beats for a position that the station counts as taken from here. */
  assumed(position: string): void {
    this.position = position;
    this.voice.begin(position);
    this.#order({ kind: 'begin', position, report: this.#report() });
    document.addEventListener('visibilitychange', this.#tell);
  }

  async disarm(): Promise<void> {
    const position = this.position;
    this.stop();
    if (position !== undefined) await api.disarm(position);
  }

  /** Ends beats and sound, for instance at sign-out. */
  stop(): void {
    this.position = undefined;
    this.voice.end();
    this.#order({ kind: 'end' });
    document.removeEventListener('visibilitychange', this.#tell);
    this.#bell?.set([]);
  }

  /** Another person stands at the armed position: beats go on, and the leg is theirs from now on. */
  changePerson(): void {
    const position = this.position;
    if (position !== undefined) this.voice.begin(position);
  }

  setVolume(volume: number): void {
    this.volume = volume;
    if (this.#bell !== undefined) this.#bell.volume = volume;
    this.#tell();
  }

  /** Lets exactly these sounds be heard; without a woken bell there is none. */
  sound(names: readonly SoundName[]): void {
    if (this.audioRuns) this.#bell?.set(names);
  }

  readonly #tell = (): void => {
    if (this.position !== undefined) this.#order({ kind: 'report', report: this.#report() });
  };

  #audioChanged(): void {
    this.audioRuns = this.#bell?.running ?? false;
    this.#tell();
  }

  #report(): BeatReport {
    const audio = this.#bell?.running === true ? 'running' : 'suspended';
    return { audio, visible: document.visibilityState === 'visible', volume: this.volume };
  }

  #order(order: BeatOrder): void {
    this.#beats ??= startBeats();
    this.#beats(order);
  }
}

/**
 * The page's policy lets scripts start only through a named door; `parley-worker` is the one for our own
 * worker. Where the station does not open it, the page beats itself: less steady when hidden, never silent.
 */
function startBeats(): (order: BeatOrder) => void {
  try {
    const doors = (globalThis as { trustedTypes?: TrustedTypePolicies }).trustedTypes;
    const door = doors?.createPolicy('parley-worker', { createScriptURL: (address: string) => address });
    const address = door === undefined ? workerAddress : door.createScriptURL(workerAddress);
    const worker = new Worker(address as string, { type: 'module' });
    return (order) => worker.postMessage(order);
  } catch {
    const beats = new Beats();
    return (order) => beats.take(order);
  }
}

interface TrustedTypePolicies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): unknown };
}
