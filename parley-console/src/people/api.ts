/** What the console asks of the station about its people. */
import { ask } from '../station/api';
import type { Role } from '../station/types';

export type Sight = 'all' | readonly string[];

export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly lines: Sight;
  readonly passphrase: boolean;
  readonly passkeys: number;
  readonly signedIn: number;
  readonly lastSeenAt?: string;
  readonly enrolmentUntil?: string;
  readonly revokedAt?: string;
}

/** What waits for a second person. */
export interface Asked {
  readonly id: string;
  readonly change: 'add' | 'role' | 'lines' | 'enrolment';
  readonly name: string;
  readonly detail: string;
  readonly lines?: Sight;
  readonly by: string;
  readonly until: string;
  readonly firstHalf?: string;
}

export interface People {
  readonly people: readonly Person[];
  readonly waiting: readonly Asked[];
}

const of = (name: string): string => `/people/${encodeURIComponent(name)}`;

export const peopleApi = {
  list: () => ask<People>('GET', '/people'),
  invite: (person: { readonly name: string; readonly displayName: string; readonly role: Role; readonly lines: Sight }) => ask<Asked>('POST', '/people', person),
  role: (name: string, role: Role) => ask<Asked>('POST', `${of(name)}/role`, { role }),
  lines: (name: string, lines: Sight) => ask<Asked | Person>('POST', `${of(name)}/lines`, { lines }),
  code: (name: string) => ask<Asked>('POST', `${of(name)}/enrolment`, {}),
  revoke: (name: string) => ask<undefined>('POST', `${of(name)}/revoke`, {}),
  confirm: (id: string) => ask<{ readonly secondHalf?: string }>('POST', `/changes/${encodeURIComponent(id)}/confirm`, {}),
  withdraw: (id: string) => ask<undefined>('DELETE', `/changes/${encodeURIComponent(id)}`),
};

/** What was typed for lines: nothing or `all` is every line, else names with commas between them. */
export function sightOf(typed: string): Sight {
  const names = typed.split(',').map((name) => name.trim()).filter((name) => name !== '');
  return names.length === 0 || names.includes('all') ? 'all' : names;
}
