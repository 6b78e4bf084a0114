/**
 * The filter of the house journal: `kind:reading by:almark line:birch serial:birch-0031 act:assumed from:0600Z
 * to:221400ZNOV26`. The station does the choosing; here tokens become its question.
 */
export const TOKENS = ['kind', 'by', 'act', 'line', 'serial', 'from', 'to'] as const;
type Token = (typeof TOKENS)[number];

export type Question = { readonly kind: 'ok'; readonly query: string } | { readonly kind: 'bad'; readonly token: string };

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** What the station is asked, or the first token that nobody can mean. `now` is station time in ms. */
export function questionOf(filter: string, now: number): Question {
  const query = new URLSearchParams();
  for (const token of filter.trim().split(/\s+/).filter((one) => one !== '')) {
    const at = token.indexOf(':');
    const name = token.slice(0, at).toLowerCase();
    const value = at < 0 ? '' : token.slice(at + 1);
    if (!isToken(name) || value === '') return { kind: 'bad', token };
    const meant = name === 'from' || name === 'to' ? timeOf(value, now) : value;
    if (meant === undefined) return { kind: 'bad', token };
    query.set(name, meant);
  }
  return { kind: 'ok', query: query.toString() };
}

function isToken(name: string): name is Token {
  return (TOKENS as readonly string[]).includes(name);
}

/** `0600Z` of today, `220600ZNOV26`, or an RFC 3339 time; in RFC 3339. */
function timeOf(text: string, now: number): string | undefined {
  const today = /^(\d\d)(\d\d)Z$/i.exec(text);
  if (today !== null) return `${new Date(now).toISOString().slice(0, 10)}T${today[1]}:${today[2]}:00Z`;
  const dtg = /^(\d\d)(\d\d)(\d\d)Z([A-Z]{3})(\d\d)$/i.exec(text);
  if (dtg === null) return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  const month = MONTHS.indexOf((dtg[4] ?? '').toUpperCase()) + 1;
  return month === 0 ? undefined : `20${dtg[5]}-${String(month).padStart(2, '0')}-${dtg[1]}T${dtg[2]}:${dtg[3]}:00Z`;
}

/** Which rows are drawn: those in sight and a few around them. */
export function inSight(top: number, height: number, row: number, count: number): { readonly first: number; readonly last: number } {
  const around = 6;
  const first = Math.max(0, Math.floor(top / row) - around);
  return { first, last: Math.min(count, Math.ceil((top + height) / row) + around) };
}
