/** Alarms as the station tells them. */

export type AlarmPriority = 'high' | 'medium' | 'low';
export type AlarmKind =
  | 'stop'
  | 'stop-message'
  | 'flash'
  | 'message'
  | 'call'
  | 'route'
  | 'station-silent'
  | 'nobody-has-the-watch'
  | 'not-entered'
  | 'clock'
  | 'storage'
  | 'line-state'
  | 'voice'
  | 'escalation'
  | 'declared'
  | 'check'
  | 'check-call'
  | 'access';

/** Why an alarm's source is put aside, and until when. */
export interface Shelf {
  readonly by: string;
  readonly reason: string;
  readonly until: string;
}

export interface Alarm {
  readonly id: string;
  readonly priority: AlarmPriority;
  readonly kind: AlarmKind;
  readonly line?: string;
  readonly serial?: string;
  readonly at: string;
  readonly dtg: string;
  readonly words: string;
  /** Rectified is over and was never acknowledged: it flashes without a sound. */
  readonly state: 'new' | 'acknowledged' | 'rectified' | 'shelved';
  /** The same each time it recurs. */
  readonly source?: string;
  readonly shelvable?: boolean;
  /** How often it came since it chatters. */
  readonly times?: number;
  readonly acknowledgedBy?: string;
  readonly acknowledgedAt?: string;
  readonly overAt?: string;
  readonly shelf?: Shelf;
}

export interface Alarms {
  readonly alarms: readonly Alarm[];
  /** How many more there are than are told. */
  readonly more?: number;
  /** How many of all of them nobody has noticed. */
  readonly unnoticed?: number;
  readonly shelves?: readonly (Shelf & { readonly source: string })[];
}

export interface AlarmReport {
  readonly month: string;
  readonly countedMinutes: number;
  readonly total: number;
  readonly perTenMinutes: number;
  readonly floods: number;
  readonly unentered: number;
  readonly priorities: readonly { readonly priority: AlarmPriority; readonly count: number; readonly share: number; readonly wanted: number }[];
  readonly busiest?: { readonly from: string; readonly count: number };
  readonly answers: { readonly answered: number; readonly unanswered: number; readonly medianSeconds?: number; readonly longestSeconds?: number };
  readonly sources: readonly { readonly kind: AlarmKind; readonly line?: string; readonly count: number }[];
  readonly days: readonly { readonly date: string; readonly high: number; readonly medium: number; readonly low: number; readonly busiest: number }[];
}

/** To whom an alarm was brought by hand. */
export interface Escalated {
  readonly step: 'holders' | 'everyone' | 'supervisor' | 'duty-phone';
  readonly reached: readonly string[];
  /** Why nobody was reached. */
  readonly why?: string;
}
