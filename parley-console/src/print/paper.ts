/** Reads everything that stands on the print of a watch. */
import { reliefApi } from '../relief/api';
import type { WatchChange } from '../relief/types';
import { api } from '../station/api';
import type { Alarm, Item, Line, Precedence, Session } from '../station/types';

export interface OpenOnPaper {
  readonly key: string;
  readonly at: number;
  readonly title: string;
  readonly words: string;
}

export interface PrintedWatch {
  readonly session: Session;
  readonly from: number;
  readonly at: number;
  readonly open: readonly OpenOnPaper[];
  readonly changes: readonly WatchChange[];
  readonly lines: readonly { readonly name: string; readonly title: string; readonly items: readonly Item[]; readonly cut: boolean }[];
}

/** More pages than any watch fills: what is older is said to be missing. */
const MOST_PAGES = 20;

export function precedenceLetter(precedence: Precedence): string {
  return { routine: 'R', priority: 'P', immediate: 'O', flash: 'Z' }[precedence];
}

/** What a reader of the print must know is not settled. */
export function openOf(items: readonly Item[], alarms: readonly Alarm[]): readonly OpenOnPaper[] {
  const traffic = items.filter(isOpen).map((item) => ({
    key: `${item.line}/${item.serial}`,
    at: Date.parse(item.at),
    title: `${item.precedence.toUpperCase()} ${item.serial}`,
    words: item.type === 'call' ? `call ${item.state}` : item.direction === 'in' ? 'not acknowledged here' : 'not acknowledged by them',
  }));
  const standing = alarms.map((alarm) => ({ key: alarm.id, at: Date.parse(alarm.at), title: alarm.priority.toUpperCase(), words: alarm.words }));
  return [...traffic, ...standing].sort((one, other) => one.at - other.at);
}

function isOpen(item: Item): boolean {
  return item.type === 'call' ? item.state !== 'ended' : ['waiting', 'entered', 'delivered', 'alerted'].includes(item.state);
}

/** The watch of the last `millis`, or why there is none. */
export async function readWatch(millis: number): Promise<PrintedWatch | 'unreachable' | 'signed-out'> {
  const session = await api.session();
  if (session.kind === 'refused') return 'signed-out';
  const [lines, alarms, watch] = await Promise.all([api.lines(), api.alarms(), reliefApi.watch()]);
  if (session.kind !== 'ok' || lines.kind !== 'ok' || alarms.kind !== 'ok' || watch.kind !== 'ok') return 'unreachable';
  const at = Date.parse(session.value.station.now);
  const from = at - millis;
  const read = await Promise.all(lines.value.lines.map((line) => lineSince(line, from)));
  if (read.some((one) => one === undefined)) return 'unreachable';
  const whole = read.filter((one) => one !== undefined);
  return {
    session: session.value,
    from,
    at,
    open: openOf(whole.flatMap((one) => one.items), alarms.value.alarms),
    changes: watch.value.changes.filter((change) => Date.parse(change.at) >= from),
    lines: whole,
  };
}

async function lineSince(line: Line, from: number): Promise<PrintedWatch['lines'][number] | undefined> {
  const items: Item[] = [];
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await api.traffic(line.line, before);
    if (answer.kind !== 'ok') return undefined;
    items.push(...answer.value.items);
    before = answer.value.next;
    const oldest = answer.value.items.at(-1);
    if (before === undefined || (oldest !== undefined && Date.parse(oldest.at) < from)) break;
  }
  const cut = before !== undefined && Date.parse(items.at(-1)?.at ?? '') >= from;
  const shown = items.filter((item) => Date.parse(item.at) >= from).toReversed();
  return { name: line.line, title: line.station.displayName, items: shown, cut };
}
