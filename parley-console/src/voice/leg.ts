/**
 * The leg between this console and its station: one WebRTC connection that stays up for the whole watch, so
 * that lifting needs no set-up. Track 0 talks both ways; on track 1 a listening supervisor hears our side.
 * A leg that fails, or that the station no longer knows, is offered again by itself.
 */
import { api } from '../station/api';
import type { Position } from '../station/types';
import { sendIn } from './codec';

/** `unvoiced`: the station has no voice configured. */
export type LegState = 'off' | 'starting' | 'up' | 'lost' | 'unvoiced';

export interface LegEvents {
  changed(state: LegState): void;
  /** What comes on track 0 or 1; a new stream replaces the one before. */
  heard(track: 0 | 1, stream: MediaStream): void;
}

const BACK_OFF_MILLIS: readonly number[] = [300, 1000, 2000, 4000, 8000];
/** A station without voice is asked again this often: it may have been configured and started anew. */
const UNVOICED_MILLIS = 30_000;
const CONNECT_MILLIS = 8_000;
/** The browser calls a leg disconnected after some seconds of silence; this much more and it is offered anew. */
const DISCONNECTED_MILLIS = 1_500;
/** The station's word about a leg may be older than the leg. */
const SETTLE_MILLIS = 4_000;
const CODECS: readonly string[] = ['audio/opus', 'audio/g722', 'audio/pcma', 'audio/pcmu'];

export class Leg {
  readonly #events: LegEvents;
  #position: string | undefined;
  #source: MediaStream | undefined;
  #connection: RTCPeerConnection | undefined;
  #sender: RTCRtpSender | undefined;
  #state: LegState = 'off';
  #codec = '';
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #check: ReturnType<typeof setInterval> | undefined;
  #upSince = 0;
  #told: Position['voice'] = undefined;

  constructor(events: LegEvents) {
    this.#events = events;
  }

  get state(): LegState {
    return this.#state;
  }

  /** Brings up the leg of `position`, speaking from `source`; a leg of the same position only changes its source. */
  begin(position: string, source: MediaStream): void {
    this.#source = source;
    if (position === this.#position) {
      void this.#sender?.replaceTrack(source.getAudioTracks()[0] ?? null).catch(() => this.#renew());
      return;
    }
    if (this.#position !== undefined) this.end();
    this.#position = position;
    this.#failures = 0;
    this.#told = undefined;
    this.#check = setInterval(() => this.#compare(), 1_000);
    this.#renew();
  }

  /** Takes the leg down for good, here and at the station. */
  end(): void {
    const position = this.#position;
    this.#position = undefined;
    clearTimeout(this.#timer);
    clearInterval(this.#check);
    this.#drop();
    this.#enter('off');
    if (position !== undefined) void api.dropLeg(position);
  }

  /** What the station says of the leg; when it knows none and we think it up, it is offered anew. */
  told(voice: Position['voice']): void {
    this.#told = voice;
    this.#compare();
  }

  /** Sends in this codec, also after the leg was renewed; an empty name leaves the choice to the browser. */
  speakIn(codec: string): void {
    if (codec === this.#codec) return;
    this.#codec = codec;
    this.#applyCodec();
  }

  #applyCodec(): void {
    if (this.#state === 'up' && this.#sender !== undefined && this.#codec !== '') void sendIn(this.#sender, this.#codec);
  }

  #compare(): void {
    if (this.#state !== 'up' || performance.now() - this.#upSince < SETTLE_MILLIS) return;
    if (this.#told === 'up' || this.#told === undefined) this.#failures = 0;
    else this.#lost();
  }

  #renew(): void {
    clearTimeout(this.#timer);
    this.#drop();
    if (this.#state === 'off') this.#enter('starting');
    const connection = this.#connect();
    this.#timer = setTimeout(() => this.#lost(), CONNECT_MILLIS);
    void this.#offer(connection).catch(() => connection === this.#connection && this.#lost());
  }

  #connect(): RTCPeerConnection {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
    const track = this.#source?.getAudioTracks()[0];
    // addTrack, not addTransceiver: only so does the first section become sendrecv at both ends.
    if (track !== undefined && this.#source !== undefined) this.#sender = connection.addTrack(track, this.#source);
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.getTransceivers().forEach(preferOurCodecs);
    connection.ontrack = ({ track: heard, transceiver }) =>
      this.#events.heard(transceiver === connection.getTransceivers()[0] ? 0 : 1, new MediaStream([heard]));
    connection.onconnectionstatechange = () => connection === this.#connection && this.#connectionChanged(connection.connectionState);
    this.#connection = connection;
    return connection;
  }

  async #offer(connection: RTCPeerConnection): Promise<void> {
    await connection.setLocalDescription();
    // The station answers as ICE-lite and learns our address from our probes: nothing is gathered first.
    const position = this.#position;
    if (position === undefined || connection !== this.#connection) return;
    const answer = await api.leg(position, connection.localDescription?.sdp ?? '');
    if (connection !== this.#connection) return;
    if (answer.kind === 'ok') await connection.setRemoteDescription({ type: 'answer', sdp: answer.value.answer });
    else if (answer.kind === 'refused' && answer.problem.type.endsWith('no-voice')) this.#unvoiced();
    else this.#lost();
  }

  #connectionChanged(state: RTCPeerConnectionState): void {
    if (state === 'connected') this.#up();
    else if (state === 'failed' || state === 'closed') this.#lost();
    else if (state === 'disconnected') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#lost(), DISCONNECTED_MILLIS);
    }
  }

  #up(): void {
    clearTimeout(this.#timer);
    this.#upSince = performance.now();
    this.#enter('up');
    this.#applyCodec();
  }

  #lost(): void {
    this.#again('lost', BACK_OFF_MILLIS[Math.min(this.#failures, BACK_OFF_MILLIS.length - 1)] ?? 0);
    this.#failures += 1;
  }

  #unvoiced(): void {
    this.#again('unvoiced', UNVOICED_MILLIS);
  }

  #again(state: LegState, millis: number): void {
    this.#drop();
    this.#enter(state);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#renew(), millis);
  }

  #drop(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#sender = undefined;
    connection?.close();
  }

  #enter(state: LegState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#events.changed(state);
  }
}

/** Offers the codecs a handset may have too, and nothing else. */
function preferOurCodecs(transceiver: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities('audio')?.codecs ?? [];
  const ours = CODECS.flatMap((name) => known.filter((codec) => codec.mimeType.toLowerCase() === name));
  if (ours.length > 0) transceiver.setCodecPreferences(ours);
}
