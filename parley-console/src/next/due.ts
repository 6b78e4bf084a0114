/** What comes next on the lines: the check calls, those that are due first. */
import type { CheckCallResult, Line } from '../station/types';

export interface Due {
  readonly line: Line;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A check call that rings now counts for it. */
  readonly open: boolean;
  readonly result?: CheckCallResult;
}

/** All that is planned, in the order of its time; a line that both closed plans nothing. */
export function planned(lines: readonly Line[]): readonly Due[] {
  return lines
    .filter((line) => line.declared !== 'closed')
    .flatMap((line) => ofLine(line))
    .sort((one, other) => one.at - other.at);
}

function ofLine(line: Line): Due[] {
  const { next, open } = line.checkCalls ?? {};
  const now: Due[] = open === undefined ? [] : [{ line, at: Date.parse(open.due), open: true, result: open.result }];
  return next === undefined || next === open?.due ? now : [...now, { line, at: Date.parse(next), open: false }];
}

/** The check call that the key starts: due on the chosen line, else on the line where it is due longest. */
export function toStart(lines: readonly Line[], chosen: string | undefined): Line | undefined {
  const waiting = planned(lines).filter((due) => due.open && due.result !== 'answered');
  return (waiting.find((due) => due.line.line === chosen) ?? waiting[0])?.line;
}
