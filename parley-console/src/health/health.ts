/** The health of a line as plots and tables need it. Pure: nothing is measured or fetched here. */
import type { CheckCallResult, Precedence } from '../station/types';

export interface Tally {
  readonly calls: number;
  readonly reached: number;
  readonly answered: number;
}

export type Whose = 'ours' | 'theirs';

export interface CallFact {
  readonly by: Whose;
  readonly serial: string;
  readonly precedence: Precedence;
  readonly stop: boolean;
  readonly at: string;
  readonly dtg: string;
  readonly outcome: string;
  readonly reached: boolean;
  readonly rang: boolean;
  readonly answerMillis?: number;
}

export interface RouteFact {
  readonly by: Whose;
  readonly route: string;
  readonly passed: number;
  readonly failed: number;
  readonly down: number;
  readonly meanRttMillis: number;
}

export interface CheckCallFact {
  readonly due: string;
  readonly result: CheckCallResult;
}

/** Ten minutes of one route, as our station measured them. */
export interface Step {
  readonly route: string;
  readonly at: string;
  readonly lost: number;
  readonly clockSkewMillis: number;
  readonly rttMillis?: number;
  readonly cosignMillis?: number;
  /** Share of their voice that did not come; absent when none came. */
  readonly voiceLoss?: number;
  readonly voiceJitterMillis?: number;
  /** The lowest estimate of the mean opinion score, 1 to 4.5. */
  readonly voiceMos?: number;
}

export interface LineHealth {
  readonly line: string;
  readonly since: string;
  readonly sinceDtg: string;
  readonly shared: {
    readonly sha256: string;
    readonly ours: Tally;
    readonly theirs: Tally;
    readonly sentence: string;
    readonly calls: readonly CallFact[];
    readonly routes: readonly RouteFact[];
    readonly checkCalls: readonly CheckCallFact[];
  };
  readonly measuredByUs: { readonly steps: readonly Step[] };
}

/** The plot of answer times: one decade a third of its height. */
export const SHORTEST_MILLIS = 1_000;
export const LONGEST_MILLIS = 120_000;
export const RULINGS_SECONDS = [10, 20, 60] as const;

/** Where an answer time stands, from 0 at the bottom to 1 at the top, on a logarithmic scale. */
export function height(millis: number): number {
  const within = Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, millis));
  return Math.log(within / SHORTEST_MILLIS) / Math.log(LONGEST_MILLIS / SHORTEST_MILLIS);
}

export interface Day {
  readonly day: string;
  readonly calls: readonly CheckCallFact[];
}

/** Check calls by their day in UTC, the newest day first. */
export function days(calls: readonly CheckCallFact[]): readonly Day[] {
  const byDay = new Map<string, CheckCallFact[]>();
  for (const call of calls) {
    const day = call.due.slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), call]);
  }
  return [...byDay].map(([day, all]) => ({ day, calls: all })).sort((one, other) => other.day.localeCompare(one.day));
}

/** What one cell of a strip shows: the worst of the steps in it. */
export type Cell = 'unknown' | 'whole' | 'broken' | 'dead';

export interface Strip {
  readonly route: string;
  readonly cells: readonly Cell[];
  /** Share of the time that was looked at in which the route was not live. */
  readonly lost: number;
  readonly rttMillis?: number;
  readonly cosignMillis?: number;
  readonly clockSkewMillis: number;
  readonly voice?: { readonly loss: number; readonly jitterMillis: number; readonly mos: number };
}

/** The strip of each route over a span of time that ends now, in so many cells. */
export function strips(steps: readonly Step[], span: { readonly until: number; readonly millis: number; readonly cells: number }): readonly Strip[] {
  const from = span.until - span.millis;
  const within = steps.filter((step) => Date.parse(step.at) >= from);
  return [...new Set(within.map((step) => step.route))].map((route) => {
    const mine = within.filter((step) => step.route === route);
    const cells = Array.from({ length: span.cells }, (_, i) => {
      const begins = from + (i * span.millis) / span.cells;
      return cell(mine.filter((step) => Date.parse(step.at) >= begins && Date.parse(step.at) < begins + span.millis / span.cells));
    });
    return { route, cells, ...sum(mine) };
  });
}

function cell(steps: readonly Step[]): Cell {
  if (steps.length === 0) return 'unknown';
  const worst = Math.max(...steps.map((step) => step.lost));
  return worst === 0 ? 'whole' : worst < 1 ? 'broken' : 'dead';
}

function sum(steps: readonly Step[]): Omit<Strip, 'route' | 'cells'> {
  const rtts = steps.flatMap((step) => step.rttMillis ?? []);
  const cosigns = steps.flatMap((step) => step.cosignMillis ?? []);
  return {
    lost: steps.reduce((all, step) => all + step.lost, 0) / Math.max(1, steps.length),
    ...(rtts.length === 0 ? {} : { rttMillis: Math.round(rtts.reduce((all, rtt) => all + rtt, 0) / rtts.length) }),
    ...(cosigns.length === 0 ? {} : { cosignMillis: Math.max(...cosigns) }),
    clockSkewMillis: steps.at(-1)?.clockSkewMillis ?? 0,
    ...speech(steps),
  };
}

/** How their voice came over a route: the mean of what was lost, the worst of the rest. */
function speech(steps: readonly Step[]): Pick<Strip, 'voice'> {
  const heard = steps.filter((step) => step.voiceMos !== undefined);
  if (heard.length === 0) return {};
  return {
    voice: {
      loss: heard.reduce((all, step) => all + (step.voiceLoss ?? 0), 0) / heard.length,
      jitterMillis: Math.max(...heard.map((step) => step.voiceJitterMillis ?? 0)),
      mos: Math.min(...heard.map((step) => step.voiceMos ?? 0)),
    },
  };
}
