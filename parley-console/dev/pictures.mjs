/** Every picture: the scene, the address, and what the officer does before it is taken. */
const press = (...keys) => async (page) => {
  for (const key of keys) await page.keyboard.press(key);
};

const write = (text) => async (page) => {
  await page.keyboard.press('F9');
  await page.keyboard.type(text);
};

/** The dialog of taking the watch, as far as the question about the tone. */
const askTone = async (page) => {
  await page.locator('[data-pane="watch"] button').click();
  await page.locator('dialog .main').click();
  await page.locator('dialog .main kbd').waitFor();
};

const speak = async (page) => {
  await askTone(page);
  await page.keyboard.press('Enter');
  await page.locator('dialog [role=meter]').first().waitFor();
  await page.waitForTimeout(1500);
};

const VOICED = [
  'in-call', 'in-call-waiting', 'held-by-us', 'held-by-them', 'passed', 'listened', 'listening', 'listen-in', 'lost-from-them', 'lost-from-us', 'unvoiced',
  'read-back-agreed', 'read-back-different', 'notes', 'stage-supervisor', 'stage-elsewhere', 'handset',
];

/** What an administrator sees; `admin` says which heading to wait for. */
const admin = (name, scene, more = {}) => ({ name, scene, admin: true, armed: false, query: `?view=admin${more.query ?? ''}`, act: more.act });

const theirCard = async (page) => {
  await page.locator('input[type=file]').setInputFiles({ name: 'ebony.card', mimeType: 'application/octet-stream', buffer: Buffer.from('a card') });
  await page.locator('.ten').waitFor();
};

const theirDigits = async (page) => {
  await theirCard(page);
  await page.keyboard.press('Enter');
  await page.locator('fieldset input').first().waitFor();
  await page.keyboard.type('0412799310556');
};

/** What this station measured stands at the end. */
const health = async (page) => {
  await page.keyboard.press('Alt+h');
  await page.locator('[data-pane="health"] svg').first().waitFor();
  await page.locator('[data-pane="health"]').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
};

/** The wizard at one of its steps. */
const wizard = (name, step, more = {}) => ({ name, scene: `set-up-${step}`, admin: true, armed: false, query: `?view=set-up${more.language === undefined ? '' : `&lang=${more.language}`}${more.code ?? '#GOOD'}`, act: more.act });

const send = async (page) => {
  await page.locator('main form .keys button').first().click();
  await page.locator('main li.wrong').waitFor();
};

const refusedName = async (page) => {
  await page.keyboard.type('alder');
  for (const word of ['ALDER', 'Westmark', 'Office of the Chief of Operations']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(word);
  }
  await page.keyboard.press('Enter');
  await page.locator('.refusal').waitFor();
};

const makeKeys = async (page) => {
  await page.keyboard.type('under seven old lindens');
  await page.keyboard.press('Tab');
  await page.keyboard.type('under seven old lindens');
  await page.keyboard.press('Enter');
  await page.locator('.digits').first().waitFor();
};

const signIn = { scene: 'idle', signedOut: true, armed: false };

const people = (...keys) => async (page) => {
  await page.locator('.tools .people').click();
  await page.locator('dialog table').nth(1).waitFor();
  for (const name of keys) await page.locator('dialog').getByRole('button', { name }).first().click();
};

