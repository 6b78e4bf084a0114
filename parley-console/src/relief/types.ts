/** How the watch changes hands, as the station writes it. */
export interface OnDuty {
  readonly officer: string;
  readonly name: string;
}

export interface Duty extends OnDuty {
  readonly from: string;
  readonly fromDtg: string;
  readonly to: string;
  readonly toDtg: string;
  readonly override: boolean;
}

export interface NextChange {
  readonly at: string;
  readonly dtg: string;
  readonly name?: string;
}

export interface HandoverStage {
  readonly position: string;
  readonly leaver: OnDuty;
  readonly relief: OnDuty;
  readonly stage: 'briefing' | 'review' | 'over';
  readonly assumedAt?: string;
  /** In a review: from when the leaver may sign off. */
  readonly signOffFrom?: string;
  readonly signedOffAt?: string;
}

export interface OpenItem {
  readonly id: string;
  readonly kind: 'ringing' | 'call' | 'unacknowledged-in' | 'unacknowledged-out' | 'acknowledged' | 'draft' | 'onward' | 'alarm';
  readonly critical: boolean;
  readonly ticked: boolean;
  /** Newer than the relief's own last watch. */
  readonly unseen: boolean;
  readonly line?: string;
  readonly serial?: string;
  readonly words: string;
  readonly at: string;
  readonly dtg: string;
}

export interface Handover extends HandoverStage {
  readonly mayAssume: boolean;
  readonly why?: 'ringing' | 'unticked-critical';
  readonly items: readonly OpenItem[];
}

export interface WatchChange {
  readonly at: string;
  readonly dtg: string;
  readonly act: 'taken' | 'taken-over' | 'left' | 'assumed' | 'signed-off';
  readonly position: string;
  readonly officer: string;
  readonly name: string;
  readonly from?: string;
  readonly fromName?: string;
}

export interface Lapsed {
  readonly at: string;
  readonly dtg: string;
  readonly line: string;
  readonly serial: string;
  readonly by: string;
}

export interface WatchChanges {
  readonly duty?: Duty;
  readonly next?: NextChange;
  readonly handovers: readonly HandoverStage[];
  readonly changes: readonly WatchChange[];
  readonly lapsed: readonly Lapsed[];
}

export interface Roster {
  readonly duty?: Duty;
  readonly next?: NextChange;
  readonly duties: readonly Duty[];
  readonly gaps: readonly { readonly from: string; readonly fromDtg: string; readonly to: string; readonly toDtg: string }[];
  readonly rotations: readonly { readonly start: string; readonly startDtg: string; readonly minutes: number; readonly officers: readonly OnDuty[] }[];
}
