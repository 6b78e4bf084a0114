/**
 * The text of each page of a PDF that Chromium wrote: enough of the format for our own print, and no more.
 * Fonts are subsets, so every glyph goes through its font's ToUnicode table (ISO 32000-1, 9.10).
 */
import { inflateSync } from 'node:zlib';

function objects(pdf) {
  const text = pdf.toString('latin1');
  const found = new Map();
  for (const match of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) found.set(Number(match[1]), match[2]);
  return found;
}

function streamOf(object) {
  const match = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object);
  if (match === null) return '';
  const bytes = Buffer.from(match[1], 'latin1');
  return /\/FlateDecode/.test(object) ? inflateSync(bytes).toString('latin1') : match[1];
}

const utf16 = (hex) => String.fromCharCode(...hex.match(/.{4}/g).map((four) => parseInt(four, 16)));

/** Glyph number to text. */
function unicode(table) {
  const map = new Map();
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from, to] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) map.set(parseInt(from, 16), utf16(to));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, start] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      for (let i = parseInt(from, 16); i <= parseInt(to, 16); i += 1) map.set(i, String.fromCharCode(parseInt(start, 16) + i - parseInt(from, 16)));
    }
  }
  return map;
}

const refs = (text, name) => [...(new RegExp(`/${name}\\s*\\[?((?:\\s*\\d+ 0 R)+)`).exec(text)?.[1].matchAll(/(\d+) 0 R/g) ?? [])].map((match) => Number(match[1]));

function fontsOf(page, all) {
  const resources = refs(page, 'Resources').map((ref) => all.get(ref)).join(' ') + page;
  const fonts = new Map();
  const table = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  for (const [, name, ref] of table.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
    const [to] = refs(all.get(Number(ref)) ?? '', 'ToUnicode');
    fonts.set(name, unicode(to === undefined ? '' : streamOf(all.get(to) ?? '')));
  }
  return fonts;
}

function shown(content, fonts) {
  let font = new Map();
  let text = '';
  for (const match of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|(ET)/g)) {
    if (match[1] !== undefined) font = fonts.get(match[1]) ?? new Map();
    else if (match[2] !== undefined) for (const glyph of match[2].match(/.{4}/g) ?? []) text += font.get(parseInt(glyph, 16)) ?? '';
    else text += ' ';
  }
  return text;
}

/** Returns the text of every page, in their order. */
export function pdfPages(pdf) {
  const all = objects(pdf);
  return [...all.values()]
    .filter((object) => /\/Type\s*\/Page\b(?!s)/.test(object))
    .map((page) => shown(refs(page, 'Contents').map((ref) => streamOf(all.get(ref) ?? '')).join(' '), fontsOf(page, all)));
}
