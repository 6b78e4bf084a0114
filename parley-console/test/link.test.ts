import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StationLink } from '../src/station/link.svelte';
import type { Message } from '../src/station/types';
import { alarm, at, call, line, message } from './examples';

const STATION = { name: 'alder', displayName: 'ALDER', now: at(0) };
const SESSION = { officer: { name: 'almark', displayName: 'Maj ALMARK', role: 'officer' }, station: STATION };

/** A station that answers when the test says so, and whose event stream the test writes. */
class FakeStation {
  pages: Record<string, unknown> = {
    '/session': SESSION, '/lines': { lines: [line('birch')] }, '/positions': { positions: [] }, '/alarms': { alarms: [] },
    '/lines/birch/traffic?limit=50': { items: [message({ state: 'delivered' })] },
  };
  status = 200;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  #release: () => void = () => undefined;
  #gate: Promise<void> = Promise.resolve();

  hold(): void {
    this.#gate = new Promise((resolve) => (this.#release = resolve));
  }

  release(): void {
    this.#release();
  }

  readonly fetch = async (address: string, request?: RequestInit): Promise<Response> => {
    const path = address.replace('/api/v1', '');
    if (path === '/events') return this.#events(request?.signal ?? undefined);
    if (path !== '/session') await this.#gate;
    return new Response(JSON.stringify(this.pages[path] ?? {}), { status: this.status });
  };

  #events(signal: AbortSignal | undefined): Response {
    signal?.addEventListener('abort', () => this.#stream?.error(new Error('aborted')));
    return new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (this.#stream = controller) }), { status: this.status });
  }

  async tell(event: string, data: unknown): Promise<void> {
    this.#stream?.enqueue(new TextEncoder().encode(`id: 1\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
    await vi.advanceTimersByTimeAsync(50);
  }
}

let station: FakeStation;
let link: StationLink;

beforeEach(async () => {
  vi.useFakeTimers();
  station = new FakeStation();
  vi.stubGlobal('fetch', station.fetch);
  link = new StationLink();
  await link.begin();
  await vi.advanceTimersByTimeAsync(10);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const first = (): Message | undefined => link.view.traffic['birch']?.[0] as Message | undefined;

test('when the station starts over, lines, traffic, positions and alarms are fetched', async () => {
  station.pages['/alarms'] = { alarms: [alarm()] };
  await station.tell('station', STATION);
  expect(link.view.lines.map((one) => one.line)).toEqual(['birch']);
  expect(first()?.state).toBe('delivered');
  expect(link.view.alarms).toHaveLength(1);
});

test('a page fetched at the start never overwrites what the stream told meanwhile', async () => {
  station.hold();
  await station.tell('station', STATION);
  await station.tell('message', message({ state: 'acknowledged' }));
  await station.tell('alarms', { alarms: [alarm({ id: 'newer' })] });
  await station.tell('line', line('birch', { lamp: 'critical' }));
  station.release();
  await vi.advanceTimersByTimeAsync(50);
  expect(first()?.state).toBe('acknowledged');
  expect(link.view.alarms.map((one) => one.id)).toEqual(['newer']);
  expect(link.view.lines[0]?.lamp).toBe('critical');
});

test('a later word about the station fetches nothing again', async () => {
  await station.tell('station', STATION);
  await station.tell('message', message({ state: 'acknowledged' }));
  await station.tell('station', STATION);
  expect(first()?.state).toBe('acknowledged');
});

test('three seconds without a word make the screen not live, and its clock stands still', async () => {
  await station.tell('beat', { now: at(60) });
  await vi.advanceTimersByTimeAsync(2_500);
  expect(link.notLiveSince).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  const since = link.notLiveSince ?? 0;
  expect(Math.abs(since - Date.parse(at(60)))).toBeLessThan(300);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([link.notLiveSince, link.now]).toEqual([since, since]);
});

test('the first word after a silence makes the screen live again', async () => {
  await station.tell('beat', { now: at(60) });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(link.notLiveSince).toBeDefined();
  await station.tell('beat', { now: at(66) });
  expect(link.notLiveSince).toBeUndefined();
});

test('a core that stands still is shown as standing still', async () => {
  await station.tell('beat', { now: at(60), core: 'stalled' });
  expect(link.stalled).toBe(true);
});

test('when the session has ended nothing of it stays on the screen', async () => {
  await station.tell('station', STATION);
  station.status = 401;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(link.signedIn).toBe(false);
  expect(link.view.lines).toEqual([]);
});

test('a locked console keeps lamps and open calls and forgets every text', async () => {
  await station.tell('station', STATION);
  await station.tell('line', line('birch'));
  await station.tell('message', message({ state: 'delivered', text: 'Something to read' }));
  await station.tell('call', { ...call(), notes: [{ at: at(0), dtg: '', by: 'Maj ALMARK', text: 'A private note' }] });

  await station.tell('beat', { now: at(1_000), locked: true });

  expect(link.locked).toBe(true);
  expect(link.view.lines).toHaveLength(1);
  expect(JSON.stringify(link.view.traffic)).not.toMatch(/Something to read|A private note/);
  expect(link.view.traffic['birch']).toHaveLength(1);
});

test('whoever signs in at a locked console opens it', async () => {
  await station.tell('beat', { now: at(1_000), locked: true });

  link.enter({ officer: { name: 'serrin', displayName: 'Lt SERRIN', role: 'supervisor' }, station: STATION as never, rights: ['see', 'read'] });

  expect(link.locked).toBe(false);
  expect(link.session?.officer.name).toBe('serrin');
});
