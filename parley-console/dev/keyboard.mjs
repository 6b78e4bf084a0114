/**
 * Does every task of the watch with the keyboard alone, in headless Chromium against the development
 * station, and fails where a key does not do what the help says, or where the focus cannot be seen.
 *
 *   node dev/keyboard.mjs [WORD…]      only the claims that contain a word
 */
import assert from 'node:assert/strict';
import { claim, ready, startBrowser, startMock, until } from './browser.mjs';
import { startFarEnd } from './far-end.mjs';

const focused = (page) => page.evaluate(() => `${document.activeElement?.id}|${document.activeElement?.closest('[data-pane]')?.dataset.pane ?? ''}`);
const newest = async (page, at) => (await (await page.request.get(`${at}/api/v1/lines/birch/traffic?limit=1`)).json()).items[0];
const texts = async (page, at) => (await (await page.request.get(`${at}/api/v1/lines/birch/traffic?limit=50`)).json()).items.map((item) => item.text);
const call = (page, state) => page.locator(`article.${state}`).first().waitFor({ timeout: 2000 });

/** Whether the focused element stands in the window with nothing over it, and shows a ring. */
function hiddenFocus() {
  const element = document.activeElement;
  if (element === document.body) return '';
  const seen = element.matches('.hidden-words') ? element.parentElement : element;
  const box = seen.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const over = document.elementFromPoint(x, y);
  const style = getComputedStyle(seen);
  const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || getComputedStyle(seen, '::after').borderTopStyle === 'solid';
  const name = `${seen.tagName} “${(seen.textContent || seen.id).trim().slice(0, 24)}”`;
  if (!ring) return `no ring on ${name}`;
  return over !== null && (seen.contains(over) || over.contains(seen)) ? '' : `${name} is covered by ${over?.tagName}.${over?.className}`;
}

const told = async (page, at) => (await (await page.request.get(`${at}/dev/state`)).json()).leg ?? {};
/** F6 to the pane of the calls, then to the pane itself. */
const toCall = async (page) => {
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  assert.match(await focused(page), /\|calls$/);
};

