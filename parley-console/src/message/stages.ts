/** Where the minutes of a message went, and how much of its limit is gone. Pure: the station's time is given. */

export type StageName = 'written' | 'approved' | 'accepted' | 'entered' | 'at-their-station' | 'shown' | 'acknowledged' | 'withdrawn' | 'closed';

export interface MessageStage {
  readonly stage: StageName;
  readonly at: string;
  readonly dtg: string;
}

/** How long it may wait for a person, on the station's clock; a warning stands at half. */
export interface MessageClock {
  readonly limitSeconds: number;
  readonly since: string;
  readonly halfAt: string;
  readonly endsAt: string;
  readonly stoppedAt?: string;
}

export type ClockStand = 'running' | 'half' | 'over' | 'stopped' | 'late';

export interface ClockReading {
  readonly stand: ClockStand;
  /** Left of the limit; beyond it, how long it has been over. */
  readonly millis: number;
  /** How much of the limit is gone, 0 to 1. */
  readonly gone: number;
}

/** Returns how a clock stands at the station's `now`. */
export function readClock(clock: MessageClock, now: number): ClockReading {
  const end = Date.parse(clock.endsAt);
  const at = clock.stoppedAt === undefined ? now : Date.parse(clock.stoppedAt);
  const gone = Math.min(1, Math.max(0, 1 - (end - at) / (clock.limitSeconds * 1000)));
  const millis = Math.abs(end - at);
  if (clock.stoppedAt !== undefined) return { stand: at > end ? 'late' : 'stopped', millis, gone };
  if (at >= end) return { stand: 'over', millis, gone };
  return { stand: at >= Date.parse(clock.halfAt) ? 'half' : 'running', millis, gone };
}

export interface Step extends MessageStage {
  /** Since the stage before; undefined at the first. Two clocks may differ: never less than nothing. */
  readonly tookMillis: number | undefined;
}

/** Returns the stages with what each took. */
export function steps(stages: readonly MessageStage[]): readonly Step[] {
  return stages.map((stage, i) => {
    const before = stages[i - 1];
    return { ...stage, tookMillis: before === undefined ? undefined : Math.max(0, Date.parse(stage.at) - Date.parse(before.at)) };
  });
}
