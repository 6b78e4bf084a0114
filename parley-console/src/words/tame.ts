/**
 * Text that others wrote, made safe to show: nothing in it may turn other text round, hide, or grow over its
 * neighbours. What is taken out stands there by name, so that the reader sees that something was there.
 * The journal keeps the bytes as they came; only the screen is tamed.
 */

export interface Tamed {
  readonly text: string;
  /** How many places were replaced; 0 for ordinary text. */
  readonly hidden: number;
}

const NAMES: Readonly<Record<string, string>> = {
  '\u007f': 'DEL', '\u00ad': 'SHY', '\u061c': 'ALM', '\u180e': 'MVS', '\u200b': 'ZWSP', '\u200e': 'LRM', '\u200f': 'RLM',
  '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO',
  '\u2028': 'LS', '\u2029': 'PS', '\u2060': 'WJ', '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI', '\ufeff': 'BOM',
};

/** ASCII 0 to 31, and 127 named above. */
const CONTROLS = 'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ');

/** No script stacks more marks on one letter than this. */
const MAX_MARKS = 4;
const PILES = new RegExp(`(\\p{M}{${MAX_MARKS}})(\\p{M}+)`, 'gu');
/** Control characters but tab and line feed, what orders text, and what cannot be seen. Joiners stay: Persian and emoji need them. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

export function tame(text: string): Tamed {
  let hidden = 0;
  const count = (shown: string): string => {
    hidden += 1;
    return shown;
  };
  const shown = text
    .toWellFormed()
    .replace(/\r\n/g, '\n')
    .replace(PILES, (_, kept: string, cut: string) => count(`${kept}⟨+${cut.length}⟩`))
    .replace(UNSEEN, (letter) => count(nameOf(letter)));
  return { text: shown, hidden };
}

function nameOf(letter: string): string {
  const code = letter.charCodeAt(0);
  return `⟨${NAMES[letter] ?? CONTROLS[code] ?? code.toString(16).toUpperCase()}⟩`;
}

/** Written from right to left, or able to change the order of what stands beside it. */
const TURNS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\p{Cc}\p{Cf}]|\p{M}{5}/u;

/** A value for the middle of a sentence: tamed, and walled in when it could turn the words beside it. */
export function isolated(value: string): string {
  return TURNS.test(value) ? `\u2068${tame(value).text}\u2069` : value;
}
