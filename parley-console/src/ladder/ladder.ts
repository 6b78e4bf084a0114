/**
 * How far a call or message has come, in words. The station decides what is true and what proves it; here we
 * only choose the sentence, and never one that says more than the rung does.
 */
import type { Call, Item, Message, Rung, Silence } from '../station/types';
import type { WordKey } from '../words/en';
import type { Args } from '../words/icu';

/** A sentence to be said in the officer's language. */
export interface Saying {
  readonly key: WordKey;
  readonly args: Args;
}

function saying(key: WordKey, args: Args = {}): Saying {
  return { key, args };
}

/** The name of a rung, for its place on the ladder of `item`. */
export function rungWords(rung: Rung, item: Pick<Item, 'type' | 'direction'>): Saying {
  switch (rung.rung) {
    case 'at-their-station':
      return saying('rung.at-their-station', { direction: item.direction });
    case 'ringing':
      return saying(item.type === 'message' ? 'rung.alerted' : 'rung.ringing', { count: rung.count ?? 0 });
    default:
      return saying(`rung.${rung.rung}`);
  }
}

/** `ours`, `proven` or `they say`: the word that must stand beside every rung. */
export function basisWords(rung: Rung): Saying {
  return saying(`ladder.basis.${rung.basis}`);
}

/** What a ringing or silent call is doing, as a heading, what is known, and what to do. */
export type Reading = Silence | 'ringing' | 'sending';

/**
 * The reading of an outgoing call; undefined once it was answered, declined or withdrawn. While it rings,
 * `rang-not-answered` only means "not yet", so it reads as ringing until the window has ended.
 */
export function reading(call: Call): Reading | undefined {
  if (call.state === 'talking') return undefined;
  if (call.state === 'ended') return call.outcome === 'unanswered' || call.outcome === 'failed' ? call.silence : undefined;
  if (call.silence === 'rang-not-answered') return 'ringing';
  if (call.silence !== undefined) return call.silence;
  return call.ladder.some((rung) => rung.rung === 'ringing') ? 'ringing' : 'sending';
}

/** The caller may hear ring-back only when their station says that it rings. */
export function trulyRings(call: Call): boolean {
  const last = call.ladder.findLast((rung) => rung.rung === 'ringing' || rung.rung === 'nobody-armed');
  return call.state === 'ringing' && call.direction === 'out' && last?.rung === 'ringing' && call.armedThere !== 0;
}

/** The traffic log's one line for a call. `rang` and `talked` are spans already written out. */
export function callGist(call: Call, rang: string, talked: string): Saying {
  if (call.state === 'ringing') return saying('traffic.call.ringing');
  if (call.state === 'talking') return saying('traffic.call.talking');
  switch (call.outcome) {
    case 'hung-up':
    case undefined:
      return saying('traffic.call.hung-up', { talked: talked === '' ? 'none' : talked });
    case 'withdrawn':
      return saying('traffic.call.withdrawn', { rang });
    case 'declined':
      return saying('traffic.call.declined', { reason: call.reason ?? '' });
    case 'unanswered':
    case 'failed':
      return silentGist(call, rang);
    case 'joined':
      return saying('traffic.call.joined');
    case 'pre-empted':
      return saying('traffic.call.pre-empted', { talked: talked === '' ? 'none' : talked });
  }
}

function silentGist(call: Call, rang: string): Saying {
  switch (call.silence) {
    case 'rang-not-answered':
      return saying('traffic.call.unanswered', { rang });
    case 'nobody-armed':
      return saying('traffic.call.nobody-armed', { rang });
    case 'station-silent':
      return saying('traffic.call.station-silent', { rang });
    case 'no-route':
      return saying('traffic.call.no-route', { rang });
    case undefined:
      return saying(call.outcome === 'failed' ? 'traffic.call.failed' : 'traffic.call.unanswered', { rang });
  }
}

/** The ticks of the log and the word that always stands beside them. */
export interface Mark {
  readonly ticks: 0 | 1 | 2 | 3;
  readonly words: Saying;
}

export function mark(item: Item): Mark {
  return item.type === 'message' ? messageMark(item) : callMark(item);
}

function messageMark(message: Message): Mark {
  const words = saying(`traffic.mark.${message.state}`, { direction: message.direction });
  switch (message.state) {
    case 'waiting':
    case 'withdrawn':
      return { ticks: 0, words };
    case 'entered':
      return { ticks: 1, words };
    case 'delivered':
    case 'alerted':
      return { ticks: 2, words };
    case 'acknowledged':
      return { ticks: 3, words };
    case 'corrected':
      return { ticks: message.acknowledgedBy === undefined ? 2 : 3, words };
  }
}

function callMark(call: Call): Mark {
  const arrived = call.ladder.some((rung) => rung.rung === 'at-their-station');
  const base = arrived ? 2 : call.index === undefined ? 0 : 1;
  if (call.answeredBy !== undefined) return { ticks: 3, words: saying('traffic.mark.answered') };
  if (call.state === 'ringing') return { ticks: base, words: saying('traffic.mark.ringing') };
  switch (call.outcome) {
    case 'declined':
      return { ticks: 3, words: saying('traffic.mark.declined') };
    case 'unanswered':
    case 'failed':
      return { ticks: base, words: saying('traffic.mark.unanswered') };
    case 'withdrawn':
      return { ticks: base, words: saying('traffic.mark.withdrawn') };
    case 'hung-up':
    case 'joined':
    case 'pre-empted':
    case undefined:
      return { ticks: base, words: saying('traffic.mark.ended') };
  }
}
