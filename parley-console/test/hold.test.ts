import { expect, test } from 'vitest';
import { HOLD_MILLIS, IDLE, SECOND_PRESS_MILLIS, fill, holdAfter, needsHold, type Hold, type HoldEvent } from '../src/message/hold';

/** Runs a gesture; returns where it ended and at which events the message left. */
function run(...events: readonly HoldEvent[]): { hold: Hold; sent: number[] } {
  let hold: Hold = IDLE;
  const sent: number[] = [];
  for (const event of events) {
    const step = holdAfter(hold, event);
    hold = step.hold;
    if (step.send && 'at' in event) sent.push(event.at);
  }
  return { hold, sent };
}
const down = (at: number): HoldEvent => ({ kind: 'down', at });
const up = (at: number): HoldEvent => ({ kind: 'up', at });
const tick = (at: number): HoldEvent => ({ kind: 'tick', at });

test('only IMMEDIATE and FLASH want to be held', () => {
  expect((['routine', 'priority', 'immediate', 'flash'] as const).map(needsHold)).toEqual([false, false, true, true]);
});

test('a key held for a second sends once, and the later release sends nothing more', () => {
  expect(run(down(0), tick(500), tick(HOLD_MILLIS), up(1200)).sent).toEqual([HOLD_MILLIS]);
});

test('a release before the second is over sends nothing', () => {
  const { hold, sent } = run(down(0), tick(500), up(999));
  expect(sent).toEqual([]);
  expect(hold.kind).toBe('primed');
});

test('two presses do the same as one hold', () => {
  expect(run(down(0), up(80), down(400)).sent).toEqual([400]);
});

test('a second press that comes too late is a first press again', () => {
  const { hold, sent } = run(down(0), up(100), down(101 + SECOND_PRESS_MILLIS));
  expect(sent).toEqual([]);
  expect(hold.kind).toBe('holding');
});

test('a primed key forgets by itself', () => {
  expect(run(down(0), up(100), tick(101 + SECOND_PRESS_MILLIS)).hold).toEqual(IDLE);
});

test('cancelling stops a hold and a primed key', () => {
  expect(run(down(0), { kind: 'cancel' }, tick(5000)).sent).toEqual([]);
  expect(run(down(0), up(10), { kind: 'cancel' }, down(20), up(30)).sent).toEqual([]);
});

test('the ring is empty at rest, half full half-way, full at the end and never more', () => {
  const held: Hold = { kind: 'holding', since: 100 };
  expect([fill(IDLE, 700), fill(held, 600), fill(held, 1100), fill(held, 9000), fill(held, 0)]).toEqual([0, 0.5, 1, 1, 0]);
});
