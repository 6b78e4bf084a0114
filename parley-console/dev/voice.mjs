/**
 * Claims about the leg itself, in headless Chromium with its pretended microphone and a far end that answers
 * with a real connection.
 *
 *   node dev/voice.mjs [WORD…]      only the claims that contain a word
 */
import assert from 'node:assert/strict';
import { claim, ready, startBrowser, startMock, until } from './browser.mjs';
import { startFarEnd } from './far-end.mjs';

const level = (page, name) => page.getByRole('meter', { name }).getAttribute('aria-valuenow').then(Number);
const change = async (page, at, voice) => page.request.post(`${at}/dev/voice`, { data: voice });

const CLAIMS = {
  'the voice that comes back arms the position': async ({ page, mock, far }) => {
    await ready(page, mock, 'idle');
    assert.equal((await far.arriving()).state, 'connected');
    assert.equal(await page.locator('.bar').getByText('WITHOUT MICROPHONE').count(), 0);
  },
  'meters move on both sides, and ours falls when muted': async ({ page, mock }) => {
    await ready(page, mock, 'in-call');
    await until(() => level(page, 'us'), (value) => value > 20);
    await until(() => level(page, 'them'), (value) => value > 10);
    await page.getByRole('button', { name: /^Mute/ }).click();
    await page.waitForTimeout(500);
    for (let i = 0; i < 20; i += 1) {
      assert.equal(await level(page, 'us'), 0);
      await page.waitForTimeout(70);
    }
  },
  'the console sends in the codec of the call, and in opus again': async ({ page, mock, far }) => {
    await ready(page, mock, 'in-call');
    for (const codec of ['PCMA', 'G722', 'PCMU', 'opus']) {
      await change(page, mock.address, { codec });
      await until(() => far.arriving(), (seen) => seen.codec?.toLowerCase() === `audio/${codec.toLowerCase()}`);
    }
  },
  'a leg that was cut comes back by itself': async ({ page, mock, far }) => {
    await ready(page, mock, 'in-call');
    const before = await far.legs();
    await far.cut();
    // Said to whoever cannot see it, and so still readable when the leg is back already.
    await page.locator('[aria-live="assertive"]', { hasText: 'HAS NO VOICE' }).waitFor({ state: 'attached', timeout: 30_000 });
    await page.locator('.trouble').waitFor({ state: 'detached', timeout: 30_000 });
    assert.ok((await far.legs()) > before);
    await until(() => level(page, 'them'), (value) => value > 10);
  },
  'a leg that the station has lost is offered anew': async ({ page, mock, far }) => {
    await ready(page, mock, 'idle');
    const before = await far.legs();
    await page.waitForTimeout(4_000);
    await page.request.post(`${mock.address}/dev/lost-leg`);
    await until(async () => (await far.legs()) > before && (await far.arriving()).state === 'connected', Boolean);
  },
  'without a microphone the leg stays up and carries silence': async ({ page, mock, far }) => {
    await page.addInitScript(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error('none'), { name: 'NotFoundError' }))));
    await ready(page, mock, 'in-call');
    await page.locator('.bar').getByText('WITHOUT MICROPHONE').waitFor({ timeout: 2000 });
    const { packets } = await far.arriving();
    await until(() => far.arriving(), (seen) => seen.state === 'connected' && seen.packets > packets + 50);
  },
};

const words = process.argv.slice(2);
const mock = await startMock();
const browser = await startBrowser();
let failures = 0;
for (const [name, run] of Object.entries(CLAIMS)) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const far = await startFarEnd(browser, context);
  failures += await claim(context, name, (page) => run({ page, mock, far }));
  await context.close();
}
await browser.close();
mock.stop();
process.exitCode = failures === 0 ? 0 : 1;
