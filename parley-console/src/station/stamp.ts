/**
 * Binds the session to this browser. The browser keeps a key that no script can read; on sign-in it agrees with
 * the station on a second one, and every request carries a code made with that: a cookie copied elsewhere opens
 * nothing. The station's part is `parley.station.signin.Stamps`.
 */

const PURPOSE = 'parley stamp 1';
const DATABASE = 'parley';
const STORE = 'keys';
/** Long enough for another tab's sign-in to be written where this one reads it. */
const AGAIN_MILLIS = 200;
const TRIES = 6;
/** No order waits longer for the browser's store; then the key that was good last stamps it. */
const READ_MILLIS = 500;
/** A page that was just opened has no such key yet: without one it would say that nobody is signed in. */
const FIRST_MILLIS = 5_000;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

type Kept = CryptoKeyPair | CryptoKey;

let session: Promise<CryptoKey | undefined> | undefined;
/** The key that was good last: what answers a ring must not fail because a store does. */
let last: CryptoKey | undefined;
/** Station time at this page's own zero; a first guess until the station has said what time it is. */
let zero = performance.timeOrigin;
/** The station has said by which time it judges stamps, which never jumps; its wall clock may. */
let corrected = false;
let made: CryptoKeyPair | undefined;
const tabs = typeof indexedDB === 'undefined' ? undefined : new BroadcastChannel('parley-session');
tabs?.addEventListener('message', ({ data }) => use(data as CryptoKey));

function use(key: CryptoKey): void {
  last = key;
  session = Promise.resolve(key);
}

/** Takes in the station's time, in ms since 1970. */
export function heardTime(stationMillis: number): void {
  if (!corrected) zero = stationMillis - performance.now();
}

/** The public half of this browser's key, made when there is none. */
export async function consoleKey(): Promise<string> {
  const pair = await browserKey();
  return base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
}

/** Begins to stamp for the session that the station has just opened with this key of its own. */
export async function bind(stationKey: string): Promise<void> {
  const { privateKey } = await browserKey();
  const theirs = await crypto.subtle.importKey('raw', bytes(stationKey), CURVE, false, []);
  const shared = await crypto.subtle.deriveKey({ name: 'ECDH', public: theirs }, privateKey, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(PURPOSE) };
  const key = await crypto.subtle.deriveKey(hkdf, shared, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
  use(key);
  // By message too: another tab and the worker that beats must have it even where the store takes nothing.
  tabs?.postMessage(key);
  await orNothing(write('session', key));
}

/**
 * Asks the station with the session's cookie and its stamp. Without a key of a session the cookie stays here, but
 * for a sign-in, whose answer sets it.
 */
export async function stamped(address: string, request: RequestInit & { readonly method: string }, signsIn = false): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const stamp = await stampOf(request.method, address);
    const credentials = stamp === undefined && !signsIn ? 'omit' : 'same-origin';
    const headers = { ...(request.headers as Record<string, string>), ...(stamp === undefined ? {} : { 'X-Parley-Stamp': stamp }) };
    const response = await fetch(address, { ...request, headers, credentials });
    const now = response.status === 401 ? response.headers.get('X-Parley-Now') : null;
    if (now === null || tries === TRIES) return response;
    // Another time than the station's, or another tab signed in anew: both are known now.
    zero = Number(now) - performance.now();
    corrected = true;
    session = undefined;
    if (tries > 1) await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLIS));
  }
}

async function stampOf(method: string, address: string): Promise<string | undefined> {
  const key = await sessionKey();
  if (key === undefined) return undefined;
  const url = new URL(address, self.location.origin);
  const at = Math.round(zero + performance.now());
  const once = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const covered = [PURPOSE, method, url.pathname + url.search, at, once].join('\n');
  const code = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(covered));
  return `${at}.${once}.${base64url(new Uint8Array(code))}`;
}

async function sessionKey(): Promise<CryptoKey | undefined> {
  session ??= read('session').then((kept) => kept as CryptoKey | undefined);
  try {
    last = (await inTime(session, last === undefined ? FIRST_MILLIS : READ_MILLIS)) ?? last;
  } catch {
    // The store fails or hangs: it is asked anew next time, and meanwhile the last key is used.
    session = undefined;
  }
  return last;
}

function inTime<T>(asked: Promise<T>, millis = READ_MILLIS): Promise<T> {
  const late = new Promise<T>((_, reject) => setTimeout(() => reject(new Error('the browser keeps no keys')), millis));
  return Promise.race([asked, late]);
}

/** A browser that keeps nothing signs in all the same; each time it is a new console to the station. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await inTime(asked);
  } catch {
    return undefined;
  }
}

async function browserKey(): Promise<CryptoKeyPair> {
  made ??= (await orNothing(read('browser'))) as CryptoKeyPair | undefined;
  if (made === undefined) {
    made = await crypto.subtle.generateKey(CURVE, false, ['deriveKey']);
    await orNothing(write('browser', made));
  }
  return made;
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
  return settled(asked);
}

async function read(name: string): Promise<Kept | undefined> {
  if (typeof indexedDB === 'undefined') return undefined;
  const database = await open();
  const kept = await settled<Kept | undefined>(database.transaction(STORE).objectStore(STORE).get(name));
  database.close();
  return kept;
}

async function write(name: string, key: Kept): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const database = await open();
  await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(key, name));
  database.close();
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error(asked.error?.message ?? 'the browser keeps no keys'));
  });
}

function base64url(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
