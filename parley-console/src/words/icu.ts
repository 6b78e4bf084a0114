/**
 * A small reader of ICU MessageFormat: `{name}`, `{n, plural, one {…} few {…} other {…}}` with `#`, and
 * `{x, select, in {…} other {…}}`, nested as deep as wanted. Plural classes come from the browser
 * (`Intl.PluralRules`), so Russian and Ukrainian get theirs right. An apostrophe is always itself.
 */
import { isolated } from './tame';

export type Args = Readonly<Record<string, string | number>>;

/** A message, read once. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'argument'; readonly name: string }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'choice';
      readonly by: 'plural' | 'select';
      readonly name: string;
      readonly options: Readonly<Record<string, readonly Part[]>>;
    };

/** Reads a message; throws with the place when it is malformed, which the build turns into a failure. */
export function parseMessage(source: string): readonly Part[] {
  const reader = new Reader(source);
  const parts = reader.parts(false);
  if (!reader.atEnd()) throw new Error(`unexpected } at ${reader.place()}`);
  return parts;
}

class Reader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  atEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  place(): string {
    return `${this.#at} of "${this.#source}"`;
  }

  parts(inPlural: boolean): readonly Part[] {
    const parts: Part[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
    };
    while (!this.atEnd() && this.#source[this.#at] !== '}') {
      const letter = this.#source[this.#at] ?? '';
      this.#at += 1;
      if (letter === '{') {
        flush();
        parts.push(this.#placeholder(inPlural));
      } else if (letter === '#' && inPlural) {
        flush();
        parts.push({ kind: 'count' });
      } else {
        text += letter;
      }
    }
    flush();
    return parts;
  }

  #placeholder(inPlural: boolean): Part {
    const name = this.#word();
    if (this.#take('}')) return { kind: 'argument', name };
    this.#expect(',');
    const by = this.#word();
    if (by !== 'plural' && by !== 'select') throw new Error(`unknown kind ${by} at ${this.place()}`);
    this.#expect(',');
    const options: Record<string, readonly Part[]> = {};
    while (!this.#take('}')) {
      const option = this.#word();
      this.#expect('{');
      options[option] = this.parts(inPlural || by === 'plural');
      this.#expect('}');
    }
    if (options['other'] === undefined) throw new Error(`no "other" at ${this.place()}`);
    return { kind: 'choice', by, name, options };
  }

  #skipSpace(): void {
    while (this.#source[this.#at] === ' ') this.#at += 1;
  }

  #word(): string {
    this.#skipSpace();
    const word = /^[\w=-]+/.exec(this.#source.slice(this.#at))?.[0];
    if (word === undefined) throw new Error(`a name is missing at ${this.place()}`);
    this.#at += word.length;
    return word;
  }

  #take(sign: string): boolean {
    this.#skipSpace();
    if (this.#source[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new Error(`${sign} is missing at ${this.place()}`);
  }
}

/** Renders a message in `locale`; an argument nobody gave is shown as its name, never as nothing. */
export function formatParts(parts: readonly Part[], args: Args, locale: string): string {
  return render(parts, args, locale, undefined);
}

function render(parts: readonly Part[], args: Args, locale: string, count: number | undefined): string {
  return parts.map((part) => renderPart(part, args, locale, count)).join('');
}

function renderPart(part: Part, args: Args, locale: string, count: number | undefined): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'count':
      return String(count ?? '');
    case 'argument':
      return isolated(String(args[part.name] ?? `{${part.name}}`));
    case 'choice': {
      const value = args[part.name];
      const number = part.by === 'plural' ? Number(value) : count;
      const wanted = part.by === 'plural' ? pluralClass(Number(value), part.options, locale) : String(value);
      return render(part.options[wanted] ?? part.options['other'] ?? [], args, locale, number);
    }
  }
}

function pluralClass(value: number, options: Readonly<Record<string, unknown>>, locale: string): string {
  const exact = `=${value}`;
  return options[exact] === undefined ? new Intl.PluralRules(locale).select(value) : exact;
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', c: 'ç', n: 'ñ', s: 'š', y: 'ý', S: 'Š', N: 'Ñ',
};

/** The pseudo-language: accents on what was translated, a third longer, brackets at its ends. */
export function pseudo(parts: readonly Part[]): readonly Part[] {
  const length = parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 4), 0);
  const padding = '·'.repeat(Math.ceil(length * 0.35));
  return [{ kind: 'text', text: '[' }, ...parts.map(accent), { kind: 'text', text: `${padding}]` }];
}

function accent(part: Part): Part {
  if (part.kind === 'text') return { kind: 'text', text: part.text.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter) };
  if (part.kind !== 'choice') return part;
  const options = Object.fromEntries(Object.entries(part.options).map(([name, inner]) => [name, inner.map(accent)]));
  return { ...part, options };
}
