/**
 * The invented world of the development station: three counterparts, some traffic, and scenes that put the
 * console into each state worth looking at. Everything in it is fictitious.
 */
import { MockJournal } from './mock-journal.mjs';
import { staged } from './mock-stages.mjs';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** As the station: an event tells of the first hundred. */
const MOST_TOLD = 100;
const two = (value) => String(value).padStart(2, '0');

export function dtg(at) {
  const date = new Date(at);
  return `${two(date.getUTCDate())}${two(date.getUTCHours())}${two(date.getUTCMinutes())}Z${MONTHS[date.getUTCMonth()]}${two(date.getUTCFullYear() % 100)}`;
}

export const stamp = (at) => ({ at: new Date(at).toISOString(), dtg: dtg(at) });
export const rung = (name, at, basis, more = {}) => ({ rung: name, ...stamp(at), basis, ...more });

const PEOPLE = {
  alder: { station: 'alder', officer: 'almark', name: 'Maj ALMARK' },
  birch: { station: 'birch', officer: 'torven', name: 'Cpt TORVEN' },
  cedar: { station: 'cedar', officer: 'lindqvist', name: 'Lt LINDQVIST' },
};

const route = (name, state, since, rttMillis) => ({ name, state, since: new Date(since).toISOString(), ...(rttMillis ? { rttMillis } : {}) });

function line(name, displayName, seat, office, now) {
  return {
    line: name,
    station: { name, displayName, seat, commandersOffice: office },
    ours: { name: 'alder', side: 'a' },
    state: 'normal',
    stateSince: new Date(now - 86_400_000).toISOString(),
    declared: 'open',
    checks: { intervalSeconds: 3600, passed: 14, failed: 0, missedInARow: 0, late: false, lastPassed: new Date(now - 1_000_000).toISOString() },
    checkCalls: { next: new Date(Math.ceil(now / 3_600_000) * 3_600_000).toISOString() },
    lamp: 'normal',
    lampWords: 'all routes live',
    lampReason: 'all-routes-live',
    routes: [route('fibre', 'live', now - 7_000_000, 41.2), route('satellite', 'live', now - 7_000_000, 612)],
    notEntered: false,
    clockSkewMillis: 120,
    fingerprint: {
      ours: '20417 55038 91164 07723 48890 16052 73341 29906',
      theirs: '66310 08274 95517 34402 11986 70039 52248 84175',
    },
    key: { state: 'idle' },
    waiting: 0,
    unacknowledged: 0,
    lastFromThem: new Date(now - 64_000).toISOString(),
    sizes: { ours: 211, oursCosigned: 211, theirs: 187, theirsCosigned: 187 },
  };
}

export class World {
  constructor() {
    this.listeners = new Set();
    this.journal = new MockJournal(211);
    this.reset();
  }

  get now() {
    return Date.now();
  }

  reset() {
    const now = this.now;
    this.frozen = false;
    this.stalled = false;
    this.signedIn ??= false;
    this.serial = 31;
    this.positions = [
      { name: 'desk-1', kind: 'console', armed: false },
      { name: 'desk-2', kind: 'console', voice: 'up', armed: true, holder: 'Lt SERRIN', since: new Date(now - 5_400_000).toISOString() },
      { name: 'supervisor', kind: 'console', supervisor: true, armed: false },
    ];
    this.lines = [
      line('birch', 'BIRCH', 'Ostmark', 'Joint Operations Command East', now),
      line('cedar', 'CEDAR', 'Port Selme', 'Coast Guard District 4', now),
      line('dogwood', 'DOGWOOD', 'Camp Varde', 'Office of the Head of Mission', now),
    ];
    this.traffic = { birch: [], cedar: [], dogwood: [] };
    this.alarms = [];
    this.shelves = [];
    this.notEntered = false;
    this.problems = [];
    this.handover = undefined;
    this.changes = undefined;
    this.lapsed = undefined;
    this.seed();
  }

