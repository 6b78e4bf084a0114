import { expect, test } from 'vitest';
import { days, height, strips, type Step } from '../src/health/health';

const HOUR = 3_600_000;
const UNTIL = Date.parse('2026-11-22T12:00:00Z');
const step = (hoursAgo: number, lost: number, more: Partial<Step> = {}): Step => ({ route: 'fibre', at: new Date(UNTIL - hoursAgo * HOUR).toISOString(), lost, clockSkewMillis: 0, ...more });

test('answer times stand on a logarithmic scale that ends at one second and at two minutes', () => {
  expect([height(500), height(1_000), height(120_000), height(999_999)]).toEqual([0, 0, 1, 1]);
  expect(height(10_000) - height(1_000)).toBeCloseTo(height(100_000) - height(10_000));
});

test('check calls are grouped by their day in UTC, the newest first', () => {
  const calls = ['2026-11-20T06:00:00Z', '2026-11-20T18:00:00Z', '2026-11-21T06:00:00Z'].map((due) => ({ due, result: 'rang' as const }));
  expect(days(calls).map((day) => [day.day, day.calls.length])).toEqual([['2026-11-21', 1], ['2026-11-20', 2]]);
});

test('a cell of a strip shows the worst that was measured in it, and nothing where nothing was', () => {
  const [strip] = strips([step(3.5, 0), step(2.5, 0.2), step(2.2, 0), step(0.5, 1)], { until: UNTIL, millis: 4 * HOUR, cells: 4 });
  expect(strip?.cells).toEqual(['whole', 'broken', 'unknown', 'dead']);
});

test('the voice of a span is its mean loss and its worst jitter and score, and absent where none came', () => {
  const spoken = (voiceLoss: number, voiceJitterMillis: number, voiceMos: number): Partial<Step> => ({ voiceLoss, voiceJitterMillis, voiceMos });
  const within = { until: UNTIL, millis: 24 * HOUR, cells: 24 };
  const [strip] = strips([step(3, 0, spoken(0.02, 4, 4.1)), step(2, 0), step(1, 0, spoken(0, 9, 3.2))], within);
  expect(strip?.voice).toEqual({ loss: 0.01, jitterMillis: 9, mos: 3.2 });
  expect(strips([step(1, 0)], within)[0]?.voice).toBeUndefined();
});

test('what is older than the span is not counted, and the longest wait for a cosignature is shown', () => {
  const [strip] = strips([step(30, 1), step(2, 0, { rttMillis: 40, cosignMillis: 90 }), step(1, 0, { rttMillis: 60, cosignMillis: 30 })], { until: UNTIL, millis: 24 * HOUR, cells: 24 });
  expect([strip?.lost, strip?.rttMillis, strip?.cosignMillis]).toEqual([0, 50, 90]);
});
