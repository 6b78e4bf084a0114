/** What the station says of STOP, of a line's declared status, and of how it is tried. */

/** What a STOP says: who is struck, by what, where, since when. Any part may be empty. */
export interface Stop {
  readonly who: string;
  readonly what: string;
  readonly where: string;
  readonly when: string;
}
export const STOP_PARTS = ['who', 'what', 'where', 'when'] as const;

export const DECLARED = ['open', 'suspended', 'closed'] as const;
export type DeclaredStatus = (typeof DECLARED)[number];

/** The newest word of one side about its line. */
export interface Declaration {
  readonly status: DeclaredStatus;
  readonly reason?: string;
  readonly by: string;
  readonly at: string;
  readonly dtg: string;
}

/** How our own route checks fare. */
export interface LineChecks {
  readonly intervalSeconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly missedInARow: number;
  readonly late: boolean;
  readonly lastPassed?: string;
}

export const CHECK_RESULTS = ['answered', 'rang', 'nobody-armed', 'station-silent', 'no-route', 'not-made'] as const;
export type CheckCallResult = (typeof CHECK_RESULTS)[number];

/** The calls by which the two watches try the line. */
export interface CheckCalls {
  readonly next?: string;
  readonly open?: { readonly due: string; readonly result: CheckCallResult };
  readonly missed?: { readonly due: string; readonly result: CheckCallResult; readonly weekdaysInARow: number };
}
