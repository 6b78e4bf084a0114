/**
 * The keyboard map. Letters are taken by their place on the keyboard (`code`), so that Alt+R is the same key
 * under a Cyrillic layout.
 */
import type { Precedence } from '../station/types';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'go' }
  | { readonly kind: 'health' }
  | { readonly kind: 'checkCall' }
  | { readonly kind: 'answer' }
  | { readonly kind: 'call' }
  | { readonly kind: 'end' }
  | { readonly kind: 'pane'; readonly step: 1 | -1 }
  | { readonly kind: 'line'; readonly number: number }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'write'; readonly precedence: Precedence | undefined }
  | { readonly kind: 'precedence'; readonly precedence: Precedence }
  | { readonly kind: 'filter' }
  | { readonly kind: 'watch' }
  | { readonly kind: 'board' }
  | { readonly kind: 'pass' }
  | { readonly kind: 'talk' }
  | { readonly kind: 'mute' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'jot'; readonly what: 'note' | 'read-back' }
  | { readonly kind: 'result'; readonly number: number }
  | { readonly kind: 'close' };

/** The part of a keyboard event that decides. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where the focus is, as far as keys care. */
export interface Focus {
  /** Characters are being typed. */
  readonly typing: boolean;
  readonly inLinePane: boolean;
  readonly inCallPane: boolean;
  /** G was pressed just now: the next letter says where to go. */
  readonly going?: boolean;
  /** The space bar talks while it is held; otherwise it presses the button in focus. */
  readonly pushToTalk: boolean;
}

const PRECEDENCE_KEYS: Readonly<Record<string, Precedence>> = {
  KeyR: 'routine',
  KeyP: 'priority',
  KeyO: 'immediate',
  KeyZ: 'flash',
};

/** Returns what a press asks for, or undefined when it is none of the console's keys. */
export function commandFor(press: Press, focus: Focus): Command | undefined {
  if (press.ctrlKey || press.metaKey) return undefined;
  if (press.altKey && press.code === 'KeyH') return { kind: 'health' };
  if (press.altKey) {
    if (press.code === 'KeyW' && !press.shiftKey) return { kind: 'watch' };
    const precedence = PRECEDENCE_KEYS[press.code];
    return precedence === undefined || press.shiftKey ? undefined : { kind: 'precedence', precedence };
  }
  return functionKey(press) ?? characterKey(press, focus);
}

function functionKey(press: Press): Command | undefined {
  const shifted = press.shiftKey;
  switch (press.key) {
    case 'F1':
      return { kind: 'help' };
    case 'F2':
      return { kind: shifted ? 'pass' : 'answer' };
    case 'F4':
      return { kind: shifted ? 'end' : 'call' };
    case 'F6':
      return { kind: 'pane', step: shifted ? -1 : 1 };
    case 'F7':
      return { kind: shifted ? 'board' : 'checkCall' };
    case 'F8':
      return { kind: shifted ? 'silence' : 'acknowledge' };
    case 'F9':
      return { kind: 'write', precedence: shifted ? 'flash' : undefined };
    case 'F10':
      return shifted ? undefined : { kind: 'stop' };
    case 'Escape':
      return { kind: 'close' };
    default:
      return undefined;
  }
}

function characterKey(press: Press, focus: Focus): Command | undefined {
  if (focus.typing) return undefined;
  if (focus.going === true && press.code === 'KeyH') return { kind: 'health' };
  if (press.code === 'KeyG' && !press.shiftKey) return { kind: 'go' };
  // Under a Cyrillic layout the key of the slash writes a full stop.
  if (press.key === '/' || (press.code === 'Slash' && !press.shiftKey)) return { kind: 'filter' };
  if (focus.inLinePane && /^[1-9]$/.test(press.key)) return { kind: 'line', number: Number(press.key) };
  return focus.inCallPane ? callKey(press, focus) : undefined;
}

/** Keys of a call in progress, by their place on the keyboard; with Shift they are none. */
function callKey(press: Press, focus: Focus): Command | undefined {
  if (press.shiftKey) return undefined;
  if (/^[1-5]$/.test(press.key)) return { kind: 'result', number: Number(press.key) };
  switch (press.code) {
    case 'Space':
      return focus.pushToTalk ? { kind: 'talk' } : undefined;
    case 'KeyM':
      return { kind: 'mute' };
    case 'KeyH':
      return { kind: 'hold' };
    case 'KeyN':
      return { kind: 'jot', what: 'note' };
    case 'KeyQ':
      return { kind: 'jot', what: 'read-back' };
    default:
      return undefined;
  }
}
