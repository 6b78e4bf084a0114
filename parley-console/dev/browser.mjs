/** A headless Chromium and a development station, for the scripts that look at the console. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

/** Starts a station on a free port; `stop` ends it. */
export async function startMock() {
  const mock = spawn(process.execPath, [fileURLToPath(new URL('mock-station.mjs', import.meta.url)), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve) => mock.stdout.on('data', (data) => resolve(/http:\S+/.exec(String(data))[0])));
  return { address, stop: () => mock.kill() };
}

/** Debian's Chromium; `PARLEY_CHROMIUM` names another. Each start has a fresh profile. */
export const startBrowser = () => chromium.launch({ executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Arms by the real way: the dialog, the tone, the key. */
export async function takeTheWatch(page) {
  await page.locator('[data-pane="watch"] button').click();
  await page.locator('dialog .main').click();
  await page.locator('dialog .main kbd').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
}