const CLAIMS = {
  'F2 answers a ring, also while a text is being written': ['ringing-in-priority', async (page) => {
    await page.keyboard.press('F9');
    await page.keyboard.type('half a sent');
    await page.keyboard.press('F2');
    await call(page, 'talking');
    assert.equal(await page.locator('#compose-text').inputValue(), 'half a sent');
  }],
  'F10 rings STOP with what was typed, also from the middle of a text': ['idle', async (page, at) => {
    await page.keyboard.press('F9');
    await page.keyboard.type('half a sent');
    await page.keyboard.press('F10');
    await page.keyboard.type('Aid convoy 7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('the bridge');
    await page.keyboard.press('Enter');
    await call(page, 'ringing');
    const made = await newest(page, at);
    assert.equal(made.precedence, 'flash');
    assert.equal(made.stop.who, 'Aid convoy 7');
    assert.equal(made.stop.where, 'the bridge');
    assert.equal(await page.locator('#compose-text').inputValue(), 'half a sent');
  }],
  'G then H shows the health of the line, Escape puts it away': ['idle', async (page) => {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.locator('[data-pane="health"] .sentence').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-pane="health"]').waitFor({ state: 'detached' });
  }],
  'F7 starts the check call that is due': ['check-call-due', async (page, at) => {
    await page.keyboard.press('F7');
    await call(page, 'ringing');
    assert.ok((await newest(page, at)).checkDue);
  }],
  'F2 answers a STOP before anything else, and its words stand over the call': ['stop-in', async (page) => {
    await page.locator('.stop .where').filter({ hasText: 'Bridge at Zelena' }).waitFor();
    await page.keyboard.press('F2');
    await call(page, 'talking');
  }],
  'Escape never ends a call, Shift+F4 does': ['talking', async (page) => {
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    await call(page, 'talking');
    await page.keyboard.press('Shift+F4');
    await call(page, 'ended');
  }],
  'F4 calls the chosen line with the precedence of Alt+O, Shift+F4 withdraws': ['idle', async (page, at) => {
    await page.keyboard.press('Alt+o');
    await page.keyboard.press('F4');
    await call(page, 'ringing');
    assert.equal((await newest(page, at)).precedence, 'immediate');
    await page.keyboard.press('Shift+F4');
    await call(page, 'ended');
  }],
  'F6 and a digit choose a line, F4 calls that one': ['idle', async (page) => {
    await page.keyboard.press('F6');
    assert.match(await focused(page), /\|lines$/);
    await page.keyboard.press('3');
    await page.locator('h1', { hasText: 'DOGWOOD' }).waitFor({ timeout: 2000 });
    assert.match(await focused(page), /^line-dogwood/);
    await page.keyboard.press('F4');
    await page.locator('article', { hasText: 'DOGWOOD' }).waitFor({ timeout: 2000 });
  }],
  'F6 goes through every pane and Shift+F6 back': ['ringing-in-flash', async (page) => {
    const panes = [];
    for (let i = 0; i < 7; i += 1) {
      await page.keyboard.press('F6');
      panes.push((await focused(page)).split('|')[1]);
    }
    assert.deepEqual(panes, ['lines', 'calls', 'traffic', 'write', 'alarms', 'next', 'watch']);
    await page.keyboard.press('Shift+F6');
    assert.match(await focused(page), /\|next$/);
  }],
  'Ctrl+Enter sends ROUTINE at once': ['idle', async (page, at) => {
    await page.keyboard.press('F9');
    await page.keyboard.type('all well');
    await page.keyboard.press('Control+Enter');
    await until(() => texts(page, at), (all) => all.includes('all well'));
  }],
  'one short Ctrl+Enter does not send FLASH, a second one does': ['idle', async (page, at) => {
    await page.keyboard.press('Shift+F9');
    await page.keyboard.type('hold fire');
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(1500);
    assert.ok(!(await texts(page, at)).includes('hold fire'));
    await page.keyboard.press('Control+Enter');
    await until(() => newest(page, at), (item) => item.text === 'hold fire' && item.precedence === 'flash');
  }],
  'Ctrl+Enter held for a second sends FLASH, released early it does not': ['idle', async (page, at) => {
    await page.keyboard.press('Shift+F9');
    await page.keyboard.type('hold fire');
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter');
    await page.waitForTimeout(500);
    assert.ok(!(await texts(page, at)).includes('hold fire'));
    await page.waitForTimeout(700);
    await until(() => texts(page, at), (all) => all.includes('hold fire'));
    await page.keyboard.up('Enter');
    await page.keyboard.up('Control');
    assert.equal((await texts(page, at)).filter((text) => text === 'hold fire').length, 1);
  }],
  'Escape takes back a first press, so that the next one is a first press again': ['idle', async (page, at) => {
    await page.keyboard.press('Shift+F9');
    await page.keyboard.type('hold fire');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.waitForTimeout(300);
    assert.ok(!(await texts(page, at)).includes('hold fire'));
  }],
  'F8 and two digits acknowledge a FLASH': ['flash-message', async (page, at) => {
    const { serial } = await newest(page, at);
    await page.keyboard.press('F8');
    await page.keyboard.type(serial.slice(-2));
    await until(() => newest(page, at), (item) => item.state === 'acknowledged');
  }],
  'F8 reaches a FLASH through an open dialog': ['flash-message', async (page, at) => {
    await page.keyboard.press('F1');
    await page.locator('dialog').waitFor();
    await page.keyboard.press('F8');
    await page.locator('dialog').waitFor({ state: 'detached', timeout: 2000 });
    await page.keyboard.type((await newest(page, at)).serial.slice(-2));
    await until(() => newest(page, at), (item) => item.state === 'acknowledged');
  }],
  'F2 answers through an open dialog': ['ringing-in-routine', async (page) => {
    await page.keyboard.press('F1');
    await page.keyboard.press('F2');
    await call(page, 'talking');
  }],
  'F8 without an alarm acknowledges the message that waits': ['idle', async (page, at) => {
    await page.keyboard.press('F8');
    await until(() => newest(page, at), (item) => item.state === 'acknowledged');
  }],
  'a ring is declined with a reason': ['ringing-in-flash', async (page) => {
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('relief is under way');
    await page.keyboard.press('Enter');
    await call(page, 'ended');
    assert.match(await page.locator('article.ended').innerText(), /relief is under way/);
  }],
  'Shift+F8 silences, the slash filters, Escape leaves the help': ['crowd', async (page) => {
    await page.keyboard.press('Shift+F8');
    await page.locator('.silenced').waitFor({ timeout: 2000 });
    await page.keyboard.press('/');
    assert.match(await focused(page), /^traffic-filter/);
    await page.keyboard.press('F1');
    await page.locator('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    assert.match(await focused(page), /^traffic-filter/);
  }],
  'a row is opened, its evidence shown and closed again': ['idle', async (page) => {
    for (let i = 0; i < 2; i += 1) await page.keyboard.press('F6');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('VALID').waitFor({ timeout: 3000 });
    await page.keyboard.press('Escape');
    await page.locator('#traffic-title').waitFor({ timeout: 2000 });
  }],
  'in the call pane M mutes, H holds and resumes': ['in-call', async (page, at) => {
    await toCall(page);
    await page.keyboard.press('m');
    await page.getByRole('button', { name: /^MUTED/ }).waitFor({ timeout: 2000 });
    await until(() => told(page, at), (leg) => leg.talk === false);
    await page.keyboard.press('m');
    await until(() => told(page, at), (leg) => leg.talk === true);
    await page.keyboard.press('h');
    await page.locator('p.held').waitFor({ timeout: 2000 });
    await page.keyboard.press('h');
    await page.locator('p.held').waitFor({ state: 'detached', timeout: 2000 });
  }],
  'while writing, the letters of a call are letters': ['in-call', async (page) => {
    await page.keyboard.press('F9');
    await page.keyboard.type('mhnq 15');
    assert.equal(await page.locator('#compose-text').inputValue(), 'mhnq 15');
    assert.equal(await page.locator('form input[name="read-back"]').count(), 0);
    assert.equal(await page.getByRole('button', { name: /^MUTED/ }).count(), 0);
  }],
  'with push-to-talk the space bar opens the gate while it is held, and not after': ['in-call', async (page, at) => {
    await page.getByRole('button', { name: 'Push-to-talk: off' }).focus();
    await page.keyboard.press('Enter');
    await until(() => told(page, at), (leg) => leg.talk === false);
    await page.keyboard.down('Space');
    await until(() => told(page, at), (leg) => leg.talk === true);
    await page.getByRole('button', { name: /^TALKING/ }).waitFor({ timeout: 2000 });
    await page.keyboard.up('Space');
    await until(() => told(page, at), (leg) => leg.talk === false);
    // The button in focus was not pressed by it.
    await page.getByRole('button', { name: 'Push-to-talk: on' }).waitFor({ timeout: 2000 });
  }],
  'Shift+F2 passes the call to the supervisor, also while typing, and its keys go with it': ['in-call', async (page, at) => {
    await page.keyboard.press('F9');
    await page.keyboard.press('Shift+F2');
    await until(() => newest(page, at), (item) => item.voice.ours.position === 'supervisor');
    await page.getByText('Talked at supervisor').waitFor({ timeout: 2000 });
    await page.keyboard.press('Shift+F4');
    await page.waitForTimeout(300);
    await call(page, 'talking');
  }],
  'Q reads back, N notes, and both give the keys of the call back': ['in-call', async (page, at) => {
    await toCall(page);
    await page.keyboard.press('q');
    await page.keyboard.type('36U UA 29850 94750');
    await page.keyboard.press('Enter');
    await until(() => newest(page, at), (item) => item.readBacks.some((one) => one.what === 'grid' && one.text === '36U UA 29850 94750'));
    await until(() => focused(page), (where) => where === '|calls');
    await page.keyboard.press('n');
    await page.keyboard.type('sounds unsure of the grid');
    await page.keyboard.press('Enter');
    await until(() => newest(page, at), (item) => item.notes.some((one) => one.text === 'sounds unsure of the grid'));
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await page.getByText('Note with the time').waitFor({ state: 'detached', timeout: 2000 });
  }],
  'after the end a digit and one line file what came of the call': ['in-call', async (page, at) => {
    await page.keyboard.press('Shift+F4');
    await page.locator('#gist').waitFor({ timeout: 2000 });
    await until(() => focused(page), (where) => where === '|calls');
    await page.keyboard.press('2');
    await page.keyboard.type('at 0600Z');
    await page.keyboard.press('Enter');
    await until(() => newest(page, at), (item) => item.filed?.outcome === 'will-call-back' && item.filed.gist === 'at 0600Z');
    await page.getByText('Filed: Will call back').waitFor({ timeout: 2000 });
  }],
  'a watch is handed over with four presses and a tick for each open item': ['relief-other', async (page, at) => {
    await page.keyboard.press('Alt+w');
    const relieve = page.getByRole('button', { name: 'Relieve Lt SERRIN' }).first();
    await until(() => relieve.evaluate((button) => button === document.activeElement), (has) => has);
    await page.keyboard.press('Enter');
    const assume = page.getByRole('button', { name: /assume the watch/ });
    await assume.waitFor({ timeout: 2000 });
    assert.equal(await assume.isDisabled(), true);
    for (const box of await page.locator('dialog input[type=checkbox]').all()) {
      await box.focus();
      await page.keyboard.press('Space');
      await until(() => box.isChecked(), (checked) => checked);
    }
    await until(() => assume.isEnabled(), (enabled) => enabled);
    await assume.focus();
    await page.keyboard.press('Enter');
    await page.getByText('It rings here.').waitFor({ timeout: 2000 });
    const { positions } = await (await page.request.get(`${at}/api/v1/positions`)).json();
    assert.equal(positions[0].holder, 'Maj ALMARK');
  }],
  'whoever hands over signs off with one press': ['relief-leaver', async (page, at) => {
    await page.getByRole('button', { name: 'Sign off' }).press('Enter');
    await page.getByRole('button', { name: 'Sign off' }).waitFor({ state: 'detached', timeout: 2000 });
    assert.equal((await (await page.request.get(`${at}/api/v1/watch`)).json()).handovers[0].stage, 'over');
  }],
  'every place the Tab key reaches is seen, has a ring and lies under nothing': ['two-calls', async (page) => {
    const hidden = new Set();
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      hidden.add(await page.evaluate(hiddenFocus));
    }
    hidden.delete('');
    assert.deepEqual([...hidden], []);
  }],
};

