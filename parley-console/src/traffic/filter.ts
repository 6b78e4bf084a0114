/**
 * The filter of the traffic log: words are looked for in text, serial and names; `prec:z`, `from:them`,
 * `from:us`, `type:call` and `unanswered` are tokens. All must match.
 */
import type { Item } from '../station/types';

const LETTERS = { routine: 'r', priority: 'p', immediate: 'o', flash: 'z' } as const;

/** Whether `item` passes; an empty filter passes everything. ё counts as е, as people type it. */
export function matches(item: Item, filter: string): boolean {
  return filter
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((token) => token !== '')
    .every((token) => matchesToken(item, token));
}

function matchesToken(item: Item, token: string): boolean {
  const [name, value = ''] = token.split(':', 2);
  switch (name) {
    case 'prec':
      return value === '' || LETTERS[item.precedence] === value || item.precedence.startsWith(value);
    case 'from':
      return value === '' || (value === 'us') === (item.direction === 'out');
    case 'type':
      return item.type.startsWith(value);
    case 'unanswered':
      return item.type === 'call' && (item.outcome === 'unanswered' || item.outcome === 'failed');
    case 'unacknowledged':
      return item.type === 'message' && item.acknowledgedBy === undefined && item.state !== 'acknowledged';
    default:
      return fold(haystack(item)).includes(fold(token));
  }
}

function haystack(item: Item): string {
  const text = item.type === 'message' ? item.text : `call ${item.reason ?? ''} ${item.outcome ?? ''}`;
  return `${item.serial} ${item.author.name} ${item.dtg} ${text}`.toLowerCase();
}

function fold(text: string): string {
  return text.replaceAll('ё', 'е');
}
