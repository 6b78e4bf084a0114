/**
 * Takes a picture of every state in headless Chromium, at both sizes, under the strict policy, and asks axe
 * about each. Fails on any axe violation, policy violation or page error.
 *
 *   node dev/screens.mjs [--width=1280] [NAME…]      pictures in build/screens; a NAME may end in *
 */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { startBrowser, startMock, takeTheWatch } from './browser.mjs';
import { startFarEnd } from './far-end.mjs';
import { PICTURES } from './pictures.mjs';

const OUT = fileURLToPath(new URL('../build/screens/', import.meta.url));
const SIZES = [{ width: 1920, height: 1080 }, { width: 1280, height: 800 }];
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function picture(page, mock, one) {
  const dev = (path) => page.request.post(`${mock.address}/dev/${path}`);
  await dev(`scene/${one.armed === false ? one.scene : 'not-armed'}`);
  await dev(one.signedOut ? 'sign-out' : 'sign-in');
  await page.goto(`${mock.address}/${one.query ?? ''}`);
  if (one.signedOut) await page.locator('form').waitFor();
  else if (one.admin) await page.locator('main h1').waitFor();
  else await page.locator(one.wall ? '.wall .lines li' : '[data-pane="lines"] li').first().waitFor();
  if (one.armed !== false) {
    await takeTheWatch(page);
    await dev(`scene/${one.scene}`);
    // The console dials again and takes the new world in.
    await page.waitForTimeout(700);
  }
  if (one.next) await dev('next');
  await one.act?.(page);
  await page.waitForTimeout(one.settle ?? 250);
}

/** Both consoles in one page, signed in and armed on the left only. */
async function demonstration(page, mock, other) {
  const port = (station) => new URL(station.address).port;
  await page.request.post(`${mock.address}/dev/other/${port(other)}`);
  await page.request.post(`${other.address}/dev/other/${port(mock)}`);
  for (const station of [mock, other]) {
    await page.request.post(`${station.address}/dev/scene/idle`);
    await page.request.post(`${station.address}/dev/sign-in`);
  }
  await page.goto(`${mock.address}/demo`);
  for (const frame of ['iframe >> nth=0', 'iframe >> nth=1']) await page.frameLocator(frame).locator('[data-pane="lines"] li').first().waitFor();
  await page.frameLocator('iframe >> nth=0').locator('[data-pane="lines"] .key').first().press('F4');
  await page.waitForTimeout(1200);
}

/** What runs out of its box, or off the screen, though nobody scrolls there. */
function clipped() {
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);
  const out = [];
  for (const element of document.querySelectorAll('button, p, h1, h2, strong, dt, dd, legend, .band, .marking, section, article')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.hidden-words')) continue;
    const name = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${element.textContent.trim().slice(0, 30)}”`;
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).textOverflow !== 'ellipsis' && !scrolls(element)) out.push(`too wide: ${name}`);
    if (box.right > innerWidth + 1 || box.left < -1) out.push(`off the screen: ${name}`);
  }
  if (document.documentElement.scrollHeight > innerHeight + 1) out.push('the page itself scrolls');
  return out.slice(0, 5);
}

async function axe(page) {
  // The policy forbids injected script elements; the debugger's evaluation stands outside it.
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  // In forced colours the system paints; axe still reads the colours of the sheet.
  const painted = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  return result.violations.filter(({ id }) => !(painted && id === 'color-contrast')).map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target} (${node.any[0]?.message ?? ''})`).slice(0, 4).join(' | ')}`);
}

async function take(context, one, prepare) {
  const page = await context.newPage();
  const { width } = page.viewportSize();
  if (one.size !== undefined) await page.setViewportSize(one.size);
  if (one.media !== undefined) await page.emulateMedia(one.media);
  if (one.microphone === false) await page.addInitScript(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error('none'), { name: 'NotFoundError' }))));
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d|ERR_INCOMPLETE_CHUNKED/.test(message.text()) && complaints.push(message.text()));
  await prepare(page).catch((error) => complaints.push(String(error)));
  await page.screenshot({ path: `${OUT}${one.name}-${width}.png` });
  complaints.push(...(await page.evaluate(clipped)), ...(await axe(page)));
  console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${one.name} ${width}${complaints.map((text) => `\n     ${text}`).join('')}`);
  await page.close();
  return complaints.length;
}

async function main() {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const only = process.argv.find((word) => word.startsWith('--width='))?.slice(8);
  await mkdir(OUT, { recursive: true });
  const [mock, other] = [await startMock(), await startMock()];
  const browser = await startBrowser();
  let failures = 0;
  for (const size of SIZES.filter(({ width }) => only === undefined || width === Number(only))) {
    const context = await browser.newContext({ viewport: size });
    await context.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
    await startFarEnd(browser, context);
    const chosen = (name) => wanted.length === 0 || wanted.some((word) => name === word || (word.endsWith('*') && name.startsWith(word.slice(0, -1))));
    for (const one of PICTURES.filter(({ name }) => chosen(name))) failures += await take(context, one, (page) => picture(page, mock, one));
    if (chosen('demo')) failures += await take(context, { name: 'demo' }, (page) => demonstration(page, mock, other));
    await context.close();
  }
  await browser.close();
  mock.stop();
  other.stop();
  console.log(failures === 0 ? 'screens: no complaint' : `screens: ${failures} complaints`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
