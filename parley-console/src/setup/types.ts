/** What the set-up wizard was told so far, as the station writes it. */
import type { Diagnosis } from '../admin/types';
import type { Role } from '../station/types';

export const STEPS = ['station', 'people', 'keys', 'addresses', 'sound', 'practise'] as const;
export type Step = (typeof STEPS)[number];

export interface Told {
  readonly name: string;
  readonly displayName: string;
  readonly seat: string;
  readonly commandersOffice: string;
  readonly languages: readonly string[];
  readonly marking: { readonly text: string; readonly color: string; readonly textColor: string };
  readonly passphrases: string;
}

export interface Route {
  readonly name: string;
  readonly listen: string;
  readonly advertise: string;
}

export interface Addresses {
  readonly routes: readonly Route[];
  readonly voice: string;
  readonly timeSource: string;
  readonly sane?: boolean;
}

export interface Sound {
  readonly tone: boolean;
  readonly bell: boolean;
  readonly microphone: boolean;
}

export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly proof: 'passkey' | 'passphrase';
}

export interface SetUpView {
  readonly station?: Told;
  readonly people: readonly Person[];
  readonly keys?: { readonly fingerprint: string; readonly kept: boolean; readonly proven: boolean };
  readonly addresses?: Addresses;
  readonly sound?: Sound;
  readonly folder: string;
  /** Where browsers find the station when it runs. */
  readonly address: string;
  /** Addresses of this machine under which others may reach it. */
  readonly suggested: readonly string[];
  readonly passphraseKnown: boolean;
  readonly signIn: { readonly passphrase: boolean; readonly passkey: boolean; readonly origin?: string };
  readonly done: Readonly<Record<Exclude<Step, 'practise'>, boolean>>;
  /** What a trial found, in the answer to it only. */
  readonly found?: readonly Diagnosis[];
}
