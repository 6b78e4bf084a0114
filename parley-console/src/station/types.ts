/**
 * What the station says, word for word: the shapes of `/api/v1`. The console adds nothing to them and keeps
 * no truth of its own, so every screen is a function of these values.
 */

import type { MessageClock, MessageStage } from '../message/stages';
import type { AgreedTerm } from '../message/wording';
import type { OnwardStep } from '../onward/types';
import type { CheckCalls, Declaration, DeclaredStatus, LineChecks, Stop } from './facts';

export * from './facts';

export type Precedence = 'routine' | 'priority' | 'immediate' | 'flash';
export type Basis = 'ours' | 'proven' | 'they-say';
export type Direction = 'out' | 'in';
export type LogSide = 'a' | 'b';

export type LampState = 'normal' | 'caution' | 'serious' | 'critical' | 'off';
export type LampReason =
  | 'all-routes-live'
  | 'route-lost'
  | 'one-route-left'
  | 'no-route'
  | 'station-silent'
  | 'recovering'
  | 'frozen'
  | 'storage-failed'
  | 'clock-skew'
  | 'closed'
  | 'check-late'
  | 'checks-missed';

export type KeyState = 'idle' | 'ringing-in' | 'ringing-out' | 'in-call' | 'held' | 'taken';

export type Silence = 'no-route' | 'station-silent' | 'nobody-armed' | 'rang-not-answered';

export type RungName =
  | 'waiting'
  | 'entered'
  | 'sent'
  | 'at-their-station'
  | 'nobody-armed'
  | 'ringing'
  | 'acknowledged'
  | 'answered'
  | 'declined'
  | 'withdrawn'
  | 'unanswered'
  | 'no-route'
  | 'station-silent'
  | 'ended'
  | 'not-entered'
  | 'corrected'
  | 'held'
  | 'resumed'
  | 'passed'
  | 'listening'
  | 'left'
  | 'read-back'
  | 'voice-fault'
  | 'pre-empted';

export interface Rung {
  readonly rung: RungName;
  readonly at: string;
  readonly dtg: string;
  readonly basis: Basis;
  readonly by?: string;
  readonly count?: number;
  /** Index of the entry in our log that their cosignature covers. */
  readonly cosigned?: number;
  readonly detail?: string;
}

export interface Author {
  readonly station: string;
  readonly officer: string;
  readonly name: string;
}

interface Traffic {
  readonly serial: string;
  readonly line: string;
  readonly author: Author;
  readonly direction: Direction;
  readonly precedence: Precedence;
  readonly log?: LogSide;
  readonly index?: number;
  readonly epoch?: number;
  readonly notEntered?: boolean;
  readonly stop?: Stop;
  readonly at: string;
  readonly dtg: string;
  readonly ladder: readonly Rung[];
}

export type MessageState =
  | 'waiting'
  | 'entered'
  | 'delivered'
  | 'alerted'
  | 'acknowledged'
  | 'withdrawn'
  | 'corrected';

export interface Message extends Traffic {
  readonly type: 'message';
  readonly state: MessageState;
  readonly text: string;
  readonly lang: string;
  readonly exercise?: boolean;
  readonly corrects?: string;
  readonly correctedBy?: string;
  readonly acknowledgedBy?: string;
  readonly canAcknowledge?: boolean;
  readonly needsReadBack?: boolean;
  readonly canWithdraw?: boolean;
  readonly stages?: readonly MessageStage[];
  readonly clock?: MessageClock;
  /** To whom of our own it was passed on. */
  readonly onward?: readonly OnwardStep[];
}

export type CallOutcome = 'hung-up' | 'withdrawn' | 'declined' | 'unanswered' | 'failed' | 'joined' | 'pre-empted';

/** Who is rung at the called station by now; each stage rings everyone of the one before as well. */
export type Stage = 'holders' | 'everyone' | 'supervisor' | 'duty-phone';

/** One end of a conversation: who speaks, and from which position of that side. */
export interface Speaker {
  readonly name: string;
  readonly position: string;
  readonly held?: boolean;
}

