/** The set-up wizard of the development station, at any of its steps; everybody in it is invented. */
const STATION = { name: 'alder', displayName: 'ALDER', seat: 'Westmark', commandersOffice: 'Office of the Chief of Operations', languages: ['en', 'de'], marking: { text: 'RESTRICTED', color: '#c8a2e8', textColor: '#10151c' }, passphrases: 'until-passkey' };
const PEOPLE = [
  { name: 'admin-1', displayName: 'Administrator 1', role: 'administrator', proof: 'passkey' },
  { name: 'admin-2', displayName: 'Administrator 2', role: 'administrator', proof: 'passkey' },
  { name: 'almark', displayName: 'Maj ALMARK', role: 'officer', proof: 'passphrase' },
];
const DIGITS = '61537 37447 74110 32072 85251 77318 35815 49406';
const ADDRESSES = { routes: [{ name: 'one', listen: '192.0.2.7:7001', advertise: '' }, { name: 'two', listen: '198.51.100.7:7002', advertise: 'relay.example:9001' }], voice: '192.0.2.7:7003', timeSource: 'ntp.example', sane: true };
const FOUND = [
  { state: 'ok', about: 'console.listen', words: 'This page came over localhost:8443.', whatToDo: '' },
  { state: 'wrong', about: 'route.one.listen', words: 'Cannot listen at 192.0.2.7:7001: Address already in use.', whatToDo: 'Name an address of this machine and a port that no other program has.' },
  { state: 'ok', about: 'time.source', words: 'By ntp.example:123 this clock is 12 ms fast.', whatToDo: '' },
];

const ORDER = ['station', 'people', 'keys', 'addresses', 'sound'];

/** What the wizard was told when `step` is open; 6 when all is done. */
export function setUpAt(step, origin) {
  const done = Object.fromEntries(ORDER.map((one, i) => [one, i + 1 < step]));
  return {
    ...(done.station ? { station: STATION } : {}), people: done.people ? PEOPLE : done.station ? PEOPLE.slice(0, 1) : [],
    ...(done.keys ? { keys: { fingerprint: DIGITS, kept: false, proven: true } } : {}), ...(done.addresses ? { addresses: ADDRESSES } : {}), ...(done.sound ? { sound: { tone: true, bell: true, microphone: true } } : {}),
    folder: '/srv/parley', address: origin, suggested: ['192.0.2.7', '198.51.100.7'], passphraseKnown: true, signIn: { passphrase: true, passkey: true }, done,
  };
}

/** The rows of the wizard. */
export function setUpRoutes(world, json, refuse) {
  const now = () => world.setUp ?? setUpAt(1, 'http://localhost:8443');
  return [
    ['POST', /^\/set-up\/begin$/, (body, response) => (body.code === 'GOOD' ? json(response, 200, { token: 'mock' }) : refuse(response, 401, 'wrong-set-up-code', 'This is not the code that the program printed.', { what_to_do: 'Open the whole address that it printed, or type the code again.' }))],
    ['GET', /^\/set-up$/, (_, response) => json(response, 200, now())],
    ['POST', /^\/set-up\/keys$/, (_, response) => { world.setUp = { ...now(), keys: { fingerprint: DIGITS, kept: false, proven: false } }; json(response, 200, world.setUp); }],
    ['POST', /^\/set-up\/addresses$/, (_, response) => json(response, 200, { ...now(), found: FOUND })],
    ['POST', /^\/set-up\/station$/, (_, response) => refuse(response, 422, 'set-up-refused', 'The key station.name must be: 2 to 24 of a-z, 0-9 and -, a letter first.', { what_to_do: 'Correct it here, then go on.' })],
  ];
}

/** Scenes: each step open. */
export const SETUP_SCENES = Object.fromEntries([1, 2, 3, 4, 5, 6].map((step) => [`set-up-${step}`, (world) => { world.setUp = setUpAt(step, 'http://localhost:8443'); }]));
