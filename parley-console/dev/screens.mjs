/**
 * Takes a picture of every state in headless Chromium, at both sizes, under the strict policy, and asks axe
 * about each. Fails on any axe violation, policy violation or page error.
 *
 *   node dev/screens.mjs [SCENE…]      pictures in build/screens
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const OUT = fileURLToPath(new URL('../build/screens/', import.meta.url));
const SIZES = [{ width: 1920, height: 1080 }, { width: 1280, height: 800 }];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function startMock() {
  const mock = spawn(process.execPath, [fileURLToPath(new URL('mock-station.mjs', import.meta.url)), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve) => mock.stdout.on('data', (data) => resolve(/http:\S+/.exec(String(data))[0])));
  return { address, stop: () => mock.kill() };
}

const press = (...keys) => async (page) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Every picture: the scene, the address, and what the officer does before it is taken. */
const PICTURES = [
  { name: 'sign-in', scene: 'idle', signedOut: true, armed: false },
  { name: 'sign-in-wrong', scene: 'idle', signedOut: true, armed: false, act: async (page) => {
    await page.getByRole('textbox').first().fill('almark');
    await page.locator('input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
  } },
  { name: 'not-armed', scene: 'not-armed', armed: false },
  { name: 'arming', scene: 'not-armed', armed: false, act: async (page) => page.getByRole('button', { name: 'Take the watch' }).first().click() },
  { name: 'nobody-has-the-watch', scene: 'nobody', armed: false },
  { name: 'idle', scene: 'idle' },
  { name: 'station-data', scene: 'idle', act: async (page) => page.getByRole('button', { name: /Station data/ }).click() },
  { name: 'help', scene: 'idle', act: press('F1') },
  { name: 'empty', scene: 'empty' },
  { name: 'ringing-in-flash', scene: 'ringing-in-flash' },
  { name: 'declining', scene: 'ringing-in-flash', act: async (page) => page.getByRole('button', { name: 'Decline …' }).click() },
  { name: 'ringing-out-ringing', scene: 'ringing-out-ringing' },
  { name: 'ringing-out-no-route', scene: 'ringing-out-no-route' },
  { name: 'ringing-out-station-silent', scene: 'ringing-out-station-silent' },
  { name: 'ringing-out-nobody-armed', scene: 'ringing-out-nobody-armed' },
  { name: 'rang-not-answered', scene: 'rang-not-answered', next: true },
  { name: 'talking', scene: 'talking' },
  { name: 'flash-message', scene: 'flash-message' },
  { name: 'flash-read-back', scene: 'flash-message', act: press('F8') },
  { name: 'message-ladder', scene: 'idle', act: async (page) => page.locator('[data-row]').nth(6).click() },
  { name: 'composing-flash', scene: 'idle', act: async (page) => {
    await press('Shift+F9')(page);
    await page.keyboard.type('Our patrol boat is disabled and unarmed. Hold fire.');
    await press('Control+Enter')(page);
  } },
  { name: 'evidence', scene: 'idle', act: async (page) => {
    await page.locator('[data-row]').nth(5).click();
    await page.getByRole('button', { name: 'Evidence' }).click();
    await page.getByText('VALID').waitFor();
  } },
  { name: 'not-entered', scene: 'not-entered' },
  { name: 'not-live', scene: 'not-live', next: true, settle: 4000 },
  { name: 'russian', scene: 'ringing-out-nobody-armed', query: '?lang=ru' },
  { name: 'ukrainian', scene: 'idle', query: '?lang=uk' },
  { name: 'german', scene: 'ringing-out-station-silent', query: '?lang=de' },
  { name: 'pseudo', scene: 'ringing-in-flash', query: '?lang=qps' },
  { name: 'right-to-left', scene: 'ringing-out-ringing', query: '?dir=rtl' },
];

/** Arms by the real way: the dialog, the tone, the key. */
async function takeTheWatch(page) {
  await page.locator('[data-pane="watch"] button').click();
  await page.locator('dialog .main').click();
  await page.locator('dialog .main kbd').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function picture(page, mock, one) {
  const dev = (path) => page.request.post(`${mock.address}/dev/${path}`);
  await dev(`scene/${one.armed === false ? one.scene : 'not-armed'}`);
  await dev(one.signedOut ? 'sign-out' : 'sign-in');
  await page.goto(`${mock.address}/${one.query ?? ''}`);
  if (one.signedOut) await page.locator('form').waitFor();
  else await page.locator('[data-pane="lines"] li').first().waitFor();
  if (one.armed !== false) {
    await takeTheWatch(page);
    await dev(`scene/${one.scene}`);
    await page.waitForTimeout(250);
  }
  if (one.next) await dev('next');
  await one.act?.(page);
  await page.waitForTimeout(one.settle ?? 250);
}

async function axe(page) {
  // The policy forbids injected script elements; the debugger's evaluation stands outside it.
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target} (${node.any[0]?.message ?? ''})`).slice(0, 4).join(' | ')}`);
}

async function main() {
  const wanted = process.argv.slice(2);
  await mkdir(OUT, { recursive: true });
  const mock = await startMock();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  let failures = 0;
  for (const size of SIZES) {
    const context = await browser.newContext({ viewport: size });
    await context.addInitScript(() => addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    for (const one of PICTURES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const page = await context.newPage();
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && !/401/.test(message.text()) && complaints.push(message.text()));
      await picture(page, mock, one).catch((error) => complaints.push(String(error)));
      await page.screenshot({ path: `${OUT}${one.name}-${size.width}.png` });
      complaints.push(...(await axe(page)));
      console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${one.name} ${size.width}${complaints.map((text) => `\n     ${text}`).join('')}`);
      failures += complaints.length;
      await page.close();
    }
    await context.close();
  }
  await browser.close();
  mock.stop();
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
