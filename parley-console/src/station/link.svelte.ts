/**
 * The live picture: the event stream folded into a view, the station's clock, and whether what is shown can
 * still be believed. Components read it; nothing else writes it.
 */
import { draftApi } from '../draft/api';
import { reliefApi } from '../relief/api';
import { api } from './api';
import { stationTime, type ClockReading } from './clock';
import { EventStream, type StreamEvent } from './events';
import { heardTime } from './stamp';
import type { Session } from './types';
import { EMPTY_VIEW, itemKey, parseEvent, reduce, withoutTexts, type View, type ViewEvent } from './view';

/** Without a word from the station for this long, the screen says that it is not live. */
export const NOT_LIVE_AFTER_MILLIS = 3_000;
const TICK_MILLIS = 200;

export class StationLink {
  view = $state.raw<View>(EMPTY_VIEW);
  session = $state.raw<Session | undefined>(undefined);
  /** Undefined until the first answer: neither signed in nor out is known. */
  signedIn = $state<boolean | undefined>(undefined);
  /** Station time of now, in ms since 1970; stands still when nothing arrives. */
  now = $state(0);
  notLiveSince = $state<number | undefined>(undefined);
  connected = $state(false);
  /** The station shows this console no text and takes no orders but what answers a ring. */
  locked = $state(false);
  mayRead = $derived(this.session?.rights?.includes('read') ?? true);
  stalled = $derived(this.view.beat?.core === 'stalled');

  #reading: ClockReading | undefined;
  #heardAt = 0;
  #stream: EventStream | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;

  /** Asks whether this browser is signed in already, and goes live if so. */
  async begin(): Promise<void> {
    const answer = await api.session();
    if (answer.kind === 'ok') this.enter(answer.value);
    else {
      this.signedIn = false;
      const station = await api.station();
      if (station.kind === 'ok') this.apply({ kind: 'station', station: station.value });
      // A station that is not made yet has nothing here but its wizard.
      else if (station.kind === 'refused' && station.problem.status === 404) location.replace('/?view=set-up');
    }
  }

  /** Goes live as whoever signed in, also over an earlier session at this console. */
  enter(session: Session): void {
    this.#stream?.stop();
    clearInterval(this.#ticker);
    this.session = session;
    this.signedIn = true;
    this.#setLocked(session.locked === true);
    this.apply({ kind: 'station', station: session.station });
    this.#setClock(session.station.now);
    this.#heardAt = performance.now();
    this.#ticker = setInterval(() => this.#tick(), TICK_MILLIS);
    this.#stream = new EventStream({
      opened: () => (this.#startsOver = true),
      event: (event) => this.#take(event),
      signedOut: () => this.#leave(),
    });
    this.#stream.start();
  }

  async lock(): Promise<void> {
    if ((await api.lock()).kind === 'ok') this.#setLocked(true);
  }

