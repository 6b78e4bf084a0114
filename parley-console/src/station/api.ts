/**
 * The console's only way to the station: plain requests to `/api/v1`. Every answer is either the view asked
 * for or a refusal that says what did not happen; nothing is retried behind the officer's back.
 */
import type { LineHealth } from '../health/health';
import { bind, consoleKey, stamped } from './stamp';
import type {
  Alarm,
  AlarmReport,
  Alarms,
  Call,
  DeclaredStatus,
  Escalated,
  Evidence,
  Item,
  Line,
  Message,
  Position,
  Precedence,
  ProblemDetails,
  ReadBack,
  Result,
  Session,
  Station,
  Stop,
} from './types';

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: ProblemDetails }
  | { readonly kind: 'unreachable' };

const BASE = '/api/v1';
/** What sets the session's cookie. */
const SIGN_INS = new Set(['/session', '/session/passkey']);
/** A station on the same table answers in milliseconds; after this the officer is told it did not. */
const TIMEOUT_MILLIS = 10_000;

export interface NewMessage {
  readonly precedence: Precedence;
  readonly text: string;
  readonly lang: string;
  readonly corrects?: string;
}

export const api = {
  session: () => ask<Session>('GET', '/session'),
  signIn: (name: string, passphrase: string) => signIn('/session', { name, passphrase }),
  lock: () => ask<undefined>('POST', '/session/lock', {}),
  active: () => ask<undefined>('POST', '/session/active', {}),
  signOut: () => ask<undefined>('DELETE', '/session'),
  station: () => ask<Station>('GET', '/station'),
  lines: () => ask<{ lines: Line[] }>('GET', '/lines'),
  traffic: (line: string, before?: string) =>
    ask<{ items: Item[]; next?: string }>(
      'GET',
      `/lines/${seg(line)}/traffic?limit=50${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`,
    ),
  alarms: () => ask<Alarms>('GET', '/alarms'),
  shelve: (id: string, body: { readonly reason: string; readonly minutes: number }) => ask<Alarm>('POST', `/alarms/${seg(id)}/shelve`, body),
  unshelve: (source: string) => ask<undefined>('DELETE', `/shelves/${seg(source)}`),
  escalate: (id: string) => ask<Escalated>('POST', `/alarms/${seg(id)}/escalate`, {}),
  alarmReport: (month: string) => ask<AlarmReport>('GET', `/alarms/report?month=${seg(month)}`),
  positions: () => ask<{ positions: Position[] }>('GET', '/positions'),
  arm: (name: string) =>
    ask<Position>('POST', `/positions/${seg(name)}/arm`, { audio: 'running', proven: true, client: 'console' }),
  disarm: (name: string) => ask<undefined>('DELETE', `/positions/${seg(name)}/arm`),
  send: (line: string, message: NewMessage, key: string) =>
    ask<Message>('POST', `/lines/${seg(line)}/messages`, message, key),
  acknowledge: (line: string, serial: string, readBack?: string) =>
    ask<Message>('POST', `/messages/${seg(serial)}/acknowledge?line=${seg(line)}`, readBack ? { readBack } : {}),
  message: (line: string, serial: string) => ask<Message>('GET', `/messages/${seg(serial)}?line=${seg(line)}`),
  withdraw: (line: string, serial: string) =>
    ask<Message>('POST', `/messages/${seg(serial)}/withdraw?line=${seg(line)}`, {}),
  call: (line: string, wanted: { readonly precedence: Precedence; readonly position?: string; readonly check?: boolean }, key: string) =>
    ask<Call>('POST', `/lines/${seg(line)}/calls`, wanted, key),
  stopCall: (line: string, words: Stop & { readonly position?: string }, key: string) => ask<Call>('POST', `/lines/${seg(line)}/stop-calls`, words, key),
  stopMessage: (line: string, words: Stop & { readonly lang: string }, key: string) => ask<Message>('POST', `/lines/${seg(line)}/stop-messages`, words, key),
  health: (line: string) => ask<LineHealth>('GET', `/lines/${seg(line)}/health`),
  check: (line: string) => ask<Line>('POST', `/lines/${seg(line)}/check`, {}),
  declare: (line: string, status: DeclaredStatus, reason: string) => ask<Line>('POST', `/lines/${seg(line)}/status`, { status, reason }),
  answer: (line: string, serial: string, position?: string) =>
    ask<Call>('POST', `/calls/${seg(serial)}/answer?line=${seg(line)}`, position ? { position } : {}),
  decline: (line: string, serial: string, reason: string) =>
    ask<Call>('POST', `/calls/${seg(serial)}/decline?line=${seg(line)}`, { reason }),
  end: (line: string, serial: string) => inCall(line, serial, 'end', {}),
  /** `to` of a pass is a position of ours; without it the supervisor's. */
  inCall: (call: Call, act: CallAct, body: { readonly position?: string; readonly to?: string }) => inCall(call.line, call.serial, act, body),
  readBack: (call: Call, body: Pick<ReadBack, 'what' | 'text'> & { readonly position?: string }) => inCall(call.line, call.serial, 'read-back', body),
  note: (call: Call, text: string) => inCall(call.line, call.serial, 'notes', { text }),
  file: (call: Call, body: { readonly outcome: Result; readonly gist: string }) => inCall(call.line, call.serial, 'outcome', body),
  leg: (position: string, offer: string) =>
    ask<{ answer: string; leg: string }>('POST', `/positions/${seg(position)}/leg`, { offer }),
  dropLeg: (position: string) => ask<undefined>('DELETE', `/positions/${seg(position)}/leg`),
  legEcho: (position: string, on: boolean) => ask<unknown>('POST', `/positions/${seg(position)}/leg/echo`, { on }),
  legTalk: (position: string, on: boolean) => ask<unknown>('POST', `/positions/${seg(position)}/leg/talk`, { on }),
  acknowledgeAlarm: (id: string) => ask<Alarm>('POST', `/alarms/${seg(id)}/acknowledge`, {}),
  evidence: (line: string, log: string, epoch: number, index: number) =>
    ask<Evidence>('GET', `/lines/${seg(line)}/entries/${log}/${epoch}/${index}`),
  exportPack: (item: Item) => download(item),
};

