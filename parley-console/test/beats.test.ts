import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Beats, type BeatReport } from '../src/watch/beats';

const GOOD: BeatReport = { audio: 'running', visible: true, volume: 0.8 };
const posted = vi.fn((_address: string, request: { body: string }) => Promise.resolve(request.body));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', posted);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  posted.mockClear();
});
const said = (): BeatReport[] => posted.mock.calls.map(([, request]) => JSON.parse(request.body) as BeatReport);

test('the first beat goes at once, then one every two seconds', async () => {
  new Beats().take({ kind: 'begin', position: 'desk 1', report: GOOD });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(said()).toEqual([GOOD, GOOD, GOOD, GOOD]);
  expect(posted.mock.calls[0]?.[0]).toBe('/api/v1/positions/desk%201/beat');
});

test('a change is told at once and by every later beat: a hidden console says that it is hidden', async () => {
  const beats = new Beats();
  beats.take({ kind: 'begin', position: 'desk-1', report: GOOD });
  beats.take({ kind: 'report', report: { ...GOOD, visible: false } });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(said().map((report) => report.visible)).toEqual([true, false, false]);
});

test('after the end there is not one beat more, also when something changes', async () => {
  const beats = new Beats();
  beats.take({ kind: 'begin', position: 'desk-1', report: GOOD });
  beats.take({ kind: 'end' });
  beats.take({ kind: 'report', report: GOOD });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said()).toHaveLength(1);
});

test('a station that cannot be reached does not stop the beats', async () => {
  posted.mockRejectedValueOnce(new Error('no station'));
  new Beats().take({ kind: 'begin', position: 'desk-1', report: GOOD });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(said()).toHaveLength(2);
});
