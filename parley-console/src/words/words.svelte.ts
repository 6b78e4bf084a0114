/**
 * The console's own words in the officer's language. English is always at hand; another language is fetched
 * when chosen and replaces it whole: the build refuses a language that lacks a key.
 */
import { en, type WordKey, type Words } from './en';
import { formatParts, parseMessage, pseudo, type Args, type Part } from './icu';

export const LANGUAGES = ['en', 'de', 'ru', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number] | 'qps';

/** Each language under its own name, as its readers look for it. */
export const LANGUAGE_NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  en: 'English',
  de: 'Deutsch',
  ru: 'Русский',
  uk: 'Українська',
};

const REMEMBERED = 'parley-language';

class Dictionary {
  language = $state<Language>('en');
  #words = $state.raw<Words>(en);
  #read = new Map<string, readonly Part[]>();

  /** Returns the sentence for `key`; reactive, so a change of language redraws what used it. */
  say(key: WordKey, args: Args = {}): string {
    const language = this.language;
    // A newer station may name what this console has no words for; its own name is better than nothing.
    const source = this.#words[key] ?? key;
    let parts = this.#read.get(source);
    if (parts === undefined) {
      parts = language === 'qps' ? pseudo(parseMessage(source)) : parseMessage(source);
      this.#read.set(source, parts);
    }
    return formatParts(parts, args, language === 'qps' ? 'en' : language);
  }

  async choose(language: Language, byPerson: boolean): Promise<void> {
    const words = await load(language);
    this.#read = new Map();
    this.#words = words;
    this.language = language;
    document.documentElement.lang = language === 'qps' ? 'en' : language;
    if (byPerson && language !== 'qps') remember(language);
  }
}

async function load(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
    case 'qps':
      return en;
    case 'de':
      return (await import('./de')).de;
    case 'ru':
      return (await import('./ru')).ru;
    case 'uk':
      return (await import('./uk')).uk;
  }
}

const dictionary = new Dictionary();

/** The sentence for `key` in the chosen language. */
export const t = (key: WordKey, args?: Args): string => dictionary.say(key, args);

export const language = (): Language => dictionary.language;

/** Shows the console in that language; what a person chose is remembered in this browser. */
export const chooseLanguage = (chosen: Language, byPerson = true): Promise<void> => dictionary.choose(chosen, byPerson);

/** Shows the station's usual language where nobody chose one and the browser's is none of this watch. */
export async function usualLanguage(languages: readonly string[], query: URLSearchParams): Promise<void> {
  const known = LANGUAGES.filter((one) => languages.includes(one));
  const usual = LANGUAGES.find((one) => one === languages[0]);
  if (query.has('lang') || remembered() !== null || usual === undefined) return;
  if (!known.some((one) => one === dictionary.language)) await dictionary.choose(usual, false);
}

/** The language of the address bar, else the one chosen last, else the browser's, else English. */
export function wantedLanguage(query: URLSearchParams): Language {
  const wishes = [query.get('lang'), remembered(), navigator.language.slice(0, 2)];
  if (wishes[0] === 'qps') return 'qps';
  return LANGUAGES.find((known) => known === wishes.find((wish) => LANGUAGES.some((one) => one === wish))) ?? 'en';
}

function remember(language: string): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser without storage asks for the language each time; nothing else depends on it.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
