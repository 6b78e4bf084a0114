/** Carries out the keyboard map of `keys.ts` on the desk, and moves the focus between the panes. */
import { flushSync } from 'svelte';
import type { Desk } from './desk.svelte';
import { commandFor, type Command, type Focus } from './keys';

/** Call for every key press of the window; takes only the console's own keys. */
export function carryOut(desk: Desk, event: KeyboardEvent): void {
  const command = commandFor(event, focusNow());
  if (command === undefined) return;
  if (command.kind === 'close') {
    if (desk.closeTop()) event.preventDefault();
    return;
  }
  event.preventDefault();
  perform(desk, command);
}

function perform(desk: Desk, command: Exclude<Command, { kind: 'close' }>): void {
  switch (command.kind) {
    case 'help':
      desk.helpOpen = !desk.helpOpen;
      break;
    case 'answer':
      void desk.answer();
      break;
    case 'call':
      void desk.call();
      break;
    case 'end':
      void desk.end();
      break;
    case 'pane':
      movePane(command.step);
      break;
    case 'line':
      desk.chooseNumber(command.number);
      document.getElementById(`line-${desk.line?.line ?? ''}`)?.focus();
      break;
    case 'acknowledge':
      void desk.acknowledgeAlarm();
      break;
    case 'silence':
      desk.silence();
      break;
    case 'write':
      if (command.precedence !== undefined) desk.writePrecedence = command.precedence;
      focusOn(desk, 'compose-text');
      break;
    case 'precedence':
      if (writing()) desk.writePrecedence = command.precedence;
      else desk.callPrecedence = command.precedence;
      break;
    case 'filter':
      focusOn(desk, 'traffic-filter');
      break;
  }
}

/** A field under a dialog cannot take the focus, so the dialog goes first. */
function focusOn(desk: Desk, id: string): void {
  desk.closeDialogs();
  if (id === 'traffic-filter') desk.evidence = undefined;
  flushSync();
  document.getElementById(id)?.focus();
}

function focusNow(): Focus {
  const active = document.activeElement;
  const typing = active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement || typesText(active);
  return { typing, inLinePane: active?.closest('[data-pane="lines"]') != null };
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
