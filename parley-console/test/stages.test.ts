import { expect, test } from 'vitest';
import { readClock, steps, type MessageClock } from '../src/message/stages';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const at = (seconds: number): string => new Date(NOON + seconds * 1000).toISOString();
const flash: MessageClock = { limitSeconds: 600, since: at(0), halfAt: at(300), endsAt: at(600) };

test('a limit runs, warns at half, and is over to the millisecond', () => {
  expect(readClock(flash, NOON).stand).toBe('running');
  expect(readClock(flash, NOON + 299_999).stand).toBe('running');
  expect(readClock(flash, NOON + 300_000)).toEqual({ stand: 'half', millis: 300_000, gone: 0.5 });
  expect(readClock(flash, NOON + 599_999).stand).toBe('half');
  expect(readClock(flash, NOON + 600_000)).toEqual({ stand: 'over', millis: 0, gone: 1 });
  expect(readClock(flash, NOON + 660_000)).toEqual({ stand: 'over', millis: 60_000, gone: 1 });
});

test('an acknowledgement stops it at its own time, not at the time of looking', () => {
  expect(readClock({ ...flash, stoppedAt: at(700) }, NOON + 9_000_000)).toEqual({ stand: 'late', millis: 100_000, gone: 1 });
  expect(readClock({ ...flash, stoppedAt: at(150) }, NOON + 9_000_000)).toEqual({ stand: 'stopped', millis: 450_000, gone: 0.25 });
});

test('each stage says what it took, and clocks that differ never make it less than nothing', () => {
  const took = steps([
    { stage: 'written', at: at(0), dtg: '' },
    { stage: 'approved', at: at(90), dtg: '' },
    { stage: 'accepted', at: at(91), dtg: '' },
    { stage: 'at-their-station', at: at(90), dtg: '' },
  ]).map((step) => step.tookMillis);

  expect(took).toEqual([undefined, 90_000, 1_000, 0]);
});