export interface Listener {
  readonly name: string;
  readonly ours: boolean;
  readonly position: string;
}

/** The voice of a call. `none`: none is carried; `waiting`: not heard yet; `lost`: it was, and the line stays. */
export interface CallVoice {
  readonly state: 'none' | 'waiting' | 'up' | 'lost';
  readonly codec?: string;
  readonly recording?: string;
  /** Short digits of both line fingerprints, equal on both consoles. */
  readonly digits?: string;
  readonly ours?: Speaker;
  readonly theirs?: Speaker;
  readonly listeners?: readonly Listener[];
  readonly lost?: 'from-them' | 'from-us';
  readonly lostSince?: string;
  readonly route?: string;
}

export const READ_BACKS = ['grid', 'time', 'number'] as const;

export interface ReadBack {
  readonly what: (typeof READ_BACKS)[number];
  readonly text: string;
  readonly ours: boolean;
  readonly by: string;
  readonly agreed: boolean;
}

/** A note is private to this station and never in the shared journal. */
export interface Note {
  readonly at: string;
  readonly dtg: string;
  readonly by: string;
  readonly text: string;
}

/** What came of a call, in the order of its keys 1 to 5. */
export const RESULTS = ['settled', 'will-call-back', 'passed-on', 'refused', 'no-result'] as const;
export type Result = (typeof RESULTS)[number];

export interface Filed {
  readonly outcome: Result;
  readonly gist: string;
}

export interface Call extends Traffic {
  readonly type: 'call';
  readonly state: 'ringing' | 'talking' | 'ended';
  /** The reading while it rings; the finding once it has ended. */
  readonly silence?: Silence;
  readonly outcome?: CallOutcome;
  readonly reason?: string;
  readonly answeredBy?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly windowSeconds?: number;
  readonly windowEndsAt?: string;
  readonly armedThere?: number;
  readonly everArmed?: boolean;
  /** It is the check call of this time. */
  readonly checkDue?: string;
  /** The bell rings at this station. */
  readonly bell?: boolean;
  readonly canAnswer?: boolean;
  readonly canDecline?: boolean;
  readonly canEnd?: boolean;
  readonly crossed?: boolean;
  readonly stage?: Stage;
  /** The positions of this station that ring now. */
  readonly ringsAt?: readonly string[];
  readonly voice?: CallVoice;
  readonly readBacks?: readonly ReadBack[];
  readonly notes?: readonly Note[];
  readonly filed?: Filed;
}

export type Item = Message | Call;

export interface Route {
  readonly name: string;
  readonly state: 'live' | 'suspect' | 'down';
  readonly since: string;
  readonly rttMillis?: number;
  readonly detail?: string;
}

export type LineState =
  | 'pairing-unfinished'
  | 'comparing'
  | 'normal'
  | 'recovering'
  | 'frozen'
  | 'storage-failed';

export interface Line {
  readonly line: string;
  readonly station: {
    readonly name: string;
    readonly displayName: string;
    readonly seat?: string;
    readonly commandersOffice?: string;
  };
  readonly ours: { readonly name: string; readonly side: LogSide };
  /** The counterpart is the sparring partner; nothing on this line is real. */
  readonly exercise?: boolean;
  readonly state: LineState;
  readonly stateSince?: string;
  /** What the two words come to: open only if both say so, closed only if both do. */
  readonly declared?: DeclaredStatus;
  /** A second person approves each message below FLASH before it is sent. */
  readonly approval?: boolean;
  /** Terms and forms of address that both parties agreed for this line. */
  readonly terms?: readonly AgreedTerm[];
  readonly address?: readonly AgreedTerm[];
  readonly checks?: LineChecks;
  readonly checkCalls?: CheckCalls;
  readonly declarations?: { readonly ours?: Declaration; readonly theirs?: Declaration };
  readonly lamp: LampState;
  readonly lampWords?: string;
  readonly lampReason?: LampReason;
  readonly routes: readonly Route[];
  readonly notEntered?: boolean;
  readonly clockSkewMillis?: number;
  readonly fingerprint?: { readonly ours: string; readonly theirs: string };
  readonly key: {
    readonly state: KeyState;
    readonly precedence?: Precedence;
    readonly serial?: string;
    readonly by?: string;
    readonly stop?: boolean;
  };
  readonly waiting?: number;
  readonly unacknowledged?: number;
  readonly lastFromThem?: string;
  readonly sizes?: {
    readonly ours: number;
    readonly oursCosigned: number;
    readonly theirs: number;
    readonly theirsCosigned: number;
  };
}

