/**
 * Prints the watch to PDF in headless Chromium, as an officer's browser does, and fails where a page lacks
 * the marking, the viewer, the date-time group or its number.
 *
 *   node dev/print.mjs      the PDF is build/screens/watch.pdf
 */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startBrowser, startMock } from './browser.mjs';
import { pdfPages } from './pdf-text.mjs';

const OUT = fileURLToPath(new URL('../build/screens/', import.meta.url));
const mock = await startMock();
const browser = await startBrowser();
try {
  const page = await browser.newPage();
  await page.request.post(`${mock.address}/dev/scene/idle`);
  await page.request.post(`${mock.address}/dev/sign-in`);
  for (let i = 0; i < 40; i += 1) {
    await page.request.post(`${mock.address}/api/v1/lines/birch/messages`, { headers: { 'X-Parley': '1' }, data: { text: `Position report ${i}: two boats, course north. Катер без хода.`, precedence: 'routine', lang: 'en' } });
  }
  await page.goto(`${mock.address}/?view=print`);
  await page.locator('table.sheet').waitFor();
  await page.screenshot({ path: `${OUT}print.png` }).catch(() => undefined);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await mkdir(OUT, { recursive: true });
  await writeFile(`${OUT}watch.pdf`, pdf);
  // Kerning tears words apart, so that spaces in a PDF say nothing.
  const pages = pdfPages(pdf).map((text) => text.replaceAll(' ', ''));
  assert.ok(pages.length > 1, `the print has ${pages.length} page`);
  pages.forEach((text, i) => {
    assert.ok(text.split('RESTRICTED').length > 2, `page ${i + 1} lacks the marking at top and bottom: ${text}`);
    assert.match(text, /MajALMARK/, `page ${i + 1} does not name the viewer`);
    assert.match(text, /\d{8}Z[A-Z]{3}\d\d/, `page ${i + 1} has no date-time group`);
    assert.ok(text.includes(`${i + 1}/${pages.length}`), `page ${i + 1} does not say so`);
  });
  assert.match(pages.join(' '), /Openitems/);
  assert.match(pages.join(' '), /assumeditfromLtSERRIN/);
  console.log(`print: ${pages.length} pages with marking, viewer, date-time group and number`);
} finally {
  await browser.close();
  mock.stop();
}
