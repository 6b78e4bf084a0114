/** Carries out the keyboard map of `keys.ts` on the desk, and moves the focus between the panes. */
import { flushSync } from 'svelte';
import { isHere } from '../call/place';
import type { Desk } from './desk.svelte';
import { RESULTS, type Call, type Precedence } from '../station/types';
import { itemKey } from '../station/view';
import { commandFor, type Command, type Focus } from './keys';

/** Call for every key press of the window; takes only the console's own keys. */
export function carryOut(desk: Desk, event: KeyboardEvent): void {
  const command = commandFor(event, focusNow(desk));
  if (command === undefined) return;
  if (command.kind === 'close') {
    if (desk.closeTop()) event.preventDefault();
    return;
  }
  event.preventDefault();
  // A key held down repeats itself, and means nothing more by it.
  if (event.repeat && isOnCall(command)) return;
  if (isOnCall(command)) performOnCall(desk, command);
  else if (opensLayer(command)) desk.open(command.kind);
  else perform(desk, command);
}

/** Call for every key that is let go: ends what only lasts while it is held. */
export function letGo(desk: Desk, event: KeyboardEvent): void {
  if (event.code !== 'Space' || !desk.watch.voice.pressed) return;
  event.preventDefault();
  desk.watch.voice.press(false);
}

function perform(desk: Desk, command: Exclude<Command, { kind: 'close' } | CallCommand | LayerCommand>): void {
  switch (command.kind) {
    case 'go':
      desk.goingUntil = Date.now() + GO_MILLIS;
      break;
    case 'answer':
    case 'call':
    case 'checkCall':
      void desk[command.kind]().then(toCallPane);
      break;
    case 'end':
    case 'silence':
      void desk[command.kind]();
      break;
    case 'pane':
      movePane(command.step);
      break;
    case 'line':
      chooseLine(desk, command.number);
      break;
    case 'acknowledge':
      void desk.acknowledgeAlarm();
      break;
    case 'write':
      write(desk, command.precedence);
      break;
    case 'precedence':
      setPrecedence(desk, command.precedence);
      break;
    case 'board':
      desk.boardOpen = !desk.boardOpen;
      break;
    case 'watch':
      return desk.relief.toggle();
    case 'filter':
      return focusOn(desk, 'traffic-filter');
  }
}

function chooseLine(desk: Desk, number: number): void {
  desk.chooseNumber(number);
  document.getElementById(`line-${desk.line?.line ?? ''}`)?.focus();
}

function write(desk: Desk, precedence: Precedence | undefined): void {
  if (precedence !== undefined) desk.writePrecedence = precedence;
  focusOn(desk, 'compose-text');
}

/** Of the text while one is written, else of the next call. */
function setPrecedence(desk: Desk, precedence: Precedence): void {
  if (writing()) desk.writePrecedence = precedence;
  else desk.callPrecedence = precedence;
}

/** So long after G the next letter says where to go. */
const GO_MILLIS = 1_500;

const LAYERS = ['help', 'stop', 'health'] as const;
type LayerCommand = Extract<Command, { kind: (typeof LAYERS)[number] }>;

function opensLayer(command: Command): command is LayerCommand {
  return (LAYERS as readonly string[]).includes(command.kind);
}

const ON_CALL = ['pass', 'talk', 'mute', 'hold', 'jot', 'result'] as const;
type CallCommand = Extract<Command, { kind: (typeof ON_CALL)[number] }>;

function isOnCall(command: Command): command is CallCommand {
  return (ON_CALL as readonly string[]).includes(command.kind);
}

/** On the call whose tile has the focus, when it is talked here; else on the one that is. */
function performOnCall(desk: Desk, command: CallCommand): void {
  const call = callInFocus(desk) ?? desk.talking;
  switch (command.kind) {
    case 'talk':
      desk.watch.voice.press(true);
      break;
    case 'mute':
      desk.watch.voice.mute(!desk.watch.voice.muted);
      break;
    case 'pass':
      // Without a call to pass on it is what waits on top that goes to the supervisor.
      if (call === undefined) void desk.escalate();
      else void desk.act('pass', call);
      break;
    case 'hold':
      void desk.hold(call);
      break;
    case 'jot':
      desk.jot(command.what, call);
      break;
    case 'result':
      if (document.getElementById('gist') === null) break;
      desk.result = RESULTS[command.number - 1];
      document.getElementById('gist')?.focus();
      break;
  }
}

function callInFocus(desk: Desk): Call | undefined {
  const key = document.activeElement?.closest<HTMLElement>('[data-call]')?.dataset['call'];
  return desk.calls.find((call) => itemKey(call) === key && call.state === 'talking' && isHere(call, desk.here));
}

/** Whoever speaks needs the keys of the call; whoever writes keeps what he writes. */
export function toCallPane(): void {
  flushSync();
  const active = document.activeElement;
  if (typing(active) || active?.closest('dialog') != null) return;
  document.querySelector<HTMLElement>('[data-pane="calls"]')?.focus();
}

/** A field under a dialog cannot take the focus, so the dialog goes first. */
function focusOn(desk: Desk, id: string): void {
  desk.closeDialogs();
  if (id === 'traffic-filter') desk.evidence = undefined;
  flushSync();
  document.getElementById(id)?.focus();
}

function focusNow(desk: Desk): Focus {
  const active = document.activeElement;
  const within = (pane: string): boolean => active?.closest(`[data-pane="${pane}"]`) != null;
  return { going: Date.now() < desk.goingUntil, typing: typing(active), inLinePane: within('lines'), inCallPane: within('calls'), pushToTalk: desk.watch.voice.pushToTalk };
}

function typing(active: Element | null): boolean {
  return active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement || typesText(active);
}

function typesText(active: Element | null): boolean {
  return active instanceof HTMLInputElement && !['radio', 'checkbox', 'range', 'button'].includes(active.type);
}

function writing(): boolean {
  return document.activeElement?.closest('[data-pane="write"]') != null;
}

/** Focus goes to what matters in the next pane, or to the pane itself. */
function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  const next = panes[(from + step + panes.length) % panes.length] ?? panes[0];
  (next?.querySelector<HTMLElement>('[data-pane-focus]') ?? next?.querySelector<HTMLElement>('button') ?? next)?.focus();
}
