/** Every picture: the scene, the address, and what the officer does before it is taken. */
const press = (...keys) => async (page) => {
  for (const key of keys) await page.keyboard.press(key);
};

const write = (text) => async (page) => {
  await page.keyboard.press('F9');
  await page.keyboard.type(text);
};

const signIn = { scene: 'idle', signedOut: true, armed: false };

export const PICTURES = [
  { name: 'sign-in', ...signIn },
  { name: 'sign-in-wrong', ...signIn, act: async (page) => {
    await page.getByRole('textbox').first().fill('almark');
    await page.locator('input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
  } },
  { name: 'not-armed', scene: 'not-armed', armed: false },
  { name: 'arming', scene: 'not-armed', armed: false, act: async (page) => page.locator('[data-pane="watch"] button').click() },
  { name: 'arming-ask', scene: 'not-armed', armed: false, act: async (page) => {
    await page.locator('[data-pane="watch"] button').click();
    await page.locator('dialog .main').click();
    await page.locator('dialog .main kbd').waitFor();
  } },
  { name: 'nobody-has-the-watch', scene: 'nobody', armed: false },
  { name: 'idle', scene: 'idle' },
  { name: 'empty', scene: 'empty', act: press('F6', '3') },
  { name: 'no-lines', scene: 'no-lines' },
  { name: 'station-data', scene: 'idle', act: async (page) => page.locator('[aria-expanded]').first().click() },
  { name: 'help', scene: 'idle', act: press('F1') },
  { name: 'filter', scene: 'idle', act: async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('prec:o unanswered');
  } },
  ...['routine', 'priority', 'immediate', 'flash'].map((one) => ({ name: `ringing-in-${one}`, scene: `ringing-in-${one}` })),
  { name: 'declining', scene: 'ringing-in-flash', act: async (page) => page.getByRole('button', { name: 'Decline …' }).click() },
  { name: 'two-calls', scene: 'two-calls' },
  ...['ringing', 'no-route', 'station-silent', 'nobody-armed'].map((one) => ({ name: `ringing-out-${one}`, scene: `ringing-out-${one}` })),
  { name: 'rang-not-answered', scene: 'rang-not-answered', next: true },
  { name: 'talking', scene: 'talking' },
  { name: 'ended', scene: 'ended', next: true },
  { name: 'declined', scene: 'declined', next: true },
  { name: 'flash-message', scene: 'flash-message' },
  { name: 'flash-read-back', scene: 'flash-message', act: press('F8') },
  { name: 'flash-read-back-wrong', scene: 'flash-message', act: async (page) => {
    await page.keyboard.press('F8');
    await page.keyboard.type('00');
    await page.getByText('Not acknowledged.').waitFor();
  } },
  { name: 'message-ladder', scene: 'idle', act: async (page) => page.locator('[data-row]').nth(6).click() },
  { name: 'waiting-and-corrected', scene: 'waiting' },
  ...['priority', 'immediate'].map((one) => ({ name: `composing-${one}`, scene: 'idle', act: async (page) => {
    await write('Our patrol boat is disabled and unarmed. Hold fire.')(page);
    await page.keyboard.press(one === 'priority' ? 'Alt+p' : 'Alt+o');
  } })),
  { name: 'composing-flash-primed', scene: 'idle', act: async (page) => {
    await press('Shift+F9')(page);
    await page.keyboard.type('Our patrol boat is disabled and unarmed. Hold fire.');
    await press('Control+Enter')(page);
  } },
  { name: 'composing-flash-hold', scene: 'idle', settle: 450, act: async (page) => {
    await press('Shift+F9')(page);
    await page.keyboard.type('Our patrol boat is disabled and unarmed. Hold fire.');
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter');
  } },
  { name: 'alarms', scene: 'crowd' },
  { name: 'silenced', scene: 'crowd', act: press('Shift+F8') },
  { name: 'evidence', scene: 'idle', act: async (page) => {
    await page.locator('[data-row]').nth(5).click();
    await page.getByRole('button', { name: 'Evidence' }).click();
    await page.getByText('VALID').waitFor();
  } },
  { name: 'line-pairing-unfinished', scene: 'pairing-unfinished', act: press('F6', '3') },
  ...['comparing', 'recovering', 'frozen', 'storage-failed'].map((one) => ({ name: `line-${one}`, scene: one })),
  { name: 'not-entered', scene: 'not-entered' },
  { name: 'stalled', scene: 'stalled', settle: 1200 },
  { name: 'not-live', scene: 'not-live', next: true, settle: 4000 },
  { name: 'hostile', scene: 'hostile' },
  ...['de', 'ru', 'uk', 'qps'].flatMap((language) => [
    { name: `${language}-sign-in`, ...signIn, query: `?lang=${language}` },
    { name: `${language}-arming`, scene: 'not-armed', armed: false, query: `?lang=${language}`, act: async (page) => page.locator('[data-pane="watch"] button').click() },
    { name: `${language}-ringing-out`, scene: 'ringing-out-nobody-armed', query: `?lang=${language}` },
    { name: `${language}-ringing-in`, scene: 'ringing-in-immediate', query: `?lang=${language}` },
    { name: `${language}-not-entered`, scene: 'not-entered', query: `?lang=${language}` },
    { name: `${language}-help`, scene: 'idle', query: `?lang=${language}`, act: press('F1') },
    { name: `${language}-alarms`, scene: 'crowd', query: `?lang=${language}` },
    { name: `${language}-flash`, scene: 'flash-message', query: `?lang=${language}`, act: press('F8') },
  ]),
  { name: 'older', scene: 'history', act: async (page) => {
    await page.locator('.older button').click();
    await page.locator('ol').first().evaluate((list) => list.scrollTo(0, 0));
  } },
  { name: 'zoom-200', scene: 'ringing-in-priority', size: { width: 640, height: 400 } },
  { name: 'zoom-400', scene: 'ringing-in-priority', size: { width: 320, height: 256 } },
  { name: 'phone', scene: 'flash-message', size: { width: 390, height: 844 } },
  { name: 'forced-colours', scene: 'two-calls', media: { forcedColors: 'active' } },
  { name: 'reduced-motion', scene: 'ringing-in-flash', media: { reducedMotion: 'reduce' } },
  { name: 'right-to-left', scene: 'ringing-out-ringing', query: '?dir=rtl' },
  { name: 'right-to-left-hostile', scene: 'hostile', query: '?dir=rtl' },
];
