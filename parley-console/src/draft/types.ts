/** What the station says of drafts, word for word. */
import type { Precedence, Role } from '../station/types';

export type DraftState = 'kept' | 'waiting' | 'approved' | 'refused' | 'sent' | 'withdrawn';

/** A message that is written and not sent: a matter of this station alone. */
export interface Draft {
  readonly draft: string;
  readonly line: string;
  readonly author: { readonly officer: string; readonly name: string; readonly role: Role };
  readonly at: string;
  readonly dtg: string;
  readonly precedence: Exclude<Precedence, 'flash'>;
  readonly text: string;
  readonly lang: string;
  readonly exercise: boolean;
  readonly approval: boolean;
  readonly corrects?: string;
  readonly state: DraftState;
  readonly stateAt?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly serial?: string;
}

export interface NewDraft {
  readonly precedence: Precedence;
  readonly text: string;
  readonly lang: string;
  readonly corrects?: string;
  readonly replaces?: string;
}
