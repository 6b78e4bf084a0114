/** Lets the officer hear what the leg brings, and measures it. */
import { decibels } from './level';

/** A window of 2048 samples is 43 ms at 48 kHz: nearly nothing falls between two looks at 15 Hz. */
const WINDOW = 2048;

/** Measures how loud a stream is; costs nothing while nobody asks. */
export class Meter {
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(WINDOW);

  constructor(context: AudioContext, stream: MediaStream) {
    this.#source = context.createMediaStreamSource(stream);
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = WINDOW;
    this.#source.connect(this.#analyser);
  }

  /** Lets what is measured be heard at `out`; what was heard there before stays. */
  hearAt(out: AudioNode): void {
    this.#source.connect(out);
  }

  decibels(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return decibels(this.#samples);
  }

  end(): void {
    this.#source.disconnect();
    this.#analyser.disconnect();
  }
}

export class Playback {
  readonly #context: AudioContext;
  readonly #gains: readonly [GainNode, GainNode];
  readonly #meters: (Meter | undefined)[] = [undefined, undefined];
  readonly #elements: (HTMLAudioElement | undefined)[] = [undefined, undefined];

  constructor(context: AudioContext, out: AudioNode) {
    this.#context = context;
    this.#gains = [context.createGain(), context.createGain()];
    this.#gains.forEach((gain) => gain.connect(out));
    this.listening = false;
  }

  /** Track 1 is heard only by one who listens in. */
  set listening(listening: boolean) {
    this.#gains[1].gain.value = listening ? 1 : 0;
  }

  take(track: 0 | 1, stream: MediaStream): void {
    this.#meters[track]?.end();
    // Chromium pulls a remote track only while an element plays it; the sound itself goes through Web Audio.
    const element = this.#elements[track] ?? new Audio();
    element.muted = true;
    element.srcObject = stream;
    void element.play().catch(() => undefined);
    this.#elements[track] = element;
    const meter = new Meter(this.#context, stream);
    meter.hearAt(this.#gains[track]);
    this.#meters[track] = meter;
  }

  /** How loud track 0 is; -100 before it was there. */
  decibels(): number {
    return this.#meters[0]?.decibels() ?? -100;
  }
}