/** The whole of sign-in and taking the watch, without a pointer. */
async function fromTheDoor(page, mock) {
  await page.request.post(`${mock.address}/dev/scene/not-armed`);
  await page.request.post(`${mock.address}/dev/sign-out`);
  await page.goto(mock.address);
  await page.locator('form input').first().focus();
  await page.keyboard.type('almark');
  await page.keyboard.press('Tab');
  await page.keyboard.type('north wind over water');
  await page.keyboard.press('Enter');
  await page.locator('[data-pane="watch"] button').waitFor();
  await page.keyboard.press('Shift+F6');
  assert.match(await focused(page), /\|watch$/);
  await page.keyboard.press('Enter');
  await page.locator('dialog .main').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('dialog .main kbd').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function main() {
  const words = process.argv.slice(2);
  const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
  const mock = await startMock();
  const browser = await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await startFarEnd(browser, context);
  let failures = 0;
  if (wanted('sign in and take the watch')) failures += await claim(context, 'sign in and take the watch', (page) => fromTheDoor(page, mock));
  for (const [name, [scene, run]] of Object.entries(CLAIMS)) {
    if (!wanted(name)) continue;
    failures += await claim(context, name, async (page) => {
      await ready(page, mock, scene);
      await run(page, mock.address);
    });
  }
  await browser.close();
  mock.stop();
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
