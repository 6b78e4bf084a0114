/** Pairing and the doctor of the development station; everybody in it is invented. */
import { stamp } from './mock-world.mjs';

const DIGITS = '04127 99310 55602 18834 70019 26645 83190 07751';
const about = (name, seat) => ({ name, displayName: name.toUpperCase(), seat, commandersOffice: `Office of the ${seat}` });
const keys = (seed) => Object.fromEntries(['routes', 'voice', 'log', 'cosigner', 'recovery'].map((use, i) => [use, `${seed}${i}`.padEnd(16, '5b09c2e71a')]));

function theirs() {
  return {
    theirs: about('ebony', 'Northern Sector'), routes: ['192.0.2.7:7443', '198.51.100.7:7443'], keys: keys('c4'),
    tenLines: ['What they will be able to prove about us, to anybody, for years, without us:', '- that our station stored what they sent, and when, by our clock;', '- who of us answered, declined or acknowledged, by the name we gave.'],
    rules: { answerWindowSeconds: 90, flashLimitSeconds: 600, checkIntervalSeconds: 3600, checkCalls: ['06:00', '18:00'], listening: true, recording: 'none' },
  };
}

const ours = (world) => ({ file: 'aGVsbG8=', fingerprint: DIGITS, about: about('alder', 'Southern Sector'), keys: keys('a1'), madeAt: stamp(world.now - 240_000).at, endsAt: stamp(world.now + 1_560_000).at });

function confirm(world, body, json, response, refuse) {
  if (body.fingerprint !== DIGITS) {
    world.pairing = { ended: { why: 'wrong-digits', by: 'Administrator 1', ...stamp(world.now) } };
    return refuse(response, 422, 'wrong-digits', 'These are not the 40 digits of that card.', { what_to_do: 'Both sides make new cards and begin again.' });
  }
  world.pairing = world.pairing.theirs === undefined ? { ...world.pairing, theirs: { ...theirs(), file: 'aGVsbG8=', confirmedBy: 'admin-1' } } : { line: 'birch' };
  return json(response, 200, { state: 'pairing-unfinished', line: 'birch' });
}

const FOUND = [
  ['ok', 'java', 'Java 25.', ''],
  ['ok', 'tls', 'The hybrid key exchange X25519MLKEM768 was agreed in a trial.', ''],
  ['warning', 'time-source', 'Whether anything keeps the clock right cannot be told from here.', 'Ask your time service (chronyc tracking, ntpq -p, timedatectl). Two stations whose clocks differ by more than 2 s raise an alarm.'],
  ['wrong', 'keys', 'Others than its owner can read the key file.', 'chmod 600 keys'],
  ['ok', 'certificate', 'console.crt is valid until 2027-11-22T00:00:00Z.', ''],
];

const KINDS = ['reading', 'watch', 'administration', 'alarm-act', 'note', 'escalation'];
const ACTS = { watch: 'assumed', administration: 'account.added', 'alarm-act': 'acknowledged', escalation: 'supervisor' };

/** A long journal, made up row by row. */
const houseEntry = (world, index) => {
  const kind = KINDS[index % KINDS.length];
  return {
    index, kind, ...stamp(world.now - (12_000 - index) * 61_000), author: { role: 'officer', officer: index % 3 === 0 ? 'serrin' : 'almark', name: index % 3 === 0 ? 'Lt SERRIN' : 'Maj ALMARK' },
    ...(ACTS[kind] === undefined ? {} : { act: ACTS[kind] }), ...(kind === 'watch' ? { position: 'desk-1', details: { from: 'almark', 'from-name': 'Maj ALMARK', open: '3', ticked: '3' } } : {}),
    ...(kind === 'reading' ? { line: 'birch', position: 'desk-1', serials: ['birch-0117', 'birch-0118'] } : {}), ...(kind === 'note' ? { line: 'birch', serials: ['birch-0118'], text: 'Позвонить ещё раз в 1400Z: линия шумит.' } : {}),
  };
};

function house(world, response, json, query) {
  const before = Number(query.get('before') ?? 12_000);
  const wanted = query.get('kind');
  const entries = [];
  let index = before - 1;
  for (; index >= 0 && entries.length < 200; index -= 1) if (wanted === null || KINDS[index % KINDS.length] === wanted) entries.push(houseEntry(world, index));
  return json(response, 200, { size: 12_000, entries, ...(index > 0 ? { next: String(index + 1) } : {}) });
}

/** The rows of the mock for administrators. */
export function adminRoutes(world, json, refuse) {
  return [
    ['GET', /^\/pairing$/, (_, response) => json(response, 200, world.pairing ?? {})],
    ['DELETE', /^\/pairing$/, (_, response) => { world.pairing = { ended: { why: 'called-off', by: 'Administrator 1', ...stamp(world.now) } }; json(response, 204); }],
    ['POST', /^\/pairing\/cards$/, (_, response) => { world.pairing = { card: ours(world) }; json(response, 201, world.pairing.card); }],
    ['POST', /^\/pairing\/review$/, (_, response) => json(response, 200, theirs())],
    ['POST', /^\/pairing\/confirm$/, (body, response) => confirm(world, body, json, response, refuse)],
    ['GET', /^\/house$/, (_, response, query) => house(world, response, json, query)],
    ['GET', /^\/house\/(\d+)$/, (_, response, index) => json(response, 200, houseEntry(world, Number(index)))],
    ['GET', /^\/sparring$/, (_, response) => json(response, 200, { running: world.lines.some((one) => one.exercise), name: 'exercise' })],
    ['POST', /^\/sparring$/, (_, response) => { exercise(world); json(response, 201, { running: true, name: 'exercise' }); }],
    ['POST', /^\/sparring\/ask$/, (_, response) => json(response, 202, { running: true, name: 'exercise' })],
    ['GET', /^\/doctor$/, (_, response) => json(response, 200, { ok: false, ...stamp(world.now), found: FOUND.map(([state, of, words, whatToDo]) => ({ state, about: of, words, whatToDo })) })],
  ];
}

/** The sparring partner's line beside the others. */
function exercise(world) {
  Object.assign(world.positions[0], { armed: true, holder: 'Maj ALMARK', since: stamp(world.now - 60_000).at });
  const birch = world.line('birch');
  world.lines.push({ ...birch, line: 'exercise', exercise: true, station: { name: 'exercise', displayName: 'EXERCISE', seat: 'Sparring partner', commandersOffice: 'No person is there' }, checkCalls: {} });
  world.traffic.exercise = [];
}

const administrator = (pairing) => (world) => {
  Object.assign(world, { rights: ['see', 'house', 'pair', 'recover', 'admin'], pairing });
};

/** Scenes: each screen of a pairing. */
export const ADMIN_SCENES = {
  'pair-begin': administrator(undefined),
  'pair-wrong': (world) => administrator({ ended: { why: 'wrong-digits', by: 'Administrator 2', ...stamp(world.now - 20_000) } })(world),
  'pair-cards': (world) => administrator({ card: ours(world) })(world),
  'pair-second': (world) => administrator({ card: ours(world), theirs: { ...theirs(), file: 'aGVsbG8=', confirmedBy: 'admin-1' } })(world),
  exercise,
  'pair-line': administrator({ line: 'birch' }),
};
