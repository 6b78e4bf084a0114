/**
 * What this officer is doing at this console: the chosen line, what is open, what was asked of the station.
 * Truth about lines, calls and messages is never kept here; it stands in the link's view.
 */
import { getContext, setContext } from 'svelte';
import { api, type Answer, type CallAct } from '../station/api';
import { StationLink } from '../station/link.svelte';
import type { Alarm, Call, DeclaredStatus, Escalated, Item, Line, Message, Precedence, ProblemDetails, ReadBack, Result, Session, Stop } from '../station/types';
import { itemKey } from '../station/view';
import { readBackOf, topMessage, unnoticed } from '../alarm/alarm';
import { soundingKeys } from '../sound/choose';
import { DraftWork } from '../draft/drafts.svelte';
import { PeopleDesk } from '../people/people.svelte';
import { Relief } from '../relief/relief.svelte';
import { Watch } from '../watch/watch.svelte';
import { toStart } from '../next/due';
import { topCalls, topKey } from '../call/active';
import { isHere, mayEndByKey, mayListen, type Here } from '../call/place';
import { language } from '../words/words.svelte';
import { Announcer } from './announcer.svelte';

/** What is wrong with the last thing asked for, until the officer closes it. */
export type Trouble =
  | { readonly kind: 'refused'; readonly problem: ProblemDetails }
  | { readonly kind: 'unreachable' };

export const SILENCE_MILLIS = 60_000;
/** Far more often than the station locks, far less often than somebody types. */
const ACTIVE_MILLIS = 20_000;

export class Desk {
  readonly link = new StationLink();
  readonly watch = new Watch();
  readonly announcer = new Announcer();
  readonly relief = new Relief();
  readonly drafts = new DraftWork(this.link, (answer) => (this.trouble = answer.kind === 'ok' ? undefined : answer));
  readonly people = new PeopleDesk();

  chosen = $state<string | undefined>(undefined);
  callPrecedence = $state<Precedence>('routine');
  writePrecedence = $state<Precedence>('routine');
  correcting = $state<string | undefined>(undefined);
  unfolded = $state<string | undefined>(undefined);
  evidence = $state.raw<Item | undefined>(undefined);
  helpOpen = $state(false);
  /** The middle shows the health of the chosen line. */
  health = $state(false);
  /** Until then a letter says where to go. */
  goingUntil = 0;
  /** The form of a STOP is open. */
  stopping = $state(false);
  arming = $state(false);
  declining = $state<string | undefined>(undefined);
  /** What is being written down about a call, by the call's key. */
  jotting = $state.raw<{ readonly kind: 'note' | 'read-back'; readonly key: string } | undefined>(undefined);
  /** What came of the call that ended last, once a key chose it. */
  result = $state<Result | undefined>(undefined);
  /** The alarm that was brought to somebody by hand last, and what came of it. */
  escalated = $state.raw<({ readonly id: string } & Escalated) | undefined>(undefined);
  boardOpen = $state(false);
  /** The position that the arming dialog begins with. */
  wantedPosition = $state<string | undefined>(undefined);
  /** The alarm that is being put aside. */
  shelving = $state<string | undefined>(undefined);
  reportOpen = $state(false);
  /** The alarm whose serial is being read back. */
  readingBack = $state<string | undefined>(undefined);
  trouble = $state.raw<Trouble | undefined>(undefined);
  /** Keys of calls that were open on this screen, and of those the officer has closed since. */
  #seen = $state.raw<ReadonlySet<string>>(new Set());
  #closed = $state.raw<ReadonlySet<string>>(new Set());
  #quiet = $state.raw<ReadonlySet<string>>(new Set());
  #made = $state.raw<ReadonlySet<string>>(new Set());

