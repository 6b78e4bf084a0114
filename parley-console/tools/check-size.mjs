/** Refuses a console whose page weighs more than 200 kB gzip of script and style, every language counted. */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 200 * 1024;
const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

const names = (await readdir(DIST, { recursive: true })).filter((name) => /\.(js|css|html)$/.test(name));
const sizes = await Promise.all(names.map(async (name) => [name, gzipSync(await readFile(DIST + name)).length]));
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`size: ${(total / 1024).toFixed(1)} kB gzip in ${sizes.length} files, limit ${LIMIT / 1024} kB`);

for (const name of names.filter((one) => one.endsWith('.html'))) {
  const html = await readFile(DIST + name, 'utf8');
  if (/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style/.test(html)) {
    console.error(`size: ${name} carries inline script or style, which the station's policy forbids`);
    process.exitCode = 1;
  }
}
if (total > LIMIT) {
  console.error('size: too heavy');
  process.exitCode = 1;
}