export interface Problem {
  readonly id: string;
  readonly words: string;
  readonly since?: string;
}

export interface Station {
  readonly name: string;
  readonly displayName: string;
  readonly seat?: string;
  readonly commandersOffice?: string;
  readonly demo?: boolean;
  /** What this watch reads, the usual one first. */
  readonly languages?: readonly string[];
  /** Recipients of our own to whom messages are passed on. */
  readonly onward?: readonly string[];
  readonly marking?: { readonly text: string; readonly color: string; readonly textColor: string };
  readonly now: string;
  readonly dtg?: string;
  readonly storage?: { readonly state: 'normal' | 'failed' | 'full'; readonly since?: string; readonly words?: string };
  readonly notEntered?: boolean;
  readonly readingsRecorded?: boolean;
  readonly health?: 'green' | 'red';
  readonly problems?: readonly Problem[];
  readonly watch?: {
    readonly officers: readonly { readonly name: string; readonly position: string; readonly since: string }[];
    readonly armed: number;
    readonly positions: number;
  };
  readonly demoOfficers?: readonly DemoOfficer[];
  /** How anybody may sign in; passkeys hold at `origin` only. */
  readonly signIn?: { readonly passphrase: boolean; readonly passkey: boolean; readonly origin?: string };
}

export interface DemoOfficer {
  readonly name: string;
  readonly passphrase: string;
  readonly displayName: string;
}

export type Role = 'officer' | 'supervisor' | 'linguist' | 'aide' | 'principal' | 'press' | 'auditor' | 'administrator';

export interface Session {
  readonly officer: { readonly name: string; readonly displayName: string; readonly role: Role };
  /** What the role allows; what the console offers goes by this, what happens goes by the station. */
  readonly rights?: readonly string[];
  readonly station: Station;
  readonly locked?: boolean;
  /** How many this person has; two are asked for. */
  readonly passkeys?: number;
  readonly expiresAt?: string;
}

export type WhyNotArmed = 'never' | 'stale' | 'hidden' | 'muted' | 'no-sound';

export interface Position {
  readonly name: string;
  readonly armed: boolean;
  readonly holder?: string;
  readonly since?: string;
  readonly lastBeat?: string;
  readonly why?: WhyNotArmed;
  readonly kind?: 'console' | 'handset';
  readonly voice?: 'none' | 'up' | 'lost';
  readonly supervisor?: boolean;
}

export type { Alarm, AlarmKind, AlarmPriority, AlarmReport, Alarms, Escalated, Shelf } from './alarm-types';

export interface Beat {
  readonly now: string;
  readonly dtg?: string;
  readonly core?: 'ok' | 'stalled';
  /** Nobody was at this console for a while: it rings, and the station gives it no text. */
  readonly locked?: true;
}

export interface EvidenceField {
  readonly tag?: number;
  readonly name?: string;
  readonly value?: string;
}

export interface Evidence {
  readonly leaf: string;
  readonly leafHash: string;
  readonly kind: string;
  readonly at: string;
  readonly dtg: string;
  readonly author: string;
  readonly precedence?: string;
  readonly serial?: string;
  readonly state: 'cosigned' | 'waiting-cosign' | 'only-ours';
  readonly checkpoint?: string;
  readonly cosignedAt?: string;
  readonly proof: readonly string[];
  readonly treeSize: number;
  readonly fields?: readonly EvidenceField[];
}

/** RFC 9457, with what an officer needs to know. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly since?: string;
  readonly did_not_happen?: string;
  readonly what_to_do?: string;
}