  line = $derived.by<Line | undefined>(() => {
    const lines = this.link.view.lines;
    return lines.find((line) => line.line === this.chosen) ?? lines[0];
  });
  /** Open calls on every line, gravest first, then those that ended here and are not closed yet. */
  calls = $derived(topCalls(this.link.view.traffic, this.#seen, this.#closed));
  here = $derived<Here>({ position: this.watch.position, made: this.#made });
  mine = $derived(this.link.view.positions.find((position) => position.name === this.watch.position));
  /** The call that is talked at this console. */
  talking = $derived(this.calls.find((call) => call.state === 'talking' && isHere(call, this.here)));
  live = $derived(this.link.connected && this.link.notLiveSince === undefined);
  armed = $derived(this.mine?.armed ?? false);
  /** The call Shift+F4 ends: the one on the chosen line before any other, and none of another position. */
  endable = $derived.by<Call | undefined>(() => {
    const open = this.calls.filter((call) => call.canEnd === true && mayEndByKey(call, this.here));
    return open.find((call) => call.line === this.line?.line) ?? open[0];
  });
  silenced = $derived(this.link.now < this.watch.silencedUntil);
  /** What the running silence covers. */
  quiet = $derived(this.silenced ? this.#quiet : undefined);

  /** Notes which calls are open now, so that their end stays in sight. */
  remember(calls: readonly Call[]): void {
    const open = calls.filter((call) => call.state !== 'ended').map(itemKey);
    if (open.some((key) => !this.#seen.has(key))) this.#seen = new Set([...this.#seen, ...open]);
  }

  closeCall(call: Call): void {
    this.#closed = new Set([...this.#closed, itemKey(call)]);
  }

  choose(line: string): void {
    this.chosen = line;
    this.evidence = undefined;
  }

  chooseNumber(number: number): void {
    const line = this.link.view.lines[number - 1];
    if (line !== undefined) this.choose(line.line);
  }

  async call(line: string | undefined = this.line?.line): Promise<void> {
    if (line === undefined || this.link.locked) return;
    this.choose(line);
    const precedence = this.callPrecedence;
    this.callPrecedence = 'routine';
    this.#madeHere(await api.call(line, { precedence, position: this.watch.position }, crypto.randomUUID()));
  }

  /** Starts the check call that is due, on the named line or where the key finds it. */
  async checkCall(line: string | undefined = toStart(this.link.view.lines, this.line?.line)?.line): Promise<void> {
    if (line === undefined) return;
    this.choose(line);
    this.#madeHere(await api.call(line, { precedence: 'routine', position: this.watch.position, check: true }, crypto.randomUUID()));
  }

  /** Rings or writes STOP on a line; returns whether the station took it. Until it did, the form stays. */
  async stop(line: string, words: Stop, by: 'call' | 'message'): Promise<boolean> {
    const key = crypto.randomUUID();
    const said = language();
    const answer = by === 'call'
      ? await api.stopCall(line, { ...words, position: this.watch.position }, key)
      : await api.stopMessage(line, { ...words, lang: said === 'qps' ? 'en' : said }, key);
    if (answer.kind === 'ok') this.stopping = false;
    if (answer.kind === 'ok' && answer.value.type === 'call') this.#made = new Set([...this.#made, itemKey(answer.value)]);
    return this.#took(answer);
  }

  /** Has every route tried now. */
  async check(line: string): Promise<void> {
    const answer = await api.check(line);
    this.trouble = answer.kind === 'ok' ? undefined : answer;
  }

  async declare(line: string, status: DeclaredStatus, reason: string): Promise<boolean> {
    const answer = await api.declare(line, status, reason);
    this.trouble = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind === 'ok') this.link.apply({ kind: 'line', line: answer.value });
    return answer.kind === 'ok';
  }

  async answer(call: Call | undefined = this.calls.find((one) => one.canAnswer === true)): Promise<void> {
    if (call === undefined) {
      const ringing = topKey(this.link.view.lines);
      if (ringing !== undefined) await this.answerByKey(ringing);
      return;
    }
    this.choose(call.line);
    this.#madeHere(await api.answer(call.line, call.serial, this.watch.position));
  }

  /** Answers what a line's key says is ringing: a locked console that was just loaded knows no more than that. */
  async answerByKey(line: Line): Promise<void> {
    const serial = line.key.serial;
    if (serial === undefined) return;
    this.choose(line.line);
    this.#madeHere(await api.answer(line.line, serial, this.watch.position));
  }

  /** Holds or resumes, passes, listens in or leaves; on the call that is talked here when none is named. */
  async act(act: CallAct, call: Call | undefined = this.talking): Promise<void> {
    if (call !== undefined) this.#took(await api.inCall(call, act, { position: this.watch.position }));
  }

  async hold(call: Call | undefined = this.talking): Promise<void> {
    await this.act(call?.voice?.ours?.held === true ? 'resume' : 'hold', call);
  }

  maySupervise(call: Call): boolean {
    return mayListen(call, this.here, { position: this.mine?.supervisor, role: this.link.session?.officer.role });
  }

  async readBack(call: Call, entry: Pick<ReadBack, 'what' | 'text'>): Promise<boolean> {
    return this.#took(await api.readBack(call, { ...entry, position: this.watch.position }));
  }

  async note(call: Call, text: string): Promise<boolean> {
    return this.#took(await api.note(call, text));
  }

  async file(call: Call, outcome: Result, gist: string): Promise<boolean> {
    return this.#took(await api.file(call, { outcome, gist }));
  }

  jot(kind: 'note' | 'read-back', call: Call | undefined = this.talking): void {
    if (call !== undefined) this.jotting = { kind, key: itemKey(call) };
  }

  async decline(call: Call, reason: string): Promise<void> {
    this.declining = undefined;
    this.#took(await api.decline(call.line, call.serial, reason));
  }

  async end(call: Call | undefined = this.endable): Promise<void> {
    if (call !== undefined) this.#took(await api.end(call.line, call.serial));
  }

  async withdraw(message: Message): Promise<void> {
    this.#took(await api.withdraw(message.line, message.serial));
  }

  /** Acknowledges, or asks for the read-back first when the message demands one. */
  async acknowledge(message: Message, readBack?: string): Promise<boolean> {
    if (message.needsReadBack === true && readBack === undefined) {
      this.closeDialogs();
      this.readingBack = itemKey(message);
      return false;
    }
    const answer = await api.acknowledge(message.line, message.serial, readBack);
    if (answer.kind === 'ok') {
      this.readingBack = undefined;
      this.link.apply({ kind: 'answer', item: answer.value });
      return true;
    }
    // Wrong digits are said where they were typed; anything else that kept it from happening is said here.
    if (readBack === undefined || readBack === readBackOf(message.serial)) this.#took(answer);
    return false;
  }

  /** Takes notice of an alarm; one that stands for a message is acknowledged as that message. */
  async acknowledgeAlarm(alarm: Alarm | undefined = this.link.view.alarms.find(unnoticed)): Promise<void> {
    if (this.link.locked) return;
    if (alarm === undefined) return this.#acknowledgeTopMessage();
    const message = this.messageOf(alarm) ?? (await this.#fetchMessage(alarm));
    if (message?.canAcknowledge === true) {
      // The alarm stands for the message and goes when that is acknowledged.
      this.choose(message.line);
      await this.acknowledge(message);
      return;
    }
    this.#took(await api.acknowledgeAlarm(alarm.id));
  }

  /** A message that came before what this console has read. */
  async #fetchMessage({ kind, line, serial }: Alarm): Promise<Message | undefined> {
    if (kind === 'call' || kind === 'stop' || line === undefined || serial === undefined) return undefined;
    const answer = await api.message(line, serial);
    if (answer.kind !== 'ok') return undefined;
    const message: Message = { ...answer.value, type: 'message' };
    this.link.apply({ kind: 'answer', item: message });
    return message;
  }

  async #acknowledgeTopMessage(): Promise<void> {
    const message = topMessage(this.link.view.traffic);
    if (message === undefined) return;
    this.choose(message.line);
    await this.acknowledge(message);
  }

  messageOf(alarm: Alarm): Message | undefined {
    if (alarm.serial === undefined || alarm.line === undefined) return undefined;
    const item = this.link.view.traffic[alarm.line]?.find((one) => one.serial === alarm.serial);
    return item?.type === 'message' ? item : undefined;
  }

  /** Silences what sounds now, here only, for a minute; whatever comes after it is heard. */
  silence(): void {
    this.watch.silencedUntil = this.link.now + SILENCE_MILLIS;
    this.#quiet = soundingKeys(this.link.view, this.here);
  }

  /** Brings an alarm to the supervisor now, and then to the duty phone; the top one when none is named. */
  async escalate(alarm: Alarm | undefined = this.link.view.alarms.find(unnoticed)): Promise<void> {
    if (alarm === undefined) return;
    const answer = await api.escalate(alarm.id);
    this.trouble = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind === 'ok') this.escalated = { id: alarm.id, ...answer.value };
  }

  async shelve(alarm: Alarm, reason: string, minutes: number): Promise<void> {
    if (this.#took(await api.shelve(alarm.id, { reason, minutes }))) this.shelving = undefined;
  }

  async unshelve(source: string): Promise<void> {
    const answer = await api.unshelve(source);
    this.trouble = answer.kind === 'ok' ? undefined : answer;
  }

  showEvidence(item: Item): void {
    this.choose(item.line);
    this.evidence = item;
  }

  /** Opens a layer over the screen, or the health of the line in its middle; help and health close by their key again. */
  open(layer: 'help' | 'stop' | 'health'): void {
    if (layer === 'health') {
      this.closeDialogs();
      this.goingUntil = 0;
      this.health = !this.health;
      return;
    }
    const help = layer === 'help' && !this.helpOpen;
    if (layer === 'stop') this.closeDialogs();
    this.helpOpen = help;
    this.stopping = layer === 'stop' && this.line !== undefined;
  }

  /** What must be typed into now may not lie under a dialog. */
  closeDialogs(): void {
    this.helpOpen = false;
    this.reportOpen = false;
    this.boardOpen = false;
    this.stopping = false;
    this.arming = false;
    this.relief.close();
    this.people.close();
  }

  /** Closes the top layer and says whether there was one. A call is never closed by this. */
  closeTop(): boolean {
    if (this.stopping) this.stopping = false;
    else if (this.relief.open) this.relief.close();
    else if (this.people.open !== undefined) this.people.close();
    else if (this.helpOpen) this.helpOpen = false;
    else if (this.reportOpen) this.reportOpen = false;
    else if (this.boardOpen && !this.arming) this.boardOpen = false;
    else if (this.arming) this.arming = false;
    else if (this.readingBack !== undefined) this.readingBack = undefined;
    else if (this.shelving !== undefined) this.shelving = undefined;
    else if (this.declining !== undefined) this.declining = undefined;
    else if (this.drafts.refusing !== undefined) this.drafts.refusing = undefined;
    else if (this.jotting !== undefined) this.jotting = undefined;
    else if (this.trouble !== undefined) this.trouble = undefined;
    else if (this.health) this.health = false;
    else if (this.evidence !== undefined) this.evidence = undefined;
    else if (this.unfolded !== undefined) this.unfolded = undefined;
    else return false;
    return true;
  }

  /** Takes in who signed in at this console. The position stays armed; a new person speaks over a leg of their own. */
  enter(session: Session): void {
    const before = this.link.session?.officer.name;
    this.link.enter(session);
    if (before !== undefined && before !== session.officer.name) this.watch.changePerson();
  }

  #toldActive = 0;

  /** Somebody is here: the station is told now and then, so that it does not lock the console. */
  somebodyHere(): void {
    const now = performance.now();
    if (this.link.locked || now - this.#toldActive < ACTIVE_MILLIS) return;
    this.#toldActive = now;
    void api.active();
  }

  async lock(): Promise<void> {
    this.closeDialogs();
    this.evidence = undefined;
    this.trouble = undefined;
    this.readingBack = undefined;
    await this.link.lock();
  }

  async signOut(): Promise<void> {
    await this.watch.disarm();
    await this.link.signOut();
  }

  /** Keeps a call that was made or answered from here. */
  #madeHere(answer: Answer<Call>): void {
    if (answer.kind === 'ok') this.#made = new Set([...this.#made, itemKey(answer.value)]);
    this.#took(answer);
  }

  /** Keeps what the station answered, or shows why it did not happen; returns whether it did. */
  #took(answer: Answer<Message | Call | Alarm>): boolean {
    this.trouble = answer.kind === 'ok' ? undefined : answer;
    if (answer.kind !== 'ok') return false;
    if (answer.value !== undefined && 'type' in answer.value) this.link.apply({ kind: 'answer', item: answer.value });
    return true;
  }
}

const KEY = Symbol('desk');

export function provideDesk(): Desk {
  return setContext(KEY, new Desk());
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}