/** What an officer does within a call, beside answering and ending it. */
export type CallAct = 'hold' | 'resume' | 'pass' | 'listen' | 'leave';

function inCall(line: string, serial: string, act: CallAct | 'end' | 'read-back' | 'notes' | 'outcome', body: object): Promise<Answer<Call>> {
  return ask<Call>('POST', `/calls/${seg(serial)}/${act}?line=${seg(line)}`, body);
}

function seg(part: string): string {
  return encodeURIComponent(part);
}

async function request(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Parley': '1' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
  const sent = { method, headers, cache: 'no-store', signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) } as const;
  return stamped(BASE + path, sent, SIGN_INS.has(path));
}

/** Signs in here, and binds the session to this browser. */
export async function signIn(path: '/session' | '/session/passkey', proof: object): Promise<Answer<Session>> {
  try {
    const answer = await ask<Session & { readonly stationKey?: string }>('POST', path, { ...proof, consoleKey: await consoleKey() });
    if (answer.kind === 'ok' && answer.value.stationKey !== undefined) await bind(answer.value.stationKey);
    return answer;
  } catch {
    return { kind: 'unreachable' };
  }
}

export async function ask<T>(method: string, path: string, body?: unknown, key?: string): Promise<Answer<T>> {
  try {
    const response = await request(method, path, body, key);
    const text = await response.text();
    if (response.ok) return { kind: 'ok', value: (text === '' ? undefined : JSON.parse(text)) as T };
    return { kind: 'refused', problem: problemOf(response.status, text) };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** A refusal without a readable body still counts as one, with its status as the only thing known. */
export function problemOf(status: number, text: string): ProblemDetails {
  try {
    const parsed = JSON.parse(text) as Partial<ProblemDetails>;
    return { ...parsed, type: parsed.type ?? 'about:blank', title: parsed.title ?? `HTTP ${status}`, status };
  } catch {
    return { type: 'about:blank', title: `HTTP ${status}`, status };
  }
}

async function download(item: Item): Promise<Answer<undefined>> {
  const wanted = item.type === 'call' ? { call: item.serial } : { message: item.serial };
  return save('POST', `/lines/${seg(item.line)}/export`, `${item.serial}-evidence.zip`, wanted);
}

/** Lets the officer keep a file that the station writes. A plain link would come without the stamp. */
export async function save(method: string, path: string, name: string, body?: unknown): Promise<Answer<undefined>> {
  try {
    const response = await request(method, path, body);
    if (!response.ok) return { kind: 'refused', problem: problemOf(response.status, await response.text()) };
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    return { kind: 'ok', value: undefined };
  } catch {
    return { kind: 'unreachable' };
  }
}