  seed() {
    const now = this.now;
    const minutes = (count) => now - count * 60_000;
    this.put(this.message('birch', 'out', 'routine', 'Convoy of 6 white trucks leaves Port Selme 0600Z on route N4, arrival Ostmark bridge 0830Z. Please confirm free passage.', 'en', minutes(95), 'acknowledged'));
    this.put(this.message('birch', 'in', 'routine', 'Подтверждаем. Пост у моста предупреждён, старший поста капитан Торвен.', 'ru', minutes(88), 'acknowledged'));
    this.put(this.ended('birch', 'out', 'priority', minutes(70), { outcome: 'hung-up', answeredBy: 'Cpt TORVEN', talk: 214 }));
    this.put(this.message('birch', 'in', 'priority', 'Просим подтвердить высоту 1200 м для вертолёта санитарной эвакуации с 0915Z до 0945Z.', 'ru', minutes(41), 'acknowledged'));
    this.put(this.message('birch', 'out', 'priority', 'Confirmed: 1200 m, corridor N-14, 0915Z to 0945Z. Our posts are informed.', 'en', minutes(37), 'acknowledged'));
    this.put(this.ended('birch', 'out', 'immediate', minutes(22), { outcome: 'unanswered', silence: 'rang-not-answered' }));
    this.put(this.message('birch', 'out', 'immediate', 'We rang at 0924Z and nobody answered. One of our patrol boats has lost steering 2 NM south of your buoy 7. It is unarmed. Do not fire.', 'en', minutes(21), 'alerted'));
    this.put(this.message('birch', 'in', 'routine', 'Прийнято. Чергова зміна бачить катер, вогонь не відкривати наказано.', 'uk', minutes(4), 'delivered', { canAcknowledge: true }));
    this.lines[0].unacknowledged = 1;
    this.put(this.message('cedar', 'in', 'routine', 'Two fishing vessels without lights, heading 190, leaving our waters at 0700Z.', 'en', minutes(140), 'acknowledged'));
    const cedar = this.lines[1];
    Object.assign(cedar, { lamp: 'caution', lampReason: 'route-lost', routes: [route('fibre', 'down', minutes(33)), route('radio relay', 'live', minutes(900), 88), route('satellite', 'live', minutes(900), 640)] });
    this.alarms.push({ id: 'a-1', priority: 'low', kind: 'route', line: 'cedar', ...stamp(minutes(33)), words: 'Route fibre to CEDAR is down; two routes are live.', state: 'acknowledged' });
  }

  nextSerial(station) {
    this.serial += 1;
    return `${station}-${String(this.serial).padStart(4, '0')}`;
  }

  base(lineName, direction, precedence, at) {
    const author = direction === 'out' ? PEOPLE.alder : PEOPLE[lineName] ?? PEOPLE.birch;
    return {
      serial: this.nextSerial(author.station),
      line: lineName,
      author,
      direction,
      precedence,
      log: direction === 'out' ? 'a' : 'b',
      index: this.journal.append(),
      epoch: 1,
      notEntered: false,
      ...stamp(at),
    };
  }

  message(lineName, direction, precedence, text, lang, at, state, more = {}) {
    const steps = { waiting: 0, entered: 1, delivered: 3, alerted: 4, acknowledged: 5 };
    const base = this.base(lineName, direction, precedence, at);
    const by = direction === 'out' ? 'Cpt TORVEN' : 'Lt SERRIN';
    const theirs = direction === 'out' ? 'they-say' : 'ours';
    const all = [
      rung('entered', at, direction === 'out' ? 'ours' : 'proven', { detail: `#${base.index}` }),
      rung('sent', at + 12, direction === 'out' ? 'ours' : 'they-say'),
      rung('at-their-station', at + 61, 'proven', { cosigned: base.index }),
      rung('ringing', at + 75, theirs, { count: 2 }),
      rung('acknowledged', at + 48_000, theirs, { by }),
    ];
    return {
      type: 'message', ...base, state, text, lang, exercise: false,
      ladder: state === 'waiting' ? [rung('waiting', at, 'ours')] : all.slice(0, steps[state]),
      ...(state === 'acknowledged' ? { acknowledgedBy: by } : {}),
      canAcknowledge: false, needsReadBack: precedence === 'flash', canWithdraw: state === 'waiting', ...more,
    };
  }

  ended(lineName, direction, precedence, at, { outcome, silence, answeredBy, talk = 0, reason }) {
    const call = this.ringing(lineName, direction, precedence, at, silence ?? 'rang-not-answered');
    const rangFor = answeredBy ? 9_000 : 90_000;
    const ladder = [...call.ladder];
    if (answeredBy) ladder.push(rung('answered', at + rangFor, direction === 'out' ? 'they-say' : 'ours', { by: answeredBy }));
    if (outcome === 'unanswered') ladder.push(rung('unanswered', at + rangFor, silence === 'rang-not-answered' ? 'proven' : 'ours'));
    if (outcome === 'declined') ladder.push(rung('declined', at + rangFor, 'they-say', { by: 'Cpt TORVEN', detail: reason }));
    return {
      ...call, state: 'ended', outcome, silence, reason, ladder, answeredBy,
      ...(answeredBy ? { answeredAt: new Date(at + rangFor).toISOString() } : {}),
      endedAt: new Date(at + rangFor + talk * 1000).toISOString(),
      canAnswer: false, canDecline: false, canEnd: false,
    };
  }

