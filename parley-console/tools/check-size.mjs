/**
 * Refuses a console whose watch page weighs more than 200 kB gzip of script and style: what an officer's browser
 * loads before the watch stands on the screen, with the heaviest language. Pages that are opened from there later
 * are loaded then, and are only told.
 */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 200 * 1024;
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
/** What the entry loads by name as soon as it knows that this is a watch console. */
const AT_ONCE = ['App'];
const LANGUAGES = ['de', 'ru', 'uk'];

const names = (await readdir(DIST, { recursive: true })).filter((name) => /\.(js|css|html)$/.test(name));
const texts = new Map(await Promise.all(names.map(async (name) => [name, await readFile(DIST + name, 'utf8')])));
const weigh = (name) => gzipSync(texts.get(name)).length;
const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
const sum = (some) => [...some].reduce((all, name) => all + weigh(name), 0);

/** The one built file of a module, such as `assets/App-Cfz3kib8.js` for `App`. */
function built(module, kind) {
  const found = names.filter((name) => new RegExp(`^assets/${module}-[\\w-]{8}\\.${kind}$`).test(name));
  if (found.length !== 1 && kind === 'js') throw new Error(`size: ${found.length} files of ${module}, not one`);
  return found;
}

/** A script with all that it imports before it runs. */
function withImports(script, seen = new Set()) {
  if (seen.has(script)) return seen;
  seen.add(script);
  for (const [, imported] of texts.get(script).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) withImports(`assets/${imported}`, seen);
  return seen;
}

const linked = [...texts.get('index.html').matchAll(/assets\/[^"]+/g)].map(([name]) => name);
const heaviest = LANGUAGES.flatMap((language) => built(language, 'js')).sort((one, other) => weigh(other) - weigh(one))[0];
const scripts = [...linked.filter((name) => name.endsWith('.js')), ...AT_ONCE.flatMap((module) => built(module, 'js')), heaviest];
const watch = new Set(['index.html', ...linked]);
scripts.forEach((script) => withImports(script).forEach((one) => watch.add(one)));
for (const script of [...watch].filter((name) => name.endsWith('.js'))) {
  built(script.replace(/^assets\/(.+)-[\w-]{8}\.js$/, '$1'), 'css').forEach((style) => watch.add(style));
}

console.log(`size: the watch page ${kB(sum(watch))} gzip in ${watch.size} files, limit ${kB(LIMIT)}; all pages and languages ${kB(sum(names))} in ${names.length} files`);
if (sum(watch) > LIMIT) {
  console.error('size: too heavy');
  process.exitCode = 1;
}
for (const name of names.filter((one) => one.endsWith('.html'))) {
  if (/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style/.test(texts.get(name))) {
    console.error(`size: ${name} carries inline script or style, which the station's policy forbids`);
    process.exitCode = 1;
  }
}
