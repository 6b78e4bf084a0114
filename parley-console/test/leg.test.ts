import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Leg, type LegState } from '../src/voice/leg';

/** A browser's connection that the test moves from state to state. */
class FakeConnection {
  static made: FakeConnection[] = [];
  connectionState = 'new';
  onconnectionstatechange: () => void = () => undefined;
  localDescription: { sdp: string } | null = null;
  answer: string | undefined;
  closed = false;
  readonly calls: string[] = [];

  constructor() {
    FakeConnection.made.push(this);
  }

  addTrack(): object {
    this.calls.push('addTrack');
    return { replaceTrack: () => (this.calls.push('replaceTrack'), Promise.resolve()) };
  }

  addTransceiver(kind: string, how: { direction: string }): void {
    this.calls.push(`${kind} ${how.direction}`);
  }

  getTransceivers(): readonly object[] {
    return [];
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: `offer ${FakeConnection.made.length}` };
    return Promise.resolve();
  }

  setRemoteDescription(answer: { sdp: string }): Promise<void> {
    this.answer = answer.sdp;
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }

  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange();
  }
}

const SOURCE = { getAudioTracks: () => [{}] } as unknown as MediaStream;
let asked: string[];
let status: number;
let problem: string;
let states: LegState[];
let leg: Leg;

beforeEach(() => {
  vi.useFakeTimers();
  FakeConnection.made = [];
  [asked, status, problem, states] = [[], 201, 'no-leg', []];
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
  vi.stubGlobal('fetch', (address: string, request: { method: string; body?: string }) => {
    asked.push(`${request.method} ${address.replace('/api/v1', '')} ${request.body ?? ''}`.trim());
    const body = status < 400 ? { answer: 'answer', leg: '1' } : { type: `urn:parley:problem:${problem}`, title: problem };
    return Promise.resolve(new Response(request.method === 'DELETE' ? null : JSON.stringify(body), { status: request.method === 'DELETE' ? 204 : status }));
  });
  leg = new Leg({ changed: (state) => states.push(state), heard: () => undefined });
});
afterEach(() => {
  leg.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const last = (): FakeConnection => FakeConnection.made.at(-1) as FakeConnection;
const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis);

async function up(): Promise<void> {
  leg.begin('desk-1', SOURCE);
  await pass(10);
  last().become('connected');
}

test('the leg offers a track that talks and one that only listens, and takes the answer', async () => {
  await up();
  expect(last().calls).toEqual(['addTrack', 'audio recvonly']);
  expect(asked).toEqual(['POST /positions/desk-1/leg {"offer":"offer 1"}']);
  expect(last().answer).toBe('answer');
  expect(states).toEqual(['starting', 'up']);
});

test('another microphone goes into the same leg without a new offer', async () => {
  await up();
  leg.begin('desk-1', SOURCE);
  expect(last().calls).toContain('replaceTrack');
  expect(asked).toHaveLength(1);
});

test('a leg that fails is offered anew, again and again with growing pauses', async () => {
  await up();
  status = 503;
  last().become('failed');
  await pass(20_000);
  expect(states).toEqual(['starting', 'up', 'lost']);
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.length).toBeLessThan(9);
  status = 201;
  await pass(8_100);
  last().become('connected');
  expect(states.at(-1)).toBe('up');
});

test('a short disturbance that mends itself costs nothing', async () => {
  await up();
  last().become('disconnected');
  await pass(1_000);
  last().become('connected');
  await pass(20_000);
  expect(asked).toHaveLength(1);
  last().become('disconnected');
  await pass(3_000);
  expect(asked).toHaveLength(2);
});

test('a leg that the station has lost is offered anew, also when the browser has not noticed', async () => {
  await up();
  leg.told('lost');
  await pass(2_000);
  expect(asked).toHaveLength(1);
  await pass(4_000);
  expect(asked).toHaveLength(2);
  last().become('connected');
  leg.told('up');
  await pass(30_000);
  expect(asked).toHaveLength(2);
});

test('a leg that never connects is given up and offered anew', async () => {
  leg.begin('desk-1', SOURCE);
  await pass(9_000);
  expect(states).toEqual(['starting', 'lost']);
  expect(FakeConnection.made[0]?.closed).toBe(true);
  expect(asked).toHaveLength(2);
});

test('a station without voice is told apart from a lost leg', async () => {
  [status, problem] = [409, 'no-voice'];
  leg.begin('desk-1', SOURCE);
  await pass(1_000);
  expect(states).toEqual(['starting', 'unvoiced']);
  expect(asked).toHaveLength(1);
});

test('the end takes the leg down here and at the station, and nothing comes after it', async () => {
  await up();
  leg.end();
  await pass(60_000);
  expect(last().closed).toBe(true);
  expect(asked).toEqual(['POST /positions/desk-1/leg {"offer":"offer 1"}', 'DELETE /positions/desk-1/leg']);
  expect(states.at(-1)).toBe('off');
});
