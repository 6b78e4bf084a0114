/**
 * Refuses a build in which a language is not whole: every key of English in every language, the same
 * arguments, every plural class that language has, no message that cannot be read, no key nobody says.
 */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const LANGUAGES = ['en', 'de', 'ru', 'uk'];

async function sources(folder) {
  const entries = await readdir(folder, { recursive: true });
  const wanted = entries.filter((name) => /\.(ts|svelte)$/.test(name) && !/words\/(en|de|ru|uk)(-\w+)?\.ts$/.test(name));
  return (await Promise.all(wanted.map((name) => readFile(folder + name, 'utf8')))).join('\n');
}

/** What a message needs: its arguments, and the options of each choice. */
function needs(parts, found = { names: new Set(), plurals: [] }) {
  for (const part of parts) {
    if (part.kind === 'argument' || part.kind === 'choice') found.names.add(part.name);
    if (part.kind === 'choice') {
      if (part.by === 'plural') found.plurals.push(Object.keys(part.options));
      Object.values(part.options).forEach((inner) => needs(inner, found));
    }
  }
  return found;
}

function complaintsAbout(language, key, text, english, parse) {
  if (text === undefined) return [`${language}: "${key}" is missing`];
  let found;
  try {
    found = needs(parse(text));
  } catch (error) {
    return [`${language}: "${key}" cannot be read: ${error.message}`];
  }
  const expected = needs(parse(english)).names;
  const complaints = [...expected].filter((name) => !found.names.has(name)).map((name) => `${language}: "${key}" lacks {${name}}`);
  complaints.push(...[...found.names].filter((name) => !expected.has(name)).map((name) => `${language}: "${key}" has an unknown {${name}}`));
  const classes = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const options of found.plurals) {
    const lacking = classes.filter((one) => !options.includes(one));
    if (lacking.length > 0) complaints.push(`${language}: "${key}" lacks the plural ${lacking.join(', ')}`);
  }
  return complaints;
}

/** A key is said when it stands in the source, or when the source builds keys of its beginning. */
function unsaid(keys, source) {
  return keys.filter((key) => {
    if (source.includes(`'${key}'`)) return false;
    const parts = key.split('.');
    return !parts.some((_, i) => i > 0 && source.includes(`\`${parts.slice(0, i).join('.')}.$`));
  });
}

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error', configFile: false });
try {
  const { parseMessage } = await server.ssrLoadModule(`${SOURCE}words/icu.ts`);
  const all = Object.fromEntries(await Promise.all(LANGUAGES.map(async (one) => [one, (await server.ssrLoadModule(`${SOURCE}words/${one}.ts`))[one]])));
  const keys = Object.keys(all.en);
  const complaints = LANGUAGES.flatMap((one) => [
    ...keys.flatMap((key) => complaintsAbout(one, key, all[one][key], all.en[key], parseMessage)),
    ...Object.keys(all[one]).filter((key) => !keys.includes(key)).map((key) => `${one}: "${key}" is no key of English`),
  ]);
  complaints.push(...unsaid(keys, await sources(SOURCE)).map((key) => `nobody says "${key}"`));
  complaints.forEach((text) => console.error(`words: ${text}`));
  if (complaints.length > 0) process.exitCode = 1;
  else console.log(`words: ${keys.length} keys whole in ${LANGUAGES.join(', ')}`);
} finally {
  await server.close();
}
