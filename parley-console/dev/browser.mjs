/** A headless Chromium and a development station, for the scripts that look at the console. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { speechFile } from './far-end.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--disable-features=WebRtcHideLocalIpsWithMdns'];

/** Starts a station on a free port; `stop` ends it. */
export async function startMock() {
  const mock = spawn(process.execPath, [fileURLToPath(new URL('mock-station.mjs', import.meta.url)), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve) => mock.stdout.on('data', (data) => resolve(/http:\S+/.exec(String(data))[0])));
  return { address, stop: () => mock.kill() };
}

/** Debian's Chromium; `PARLEY_CHROMIUM` names another. Each start has a fresh profile. */
export const startBrowser = () => chromium.launch({ executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, `--use-file-for-fake-audio-capture=${speechFile()}`] });

/** Arms by the real way: the dialog, the tone, the key, and the voice that comes back from the far end. */
export async function takeTheWatch(page) {
  await page.locator('[data-pane="watch"] button').click();
  await page.locator('dialog .main').click();
  await page.locator('dialog .main kbd').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** Signs in and takes the watch, then shows a scene. */
export async function ready(page, mock, scene) {
  await page.request.post(`${mock.address}/dev/scene/not-armed`);
  await page.request.post(`${mock.address}/dev/sign-in`);
  await page.goto(mock.address);
  await page.locator('[data-pane="lines"] li').first().waitFor();
  await takeTheWatch(page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.request.post(`${mock.address}/dev/scene/${scene}`);
  await page.waitForTimeout(700);
}

/** Asks until the answer is the wanted one, for 2 s. */
export const until = async (ask, wanted) => {
  for (let i = 0; i < 40; i += 1) {
    if (wanted(await ask())) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not within 2 s: ${wanted}`);
};

/** Runs one claim on a page of its own; returns 1 when it does not hold. */
export async function claim(context, name, run) {
  const page = await context.newPage();
  try {
    await run(page);
    console.log(`ok   ${name}`);
    return 0;
  } catch (error) {
    console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 12).join('\n     ')}`);
    return 1;
  } finally {
    await page.close();
  }
}