  /** What is no longer to be read does not stay in the page's memory either. */
  #setLocked(locked: boolean): void {
    if (locked && !this.locked) this.view = withoutTexts(this.view);
    this.locked = locked;
  }

  async signOut(): Promise<void> {
    await api.signOut();
    this.#leave();
  }

  #leave(): void {
    this.#stream?.stop();
    clearInterval(this.#ticker);
    this.view = EMPTY_VIEW;
    this.session = undefined;
    this.locked = false;
    this.connected = false;
    this.notLiveSince = undefined;
    void this.begin();
  }

  apply(event: ViewEvent): void {
    this.view = reduce(this.view, event);
  }

  async older(line: string): Promise<boolean> {
    const known = this.view.traffic[line] ?? [];
    const last = this.#cursors.get(line);
    if (known.length === 0 || last === undefined) return false;
    const answer = await api.traffic(line, last);
    if (answer.kind !== 'ok') return false;
    this.#remember(line, answer.value.next);
    this.apply({ kind: 'history', line, items: answer.value.items, fresh: false });
    return true;
  }

  cursors = $state.raw<Readonly<Record<string, string>>>({});
  readonly #cursors = new Map<string, string>();

  #remember(line: string, next: string | undefined): void {
    if (next === undefined) this.#cursors.delete(line);
    else this.#cursors.set(line, next);
    this.cursors = Object.fromEntries(this.#cursors);
  }

  #take(event: StreamEvent): void {
    this.#heardAt = performance.now();
    this.connected = true;
    this.notLiveSince = undefined;
    const parsed = parseEvent(event.event, event.data);
    if (parsed === undefined) return;
    this.apply(parsed);
    this.#heard?.add(parsed.kind === 'item' ? itemKey(parsed.item) : parsed.kind === 'line' ? parsed.line.line : parsed.kind);
    if (parsed.kind === 'beat') {
      this.#setClock(parsed.beat.now);
      if (parsed.beat.locked === true) this.#setLocked(true);
    }
    if (parsed.kind === 'station') {
      this.#setClock(parsed.station.now);
      // The station sends itself first whenever it starts over: what is not in events must be fetched again.
      if (this.#startsOver) void this.#refresh();
      this.#startsOver = false;
    }
  }

  #startsOver = false;
  /** What the stream has told while pages were being fetched: it is newer than any page, and stays. */
  #heard: Set<string> | undefined;

  async #refresh(): Promise<void> {
    const heard = new Set<string>();
    this.#heard = heard;
    const [lines, positions, alarms, watch] = await Promise.all([api.lines(), api.positions(), api.alarms(), reliefApi.watch()]);
    if (positions.kind === 'ok' && !heard.has('positions')) this.apply({ kind: 'positions', positions: positions.value.positions });
    if (alarms.kind === 'ok' && !heard.has('alarms')) this.apply({ kind: 'alarms', ...alarms.value });
    if (watch.kind === 'ok' && !heard.has('watch')) this.apply({ kind: 'watch', watch: watch.value });
    if (this.mayRead && !this.locked) await this.#refreshDrafts(heard);
    if (lines.kind === 'ok') {
      const newer = this.view.lines.filter((line) => heard.has(line.line));
      this.apply({ kind: 'lines', lines: lines.value.lines });
      newer.forEach((line) => this.apply({ kind: 'line', line }));
      if (this.mayRead && !this.locked) await Promise.all(lines.value.lines.map((line) => this.#refreshTraffic(line.line, heard)));
    }
    if (this.#heard === heard) this.#heard = undefined;
  }

  /** A draft that moved while the list was fetched makes the list old: it is fetched again. */
  async #refreshDrafts(heard: Set<string>): Promise<void> {
    heard.delete('draft');
    const answer = await draftApi.list();
    if (heard.has('draft')) return this.#refreshDrafts(heard);
    if (answer.kind === 'ok') this.apply({ kind: 'drafts', drafts: answer.value.drafts });
  }

  async #refreshTraffic(line: string, heard: ReadonlySet<string>): Promise<void> {
    const answer = await api.traffic(line);
    if (answer.kind !== 'ok') return;
    this.#remember(line, answer.value.next);
    const items = answer.value.items.filter((item) => !heard.has(itemKey(item)));
    this.apply({ kind: 'history', line, items, fresh: true });
  }

  #setClock(now: string): void {
    const millis = Date.parse(now);
    if (Number.isFinite(millis)) heardTime(millis);
    if (Number.isFinite(millis)) this.#reading = { stationMillis: millis, monotonicMillis: performance.now() };
    this.#tick();
  }

  #tick(): void {
    const monotonic = performance.now();
    const reading = this.#reading;
    if (reading === undefined) return;
    if (this.connected && monotonic - this.#heardAt > NOT_LIVE_AFTER_MILLIS) {
      this.notLiveSince ??= stationTime(reading, this.#heardAt);
      this.now = this.notLiveSince;
      return;
    }
    this.now = stationTime(reading, monotonic);
  }
}
