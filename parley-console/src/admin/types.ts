/** What administrators see of the station, as the station writes it. */
export interface OnCard {
  readonly name: string;
  readonly displayName: string;
  readonly seat: string;
  readonly commandersOffice: string;
}

export type CardKeys = Readonly<Record<string, string>>;

export interface OurCard {
  /** The card file in base64. It holds no secret. */
  readonly file: string;
  /** 40 digits in eight groups, to be read aloud. */
  readonly fingerprint: string;
  readonly about: OnCard;
  readonly keys: CardKeys;
  readonly madeAt?: string;
  readonly endsAt?: string;
}

export interface Rules {
  readonly answerWindowSeconds: number;
  readonly flashLimitSeconds: number;
  readonly checkIntervalSeconds: number;
  readonly checkCalls: readonly string[];
  readonly listening: boolean;
  readonly recording: 'none';
}

export interface Review {
  readonly theirs: OnCard;
  readonly routes: readonly string[];
  readonly keys: CardKeys;
  readonly tenLines: readonly string[];
  readonly rules: Rules;
  readonly file?: string;
  readonly confirmedBy?: string;
}

export type WhyEnded = 'wrong-digits' | 'called-off' | 'time-over';

export interface Pairing {
  readonly card?: OurCard;
  readonly theirs?: Review;
  readonly ended?: { readonly why: WhyEnded; readonly by: string; readonly at: string; readonly dtg: string };
  readonly line?: string;
}

/** An entry of the house journal; one that no longer opens has the kind `unreadable` and an index alone. */
export interface HouseEntry {
  readonly index: number;
  readonly kind: string;
  readonly at?: string;
  readonly dtg?: string;
  readonly author?: { readonly role: string; readonly officer: string; readonly name: string };
  readonly act?: string;
  readonly subject?: string;
  readonly position?: string;
  readonly line?: string;
  readonly serials?: readonly string[];
  readonly details?: Readonly<Record<string, string>>;
  readonly text?: string;
}

export interface HouseJournal {
  readonly entries: readonly HouseEntry[];
  readonly size: number;
  readonly next?: string;
}

export interface Diagnosis {
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly about: string;
  readonly words: string;
  readonly whatToDo: string;
}

export interface Diagnoses {
  readonly ok: boolean;
  readonly at: string;
  readonly dtg: string;
  readonly found: readonly Diagnosis[];
}
