/**
 * Everything the console knows, and the one pure function that changes it. The view only ever holds what the
 * station sent; an event replaces the part it names.
 */
import { byGravity, unnoticed } from '../alarm/alarm';
import { withDraft } from '../draft/draft';
import type { Draft } from '../draft/types';
import type { WatchChanges } from '../relief/types';
import type { Alarm, Alarms, Beat, Call, Item, Line, Message, Position, Station } from './types';

export interface View {
  readonly station: Station | undefined;
  readonly lines: readonly Line[];
  /** Newest first, by line. */
  readonly traffic: Readonly<Record<string, readonly Item[]>>;
  readonly positions: readonly Position[];
  /** What needs a person first stands on top. */
  readonly alarms: readonly Alarm[];
  /** How many alarms the station has beyond those. */
  readonly alarmsMore: number;
  /** How many of all of them nobody has noticed. */
  readonly alarmsFresh: number;
  readonly shelves: NonNullable<Alarms['shelves']>;
  readonly beat: Beat | undefined;
  /** How the watch changes hands; undefined until the station has said. */
  readonly watch: WatchChanges | undefined;
  /** Messages written here and not sent, the oldest first. */
  readonly drafts: readonly Draft[];
}

export const EMPTY_VIEW: View = {
  station: undefined,
  lines: [],
  traffic: {},
  positions: [],
  alarms: [],
  alarmsMore: 0,
  alarmsFresh: 0,
  shelves: [],
  beat: undefined,
  watch: undefined,
  drafts: [],
};

/** What can happen to the view: the station's events, and the pages of history it was asked for. */
export type ViewEvent =
  | { readonly kind: 'station'; readonly station: Station }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'answer'; readonly item: Item }
  | { readonly kind: 'history'; readonly line: string; readonly items: readonly Item[]; readonly fresh: boolean }
  | { readonly kind: 'positions'; readonly positions: readonly Position[] }
  | ({ readonly kind: 'alarms' } & Alarms)
  | { readonly kind: 'watch'; readonly watch: WatchChanges }
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'drafts'; readonly drafts: readonly Draft[] }
  | { readonly kind: 'beat'; readonly beat: Beat };

/** Returns the view without any text: open calls stay, for their keys; whatever was written or said goes. */
export function withoutTexts(view: View): View {
  const traffic = Object.entries(view.traffic).map(([line, items]) => [line, items.filter(isOpenCall).map(bare)] as const);
  return { ...view, traffic: Object.fromEntries(traffic), drafts: [] };
}

function isOpenCall(item: Item): item is Call {
  return item.type === 'call' && item.state !== 'ended';
}

function bare(call: Call): Call {
  const { filed: _, reason: __, ...rest } = call;
  const stop = call.stop === undefined ? {} : { stop: { who: '', what: '', where: '', when: '' } };
  return { ...rest, ...stop, notes: [], readBacks: [] };
}

/** A line that is no longer told of is none for whoever sits here now: nothing of it rings on. */
function ofLines(traffic: View['traffic'], lines: readonly Line[]): View['traffic'] {
  return Object.fromEntries(Object.entries(traffic).filter(([name]) => lines.some((line) => line.line === name)));
}

/** Returns the view after `event`. */
export function reduce(view: View, event: ViewEvent): View {
  switch (event.kind) {
    case 'station':
      return { ...view, station: event.station };
    case 'line':
      return { ...view, lines: withLine(view.lines, event.line) };
    case 'lines':
      return { ...view, lines: [...event.lines].sort(byName), traffic: ofLines(view.traffic, event.lines) };
    case 'item':
      return { ...view, traffic: { ...view.traffic, [event.item.line]: merge(view.traffic[event.item.line] ?? [], [event.item]) } };
    // What a request is answered with was written before the newest events, and may come after them.
    case 'answer': {
      const known = view.traffic[event.item.line]?.find((item) => itemKey(item) === itemKey(event.item));
      return known !== undefined && known.ladder.length > event.item.ladder.length ? view : reduce(view, { kind: 'item', item: event.item });
    }
    case 'history': {
      const known = event.fresh ? keepNewer(view.traffic[event.line] ?? [], event.items) : (view.traffic[event.line] ?? []);
      return { ...view, traffic: { ...view.traffic, [event.line]: merge(event.items, known) } };
    }
    case 'positions':
      return { ...view, positions: event.positions };
    case 'alarms':
      return { ...view, alarms: [...event.alarms].sort(byGravity), alarmsMore: event.more ?? 0, alarmsFresh: event.unnoticed ?? event.alarms.filter(unnoticed).length, shelves: event.shelves ?? [] };
    case 'watch':
      return { ...view, watch: event.watch };
    case 'draft':
      return { ...view, drafts: withDraft(view.drafts, event.draft) };
    case 'drafts':
      return { ...view, drafts: event.drafts };
    case 'beat':
      return { ...view, beat: event.beat };
  }
}

/** Turns one event of the stream into one of ours; undefined for a kind this console does not know. */
export function parseEvent(name: string, data: string): ViewEvent | undefined {
  const value: unknown = JSON.parse(data);
  switch (name) {
    case 'station':
      return { kind: 'station', station: value as Station };
    case 'line':
      return { kind: 'line', line: value as Line };
    case 'message':
      return { kind: 'item', item: { ...(value as Message), type: 'message' } };
    case 'call':
      return { kind: 'item', item: { ...(value as Call), type: 'call' } };
    case 'positions':
      return { kind: 'positions', positions: (value as { positions: Position[] }).positions };
    case 'alarms':
      return { kind: 'alarms', ...(value as Alarms) };
    case 'watch':
      return { kind: 'watch', watch: value as WatchChanges };
    case 'draft':
      return { kind: 'draft', draft: value as Draft };
    case 'beat':
      return { kind: 'beat', beat: value as Beat };
    default:
      return undefined;
  }
}

/** A serial is unique per line and author's station; our station and theirs count separately. */
export function itemKey(item: Item): string {
  return `${item.line}/${item.serial}`;
}

function withLine(lines: readonly Line[], line: Line): readonly Line[] {
  return [...lines.filter((other) => other.line !== line.line), line].sort(byName);
}

function merge(older: readonly Item[], newer: readonly Item[]): readonly Item[] {
  const byKey = new Map([...older, ...newer].map((item) => [itemKey(item), item]));
  return [...byKey.values()].sort((one, other) => other.at.localeCompare(one.at) || other.serial.localeCompare(one.serial));
}

/** After a fresh page only what is newer than the page, or an item the page does not show, may stay. */
function keepNewer(known: readonly Item[], page: readonly Item[]): readonly Item[] {
  const shown = new Set(page.map(itemKey));
  return known.filter((item) => !shown.has(itemKey(item)));
}

function byName(one: Line, other: Line): number {
  return one.line.localeCompare(other.line);
}
