/** Passkeys of this station: the browser asks the authenticator, the station decides. */
import { ask, signIn, type Answer } from '../station/api';
import type { Session, Station } from '../station/types';

/** The person closed the browser's question, or no authenticator answered it. */
export type GivenUp = { readonly kind: 'given-up' };

export interface OwnPasskey {
  readonly id: string;
  readonly addedAt: string;
  readonly lastUsedAt?: string;
  readonly backedUp: boolean;
}

type Own = { readonly passkeys: readonly OwnPasskey[] };

/** Where passkeys hold: here, at another address of this station, or not at all. */
export function passkeysAt(station: Station | undefined): 'here' | 'elsewhere' | 'nowhere' {
  const way = station?.signIn;
  if (way?.passkey !== true) return 'nowhere';
  return way.origin === undefined || way.origin === location.origin ? 'here' : 'elsewhere';
}

export async function signInByPasskey(): Promise<Answer<Session> | GivenUp> {
  const asked = await ask<PublicKeyCredentialRequestOptionsJSON>('POST', '/session/challenge', {});
  if (asked.kind !== 'ok') return asked;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.value);
  const credential = await question(navigator.credentials.get({ publicKey }));
  return credential === undefined ? { kind: 'given-up' } : signIn('/session/passkey', { credential });
}

/** Brings a first or new passkey with a one-time code; every earlier proof ends. */
export async function enrolPasskey(name: string, code: string): Promise<Answer<undefined> | GivenUp> {
  const asked = await ask<PublicKeyCredentialCreationOptionsJSON>('POST', '/enrolments/challenge', { name, code });
  if (asked.kind !== 'ok') return asked;
  const credential = await create(asked.value);
  return credential === undefined ? { kind: 'given-up' } : ask('POST', '/enrolments/passkey', { name, code, credential });
}

export const enrolPassphrase = (name: string, code: string, passphrase: string): Promise<Answer<undefined>> =>
  ask('POST', '/enrolments', { name, code, passphrase });

export const ownPasskeys = (): Promise<Answer<Own>> => ask('GET', '/session/passkeys');

export async function addPasskey(): Promise<Answer<Own> | GivenUp> {
  const asked = await ask<PublicKeyCredentialCreationOptionsJSON>('POST', '/session/passkeys/challenge', {});
  if (asked.kind !== 'ok') return asked;
  const credential = await create(asked.value);
  return credential === undefined ? { kind: 'given-up' } : ask('POST', '/session/passkeys', { credential });
}

export const removePasskey = (id: string): Promise<Answer<Own>> => ask('DELETE', `/session/passkeys/${encodeURIComponent(id)}`);

export function create(options: PublicKeyCredentialCreationOptionsJSON): Promise<object | undefined> {
  return question(navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
}

/** What the authenticator answered, as the station reads it. */
export async function question(asked: Promise<Credential | null>): Promise<object | undefined> {
  try {
    const answer = await asked;
    return answer instanceof PublicKeyCredential ? answer.toJSON() : undefined;
  } catch {
    return undefined; // The browser says nothing of the reasons, so that a page learns nothing of people.
  }
}