export const PICTURES = [
  { name: 'sign-in', ...signIn },
  { name: 'sign-in-wrong', ...signIn, act: async (page) => {
    await page.getByRole('textbox').first().fill('almark');
    await page.locator('input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
  } },
  { name: 'enrol', ...signIn, act: async (page) => {
    await page.getByRole('button', { name: 'Enrol with a code' }).click();
    await page.getByRole('textbox').nth(2).waitFor();
  } },
  { name: 'people', scene: 'administrator', act: people() },
  { name: 'people-half', scene: 'administrator', act: people('New code') },
  { name: 'people-invite', scene: 'administrator', act: people('Invite somebody') },
  { name: 'my-passkeys', scene: 'administrator', act: async (page) => {
    await page.locator('.tools .me').click();
    await page.locator('dialog li').first().waitFor();
  } },
  { name: 'session-stolen', scene: 'stolen' },
  { name: 'locked', scene: 'locked' },
  { name: 'sees-only', scene: 'sees-only' },
  { name: 'change-person', scene: 'idle', act: async (page) => page.getByRole('button', { name: 'Change person' }).click() },
  ...['stop-in', 'suspended', 'closed', 'check-call-due', 'checks-missed'].map((one) => ({ name: one, scene: one })),
  { name: 'health', scene: 'idle', act: health, settle: 600 },
  ...['drafts-own', 'drafts-for-you', 'drafts-kept'].map((one) => ({ name: one, scene: one })),
  { name: 'limits', scene: 'limits', act: async (page) => page.locator('[data-row]').filter({ hasText: 'ZELENA 1100Z' }).click() },
  { name: 'onward', scene: 'onward', act: async (page) => page.locator('[data-row]').filter({ hasText: 'проход конвоя' }).click() },
  { name: 'wording', scene: 'wording', act: write('To Col. TORVEN: our post 14 at the front line holds fire.') },
  { name: 'draft-refuse', scene: 'drafts-for-you', act: async (page) => page.locator('[data-pane="drafts"] li').first().getByRole('button', { name: 'Refuse' }).click() },
  { name: 'draft-write', scene: 'drafts-own', act: async (page) => {
    await write('The bridge is closed until 1400Z.')(page);
    await page.keyboard.press('Alt+p');
  } },
  { name: 'stop-form', scene: 'idle', act: press('F10') },
  { name: 'declare-form', scene: 'idle', act: async (page) => {
    await page.locator('header [aria-expanded]').click();
    await page.locator('input[value=suspended]').check();
  } },
  { name: 'not-armed', scene: 'not-armed', armed: false },
  { name: 'arming', scene: 'not-armed', armed: false, act: async (page) => page.locator('[data-pane="watch"] button').click() },
  { name: 'arming-ask', scene: 'not-armed', armed: false, act: askTone },
  { name: 'arming-voice', scene: 'not-armed', armed: false, act: async (page) => {
    // The station takes its time to return anything, so that the proof waits.
    await page.route('**/leg/echo', (route) => route.request().postDataJSON().on && setTimeout(() => route.fulfill({ status: 204 }), 3_000));
    await speak(page);
  } },
  { name: 'arming-voice-lost', scene: 'not-armed', armed: false, act: async (page) => {
    await page.route('**/leg/echo', (route) => route.fulfill({ status: 404, json: { type: 'urn:parley:problem:no-leg', title: 'There is no leg.' } }));
    await speak(page);
  } },
  { name: 'arming-no-microphone', scene: 'not-armed', armed: false, microphone: false, act: askTone },
  { name: 'no-microphone', scene: 'in-call', microphone: false },
  ...VOICED.map((one) => ({ name: one, scene: one })),
  ...['outcome-card', 'pre-empted', 'filed'].map((one) => ({ name: one, scene: one, next: true, settle: 700 })),
  { name: 'outcome-chosen', scene: 'outcome-card', next: true, act: async (page) => {
    await page.locator('#gist').waitFor();
    await page.keyboard.press('3');
    await page.keyboard.type('They call back at 0600Z.');
  } },
  { name: 'push-to-talk', scene: 'in-call', act: async (page) => {
    await page.getByRole('button', { name: 'Push-to-talk: off' }).click();
    await page.locator('[data-pane="calls"]').focus();
    await page.keyboard.down('Space');
  } },
  { name: 'muted', scene: 'in-call', act: press('F6', 'F6', 'm') },
  { name: 'reading-back', scene: 'read-back-different', act: press('F6', 'F6', 'q') },
  { name: 'noting', scene: 'in-call', act: press('F6', 'F6', 'n') },
  { name: 'relief-other', scene: 'relief-other', armed: false, act: press('Alt+w') , settle: 600 },
  { name: 'relief-briefing', scene: 'relief-other', armed: false, settle: 600, act: async (page) => {
    await page.keyboard.press('Alt+w');
    await page.getByRole('button', { name: /^Relieve/ }).first().press('Enter');
    await page.locator('dialog input[type=checkbox]').first().press('Space');
  } },
  { name: 'relief-leaver', scene: 'relief-leaver', armed: false },
  { name: 'relief-watching', scene: 'relief-watching', armed: false },
  { name: 'relief-taken', scene: 'relief-taken', armed: false, act: press('Alt+w'), settle: 600 },
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
  { name: 'alarm-life', scene: 'alarm-life' },
  { name: 'escalated', scene: 'alarm-life', act: press('Shift+F2') },
  { name: 'board', scene: 'board', act: async (page) => {
    await page.keyboard.press('Shift+F7');
    await page.locator('dialog table').first().waitFor();
  } },
  ...['crowd', 'nobody', 'ringing-in-flash', 'alarm-life'].map((one) => ({ name: `wall-${one}`, scene: one, wall: true, armed: false, query: '?view=wall' })),
  { name: 'wall-not-live', scene: 'not-live', wall: true, armed: false, query: '?view=wall', next: true, settle: 4000 },
  { name: 'alarm-shelving', scene: 'alarm-life', act: async (page) => page.getByRole('button', { name: 'Shelve …' }).first().click() },
  { name: 'alarm-report', scene: 'alarm-life', act: async (page) => {
    await page.getByRole('button', { name: 'Monthly report' }).click();
    await page.locator('dialog table').first().waitFor();
  } },
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
    { name: `${language}-people`, scene: 'administrator', query: `?lang=${language}`, act: people() },
    { name: `${language}-arming`, scene: 'not-armed', armed: false, query: `?lang=${language}`, act: async (page) => page.locator('[data-pane="watch"] button').click() },
    { name: `${language}-in-call`, scene: 'listened', query: `?lang=${language}` },
    { name: `${language}-lost`, scene: 'lost-from-them', query: `?lang=${language}`, act: press('F6', 'F6', 'q') },
    { name: `${language}-outcome`, scene: 'outcome-card', next: true, settle: 700, query: `?lang=${language}` },
    { name: `${language}-arming-voice`, scene: 'not-armed', armed: false, query: `?lang=${language}`, act: async (page) => {
      await page.route('**/leg/echo', (route) => route.request().postDataJSON().on && setTimeout(() => route.fulfill({ status: 204 }), 3_000));
      await speak(page);
    } },
    { name: `${language}-ringing-out`, scene: 'ringing-out-nobody-armed', query: `?lang=${language}` },
    { name: `${language}-ringing-in`, scene: 'ringing-in-immediate', query: `?lang=${language}` },
    { name: `${language}-not-entered`, scene: 'not-entered', query: `?lang=${language}` },
    { name: `${language}-help`, scene: 'idle', query: `?lang=${language}`, act: press('F1') },
    { name: `${language}-health`, scene: 'idle', query: `?lang=${language}`, act: health, settle: 600 },
    { name: `${language}-alarms`, scene: 'crowd', query: `?lang=${language}` },
    { name: `${language}-alarm-life`, scene: 'alarm-life', query: `?lang=${language}` },
    { name: `${language}-wall`, scene: 'ringing-in-flash', wall: true, armed: false, query: `?view=wall&lang=${language}` },
    { name: `${language}-board`, scene: 'board', query: `?lang=${language}`, act: async (page) => { await page.keyboard.press('Shift+F7'); await page.locator('dialog table').first().waitFor(); } },
    { name: `${language}-flash`, scene: 'flash-message', query: `?lang=${language}`, act: press('F8') },
  ]),
  { name: 'older', scene: 'history', act: async (page) => {
    await page.locator('.older button').click();
    await page.locator('ol').first().evaluate((list) => list.scrollTo(0, 0));
  } },
  admin('pair-1-begin', 'pair-begin'),
  admin('pair-1-wrong', 'pair-wrong'),
  admin('pair-2-cards', 'pair-cards'),
  admin('pair-3-review', 'pair-cards', { act: theirCard }),
  admin('pair-4-digits', 'pair-cards', { act: theirDigits }),
  admin('pair-5-second', 'pair-second'),
  admin('pair-6-line', 'pair-line'),
  admin('practice', 'pair-begin', { query: '&pane=practice', act: async (page) => page.locator('button.main').waitFor() }),
  { name: 'exercise', scene: 'exercise', act: async (page) => {
    await page.locator('#line-exercise').click();
    await page.locator('.exercise ol').waitFor();
  } },
  { name: 'de-exercise', scene: 'exercise', query: '?lang=de', act: async (page) => {
    await page.locator('#line-exercise').click();
    await page.locator('.exercise ol').waitFor();
  } },
  wizard('set-up-code', 1, { code: '' }),
  wizard('set-up-1-refused', 1, { act: refusedName }),
  wizard('set-up-3-made', 3, { act: makeKeys }),
  wizard('set-up-4-wrong', 4, { act: send }),
  ...['en', 'de', 'ru', 'uk'].flatMap((language) => [1, 2, 3, 4, 5, 6].map((step) => wizard(`${language}-set-up-${step}`, step, { language }))),
  ...['de', 'uk'].map((language) => wizard(`${language}-set-up-3-made`, 3, { language, act: makeKeys })),
  admin('doctor', 'pair-begin', { query: '&pane=doctor', act: async (page) => page.locator('li.wrong').waitFor() }),
  admin('house', 'pair-begin', { query: '&pane=house', act: async (page) => {
    await page.locator('.place button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.detail').waitFor();
  } }),
  ...['de', 'ru', 'uk'].flatMap((language) => [
    admin(`${language}-house`, 'pair-begin', { query: `&pane=house&lang=${language}`, act: async (page) => page.locator('.place button').first().waitFor() }),
    admin(`${language}-pair-digits`, 'pair-cards', { query: `&lang=${language}`, act: theirDigits }),
    admin(`${language}-doctor`, 'pair-begin', { query: `&pane=doctor&lang=${language}`, act: async (page) => page.locator('li.wrong').waitFor() }),
  ]),
  { name: 'zoom-200', scene: 'ringing-in-priority', size: { width: 640, height: 400 } },
  { name: 'zoom-400', scene: 'ringing-in-priority', size: { width: 320, height: 256 } },
  { name: 'phone', scene: 'flash-message', size: { width: 390, height: 844 } },
  { name: 'forced-colours', scene: 'two-calls', media: { forcedColors: 'active' } },
  { name: 'reduced-motion', scene: 'ringing-in-flash', media: { reducedMotion: 'reduce' } },
  { name: 'right-to-left', scene: 'ringing-out-ringing', query: '?dir=rtl' },
  { name: 'right-to-left-hostile', scene: 'hostile', query: '?dir=rtl' },
];
