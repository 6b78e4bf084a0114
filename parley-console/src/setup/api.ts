/** The wizard's way to the station: the one-time code is changed for a token, which this tab keeps until it is closed. */
import { problemOf, type Answer } from '../station/api';
import type { Addresses, SetUpView, Sound, Told } from './types';

const BASE = '/api/v1/set-up';
const KEPT = 'parley-set-up';
/** Making and opening keys takes a second on purpose; a time source may stay silent for two. */
const TIMEOUT_MILLIS = 30_000;

export interface NewPerson {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
}

let token = sessionStorage.getItem(KEPT) ?? '';

async function ask<T>(method: string, path: string, body?: object): Promise<Answer<T>> {
  try {
    const headers: Record<string, string> = { Accept: 'application/json', 'X-Parley': '1', 'Content-Type': 'application/json' };
    if (token !== '') headers.Authorization = `Bearer ${token}`;
    const response = await fetch(BASE + path, { method, headers, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MILLIS), ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (response.ok) return { kind: 'ok', value: JSON.parse(text) as T };
    return { kind: 'refused', problem: problemOf(response.status, text) };
  } catch {
    return { kind: 'unreachable' };
  }
}

async function begin(code: string): Promise<Answer<SetUpView>> {
  token = '';
  const answer = await ask<{ token: string }>('POST', '/begin', { code });
  if (answer.kind !== 'ok') return answer;
  token = answer.value.token;
  sessionStorage.setItem(KEPT, token);
  return ask('GET', '');
}

export const setUpApi = {
  begin,
  known: () => token !== '',
  show: () => ask<SetUpView>('GET', ''),
  station: (told: Told, onlyTry: boolean) => ask<SetUpView>('POST', '/station', { ...told, try: onlyTry }),
  askPasskey: (person: NewPerson) => ask<PublicKeyCredentialCreationOptionsJSON>('POST', '/people/challenge', person),
  add: (person: NewPerson, proof: { readonly credential: object } | { readonly passphrase: string }) => ask<SetUpView>('POST', '/people', { ...person, ...proof }),
  askToSignIn: () => ask<PublicKeyCredentialRequestOptionsJSON>('POST', '/people/try/challenge', {}),
  signIn: (proof: object) => ask<{ name: string }>('POST', '/people/try', proof),
  remove: (name: string) => ask<SetUpView>('DELETE', `/people/${encodeURIComponent(name)}`),
  keys: (passphrase: string, keep: boolean) => ask<SetUpView>('POST', '/keys', { passphrase, keep }),
  openKeys: (passphrase: string) => ask<SetUpView>('POST', '/keys/open', { passphrase }),
  addresses: (given: Addresses) => ask<SetUpView>('POST', '/addresses', { ...given, browserMillis: Date.now() }),
  sound: (heard: Sound) => ask<SetUpView>('POST', '/sound', heard),
  finish: (passphrase: string) => ask<{ address: string }>('POST', '/finish', passphrase === '' ? {} : { passphrase }),
};

/** Whether the station itself, and no longer its wizard, answers. */
export async function stationAnswers(): Promise<boolean> {
  try {
    const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(2_000) });
    return typeof ((await response.json()) as { health?: unknown }).health === 'string';
  } catch {
    return false;
  }
}