  ringing(lineName, direction, precedence, at, silence, windowSeconds = 90) {
    const base = this.base(lineName, direction, precedence, at);
    const out = direction === 'out';
    const ladder = [rung('entered', at, out ? 'ours' : 'proven', { detail: `#${base.index}` })];
    if (out) ladder.push(rung('sent', at + 8, 'ours'));
    if (silence === 'no-route') ladder.splice(1, 1, rung('no-route', at + 10, 'ours', { detail: 'fibre, satellite' }));
    if (silence === 'station-silent') ladder.push(rung('station-silent', at + 3_600, 'ours'));
    if (silence === 'nobody-armed' || silence === 'rang-not-answered') ladder.push(rung('at-their-station', at + 62, 'proven', { cosigned: base.index }));
    if (silence === 'nobody-armed') ladder.push(rung('nobody-armed', at + 70, 'they-say'));
    if (silence === 'rang-not-answered') ladder.push(rung('ringing', at + 71, out ? 'they-say' : 'ours', { count: 2 }));
    return {
      type: 'call', ...base, state: 'ringing', silence: out ? silence : undefined, windowSeconds,
      windowEndsAt: new Date(at + windowSeconds * 1000).toISOString(), armedThere: 2, everArmed: silence !== 'nobody-armed',
      bell: !out, ladder, canAnswer: !out, canDecline: !out, canEnd: out,
    };
  }

  alarmsView() {
    const weight = (one) => ['high', 'medium', 'low'].indexOf(one.priority);
    const sorted = [...this.alarms].sort((one, other) => weight(one) - weight(other));
    return { alarms: sorted.slice(0, MOST_TOLD), more: Math.max(0, this.alarms.length - MOST_TOLD), unnoticed: this.alarms.filter((one) => one.state === 'new' || one.state === 'rectified').length, shelves: this.shelves };
  }

  put(given) {
    const item = given.type === 'message' ? staged(given) : given;
    const others = this.traffic[item.line].filter((one) => one.serial !== item.serial);
    this.traffic[item.line] = [...others, item].sort((one, other) => other.at.localeCompare(one.at));
    this.emit(item.type, item);
    return item;
  }

  line(name) {
    return this.lines.find((one) => one.line === name);
  }

  change(name, change) {
    Object.assign(this.line(name), change);
    this.emit('line', this.line(name));
  }

  emit(event, data) {
    if (!this.frozen) this.listeners.forEach((listener) => listener(event, data));
  }

  station() {
    const armed = this.positions.filter((one) => one.armed);
    return {
      name: 'alder', displayName: 'ALDER', seat: 'Westmark', commandersOffice: 'Office of the Chief of Operations', demo: true,
      marking: { text: 'RESTRICTED — FICTITIOUS', color: '#c8a2e8', textColor: '#120a18' },
      languages: ['en', 'de', 'ru', 'uk'], onward: ['Duty general', 'Coordination cell'], now: new Date(this.now).toISOString(), dtg: dtg(this.now),
      signIn: { passphrase: true, passkey: true }, storage: this.notEntered ? { state: 'full', since: new Date(this.now - 95_000).toISOString(), words: 'The disk is full.' } : { state: 'normal' },
      notEntered: this.notEntered, health: this.problems.length ? 'red' : 'green', problems: this.problems,
      watch: {
        officers: armed.map((one) => ({ name: one.holder, position: one.name, since: one.since })),
        armed: armed.length, positions: this.positions.length,
      },
      demoOfficers: [
        { name: 'almark', passphrase: 'north wind over water', displayName: 'Maj ALMARK, watch officer' },
        { name: 'serrin', passphrase: 'lamp in the window', displayName: 'Lt SERRIN, supervisor' },
      ],
    };
  }

  session() {
    return { officer: { name: 'almark', displayName: 'Maj ALMARK', role: 'officer' }, rights: this.rights ?? ['see', 'read', 'call', 'message', 'watch', 'journal'], ...(this.locked ? { locked: true } : {}), passkeys: this.passkeys ?? 2, station: this.station(), expiresAt: new Date(this.now + 3_600_000).toISOString() };
  }
}
