/**
 * The officer's voice at this console: microphone, leg, mute and push-to-talk, meters. Whose call it belongs
 * to is the station's knowledge; here is only what passes the gate.
 */
import { api } from '../station/api';
import type { Position } from '../station/types';
import { TalkGate } from './gate';
import { Leg, type LegState } from './leg';
import { meterStand } from './level';
import { NO_DEVICES, devices, openMicrophone, type Devices, type Microphone } from './microphone';
import { Meter, Playback } from './playback';

/** Where sound comes out: the context of the bell, so that one loudspeaker and one volume serve both. */
export interface Outlet {
  readonly context: AudioContext;
  readonly out: AudioNode;
}

/** Meters are drawn some 14 times a second, and not at all while the page is hidden. */
const METER_MILLIS = 70;

export class Voice {
  /** Undefined before it was asked for; `asking` while the browser asks the officer. */
  microphone = $state<Microphone['kind'] | 'asking' | undefined>(undefined);
  leg = $state<LegState>('off');
  ours = $state(0);
  theirs = $state(0);
  muted = $state(false);
  pushToTalk = $state(false);
  /** The key of push-to-talk is held down. */
  pressed = $state(false);
  devices = $state.raw<Devices>(NO_DEVICES);
  microphoneId = $state('');
  loudspeakerId = $state('');
  /** Sound passes from the microphone to the station. */
  open = $derived(!this.muted && (!this.pushToTalk || this.pressed));

  #outlet: Outlet | undefined;
  #playback: Playback | undefined;
  #meter: Meter | undefined;
  #stream: MediaStream | undefined;
  #position: string | undefined;
  #proving = false;
  #asked = 0;
  #silence: MediaStream | undefined;
  #lookers = new Set<(ours: number, theirs: number) => void>();
  #looking: ReturnType<typeof setInterval> | undefined;
  readonly #gate = new TalkGate(async (on) => this.#position !== undefined && (await api.legTalk(this.#position, on)).kind === 'ok');
  readonly #leg = new Leg({
    changed: (state) => {
      this.leg = state;
      if (state === 'up') this.#gate.renewed();
    },
    heard: (track, stream) => this.#playback?.take(track, stream),
  });

  /** Gives the voice its way out; once, when the bell was woken. */
  use(outlet: Outlet): void {
    if (this.#outlet === outlet) return;
    this.#outlet = outlet;
    this.#playback = new Playback(outlet.context, outlet.out);
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#devicesChanged());
  }

  /** Opens the chosen microphone; the plain reason stands in `microphone` when there is none. */
  async openMicrophone(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.microphone = 'asking';
    const found = await openMicrophone(this.microphoneId);
    if (asked !== this.#asked) {
      // Asked again, or no longer wanted, while the browser was asking the officer.
      if (found.kind === 'open') found.stream.getTracks().forEach((track) => track.stop());
      return;
    }
    this.devices = await devices();
    this.#let();
    if (found.kind === 'open') this.#take(found.stream);
    this.microphone = found.kind;
    if (this.#position !== undefined) this.#leg.begin(this.#position, this.#source());
  }

  async chooseLoudspeaker(id: string): Promise<void> {
    const context = this.#outlet?.context as (AudioContext & { setSinkId?(id: string): Promise<void> }) | undefined;
    try {
      await context?.setSinkId?.(id);
      this.loudspeakerId = id;
    } catch {
      this.loudspeakerId = '';
    }
  }

  /** Brings up the leg of a position. Without a microphone it carries silence, and the officer still hears. */
  begin(position: string): void {
    if (this.#outlet === undefined) return;
    this.#position = position;
    this.#leg.begin(position, this.#source());
    this.#apply();
  }

  end(): void {
    this.#asked += 1;
    this.#position = undefined;
    this.#leg.end();
    this.#let();
    this.microphone = undefined;
    this.pressed = false;
  }

  /** Lets the station return what it hears, for the proof; resolves to whether it does. */
  async echo(on: boolean): Promise<boolean> {
    this.#proving = on;
    this.#apply();
    return this.#position !== undefined && (await api.legEcho(this.#position, on)).kind === 'ok';
  }

  told(voice: Position['voice']): void {
    this.#leg.told(voice);
  }

  speakIn(codec: string): void {
    this.#leg.speakIn(codec);
  }

  set listening(listening: boolean) {
    if (this.#playback !== undefined) this.#playback.listening = listening;
  }

  mute(muted: boolean): void {
    this.muted = muted;
    this.#apply();
  }

  usePushToTalk(on: boolean): void {
    this.pushToTalk = on;
    this.pressed = false;
    this.#apply();
  }

  press(down: boolean): void {
    if (this.pressed === down) return;
    this.pressed = down;
    this.#apply();
  }

  /** Calls `look` with both levels in decibels while somebody looks; returns what ends it. */
  look(look: (ours: number, theirs: number) => void = () => undefined): () => void {
    this.#lookers.add(look);
    this.#looking ??= setInterval(() => this.#measure(), METER_MILLIS);
    return () => {
      this.#lookers.delete(look);
      if (this.#lookers.size > 0) return;
      clearInterval(this.#looking);
      this.#looking = undefined;
      this.ours = this.theirs = 0;
    };
  }

  #measure(): void {
    if (document.hidden) return;
    const ours = this.#meter?.decibels() ?? -100;
    const theirs = this.leg === 'up' ? (this.#playback?.decibels() ?? -100) : -100;
    this.ours = meterStand(ours);
    this.theirs = meterStand(theirs);
    this.#lookers.forEach((look) => look(ours, theirs));
  }

  /** The gate in the station decides; the track here falls silent with it, should the station not be reached. */
  #apply(): void {
    const open = this.#proving || this.open;
    this.#stream?.getAudioTracks().forEach((track) => (track.enabled = open));
    this.#gate.set(open);
  }

  #take(stream: MediaStream): void {
    this.#stream = stream;
    if (this.#outlet !== undefined) this.#meter = new Meter(this.#outlet.context, stream);
    const track = stream.getAudioTracks()[0];
    if (track !== undefined) track.onended = () => this.#gone();
    this.#apply();
  }

  /** The microphone was unplugged or taken away: the leg goes on with silence. */
  #gone(): void {
    this.#let();
    this.microphone = 'absent';
    if (this.#position !== undefined) this.#leg.begin(this.#position, this.#source());
  }

  #let(): void {
    this.#meter?.end();
    this.#meter = undefined;
    this.#stream?.getTracks().forEach((track) => {
      track.onended = null;
      track.stop();
    });
    this.#stream = undefined;
  }

  /** A leg without a microphone still needs a track, or the station would hear nothing and call it lost. */
  #source(): MediaStream {
    if (this.#stream !== undefined) return this.#stream;
    this.#silence ??= silence((this.#outlet as Outlet).context);
    return this.#silence;
  }

  async #devicesChanged(): Promise<void> {
    if (this.#position !== undefined && (this.microphone === 'absent' || this.microphone === 'busy')) await this.openMicrophone();
    else if (this.microphone !== undefined) this.devices = await devices();
  }
}

function silence(context: AudioContext): MediaStream {
  const nothing = context.createConstantSource();
  const into = context.createMediaStreamDestination();
  nothing.offset.value = 0;
  nothing.connect(into);
  nothing.start();
  return into.stream;
}
