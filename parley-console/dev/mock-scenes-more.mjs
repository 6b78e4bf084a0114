/** More scenes: what a line's state, hostile texts and a crowded night do to the screen. */
import { rung, stamp } from './mock-world.mjs';

export const alarm = (world, id, priority, kind, line, words, more = {}) =>
  world.alarms.unshift({ id, priority, kind, line, ...stamp(world.now - 14_000), words, state: 'new', ...more });

export function arm(world) {
  Object.assign(world.positions[0], { armed: true, holder: 'Maj ALMARK', voice: 'up', since: new Date(world.now - 60_000).toISOString() });
}

export function ringIn(line, precedence, more = {}) {
  return (world) => {
    arm(world);
    const call = world.put({ ...world.ringing(line, 'in', precedence, world.now - 6_000, 'rang-not-answered'), ...more });
    world.change(line, { key: { state: 'ringing-in', precedence, serial: call.serial } });
    alarm(world, `a-${call.serial}`, precedence === 'routine' ? 'medium' : 'high', 'call', line, `${precedence.toUpperCase()} call ${call.serial} from ${line.toUpperCase()} rings.`, { serial: call.serial });
    return call;
  };
}

function lineState(state, lamp, lampReason, words, line = 'birch') {
  return (world) => {
    arm(world);
    world.change(line, { state, lamp, lampReason, stateSince: new Date(world.now - 95_000).toISOString(), notEntered: state !== 'pairing-unfinished' });
    if (words !== undefined) alarm(world, `a-${state}`, 'high', 'line-state', 'birch', words);
    if (state === 'pairing-unfinished') world.change(line, { routes: [], sizes: undefined, declared: undefined, lastFromThem: undefined });
  };
}

const HOSTILE = [
  `Reversed: \u202e.erif ton od eW\u202c Read the line above with care.`,
  `${'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(40)} piled marks \u0489${'\u0489'.repeat(100_000)} end`,
  `${'НЕПРЕРЫВНАЯСТРОКА'.repeat(30)}`,
  `Nulls \u0000 and escapes \u001b[2J\u001b[31m red? and zero\u200bwidth and <img src=x onerror="document.title='broken'"> <script>document.title='broken'</script>`,
  'שלום. אנחנו מאשרים: גובה 1200 m עד 0945Z (נתיב N-14).',
  'نؤكد: الارتفاع 1200 m حتى 0945Z، الممر N-14.',
];

function crowd(world) {
  arm(world);
  const names = ['ELM', 'FIR', 'GORSE', 'HAZEL', 'IVY', 'JUNIPER', 'KAURI', 'LARCH', 'MAPLE'];
  const lamps = [['serious', 'one-route-left'], ['critical', 'no-route'], ['caution', 'clock-skew'], ['off', undefined], ['critical', 'station-silent'], ['normal', 'all-routes-live']];
  names.forEach((name, i) => {
    const [lamp, lampReason] = lamps[i % lamps.length];
    const id = name.toLowerCase();
    world.lines.push({ ...structuredClone(world.lines[2]), line: id, station: { ...world.lines[2].station, name: id, displayName: name }, lamp, lampReason, clockSkewMillis: lampReason === 'clock-skew' ? 3400 : 0 });
    world.traffic[id] = [];
  });
  alarm(world, 'c-1', 'low', 'clock', 'gorse', 'The clock of GORSE differs by 3.4 s.');
  alarm(world, 'c-2', 'medium', 'route', 'elm', 'Route fibre to ELM is down; one route is left.');
  alarm(world, 'c-3', 'high', 'station-silent', 'ivy', 'IVY signs no receipts over a live route.');
  alarm(world, 'c-4', 'high', 'route', 'fir', 'No route to FIR. Nothing comes back on any of 2 routes.', { state: 'acknowledged' });
  const message = world.put(world.message('cedar', 'in', 'immediate', 'Search and rescue helicopter crosses the median line at 1045Z, 500 ft, lights on.', 'en', world.now - 40_000, 'alerted', { canAcknowledge: true }));
  alarm(world, 'c-5', 'high', 'message', 'cedar', `IMMEDIATE ${message.serial} from CEDAR is not acknowledged.`, { serial: message.serial });
  world.change('cedar', { unacknowledged: 1 });
  world.change('dogwood', { key: { state: 'taken', by: 'Lt SERRIN' } });
  world.lines[3].key = { state: 'held', precedence: 'priority' };
}

/** Alarms in every state of their life, and one source on the shelf. */
function alarmLife(world) {
  arm(world);
  const at = (minutes) => new Date(world.now - minutes * 60_000).toISOString();
  const shelf = { by: 'Lt SERRIN', reason: 'The mast is being painted until noon.', until: new Date(world.now + 5_400_000).toISOString() };
  alarm(world, 'l-1', 'medium', 'voice', 'dogwood', 'The line’s voice is lost: nothing comes over any route.', { source: 'voice.dogwood.-.medium', shelvable: true, times: 17 });
  alarm(world, 'l-2', 'high', 'station-silent', 'birch', 'Their station is silent: it confirms nothing.', { state: 'rectified', overAt: at(2), shelvable: true });
  alarm(world, 'l-3', 'medium', 'clock', 'cedar', 'The two stations’ clocks differ by more than 2 s.', { shelvable: true, state: 'acknowledged', acknowledgedBy: 'Maj ALMARK', acknowledgedAt: at(1) });
  alarm(world, 'l-4', 'low', 'route', 'cedar', 'Route fibre is down; others live.', { state: 'shelved', shelf });
  world.shelves = [{ source: 'route.cedar.-.low', ...shelf }];
}

export const MORE = {
  'alarm-life': alarmLife,
  board: (world) => {
    alarmLife(world);
    world.positions[1].lastBeat = new Date(world.now - 1_000).toISOString();
    world.positions.push({ name: 'phone-1', kind: 'handset', armed: false, why: 'never', voice: 'none' });
    world.put({ ...world.ringing('cedar', 'in', 'priority', world.now - 190_000, 'rang-not-answered'), state: 'talking', answeredBy: 'Lt SERRIN', answeredAt: new Date(world.now - 180_000).toISOString(), canAnswer: false, canDecline: false, voice: { state: 'up', ours: { name: 'Lt SERRIN', position: 'desk-2' }, listeners: [] } });
  },
  locked: (world) => {
    ringIn('birch', 'immediate')(world);
    world.locked = true;
  },
  'sees-only': (world) => {
    arm(world);
    world.rights = ['see', 'pair', 'recover', 'admin'];
  },
  'ringing-in-routine': ringIn('birch', 'routine'),
  'ringing-in-priority': ringIn('birch', 'priority'),
  'ringing-in-immediate': ringIn('birch', 'immediate'),
  'two-calls': (world) => {
    const talking = world.ringing('birch', 'out', 'priority', world.now - 96_000, 'rang-not-answered');
    ringIn('cedar', 'flash')(world);
    world.put({ ...talking, state: 'talking', silence: undefined, answeredBy: 'Cpt TORVEN', answeredAt: new Date(world.now - 90_000).toISOString() });
    world.change('birch', { key: { state: 'in-call', precedence: 'priority', serial: talking.serial } });
  },
  'pairing-unfinished': lineState('pairing-unfinished', 'off', undefined, undefined, 'dogwood'),
  frozen: lineState('frozen', 'critical', 'frozen', 'The journal of BIRCH is frozen: two checkpoints contradict each other.'),
  recovering: lineState('recovering', 'critical', 'recovering', 'The journal of BIRCH is being refilled.'),
  'storage-failed': lineState('storage-failed', 'critical', 'storage-failed', 'Nothing can be stored for BIRCH.'),
  comparing: lineState('comparing', 'caution', 'recovering'),
  hostile: (world) => {
    arm(world);
    HOSTILE.forEach((text, i) => world.put(world.message('birch', 'in', 'routine', text, ['en', 'en', 'ru', 'en', 'he', 'ar'][i], world.now - 60_000 + i * 1000, 'acknowledged')));
    const author = { station: 'birch', officer: 'x', name: '\u202eneilA tpC' };
    world.put({ ...world.message('birch', 'in', 'flash', `${'Sixteen kilobytes. '.repeat(860)}`, 'en', world.now - 14_000, 'alerted', { canAcknowledge: true }), author });
    const call = ringIn('birch', 'priority', { author })(world);
    world.change('birch', { station: { ...world.line('birch').station, displayName: 'BIRCH\u202eNAMELONGERTHANANYSTATIONSHOULDEVERHAVE' }, key: { state: 'ringing-in', precedence: 'priority', serial: call.serial } });
  },
  waiting: (world) => {
    arm(world);
    world.put({ ...world.message('birch', 'out', 'priority', 'We have lost the fibre route; the relay still works. Use it.', 'en', world.now - 30_000, 'waiting'), index: undefined, log: undefined, epoch: undefined });
    const first = world.traffic.birch.find((item) => item.type === 'message' && item.direction === 'out' && item.precedence === 'routine');
    const fix = world.put(world.message('birch', 'out', 'routine', 'Correction: convoy of 7 white trucks, not 6.', 'en', world.now - 20_000, 'alerted', { corrects: first.serial, exercise: true }));
    world.put({ ...first, state: 'corrected', correctedBy: fix.serial });
    world.change('birch', { waiting: 1, declared: 'suspended' });
  },
  declined: (world) => {
    arm(world);
    const at = world.now - 40_000;
    const call = world.put(world.ringing('birch', 'out', 'priority', at, 'rang-not-answered'));
    world.afterShown = () => {
      const ladder = [...call.ladder, rung('declined', world.now, 'they-say', { by: 'Cpt TORVEN', detail: 'Commander asleep; we call back 0600Z.' })];
      world.put({ ...call, state: 'ended', outcome: 'declined', reason: 'Commander asleep; we call back 0600Z.', ladder, endedAt: new Date(world.now).toISOString(), canEnd: false });
    };
  },
  ended: (world) => {
    arm(world);
    const at = world.now - 200_000;
    const call = world.ringing('birch', 'in', 'routine', at, 'rang-not-answered');
    const talking = world.put({ ...call, state: 'talking', answeredBy: 'Maj ALMARK', answeredAt: new Date(at + 7_000).toISOString(), canAnswer: false, canDecline: false, canEnd: true, ladder: [...call.ladder, rung('answered', at + 7_000, 'ours', { by: 'Maj ALMARK' })] });
    world.afterShown = () => world.put({ ...talking, state: 'ended', outcome: 'hung-up', canEnd: false, endedAt: new Date(world.now).toISOString(), ladder: [...talking.ladder, rung('ended', world.now, 'they-say', { by: 'Cpt TORVEN' })] });
  },
  crowd,
  flood: (world) => {
    arm(world);
    for (let i = 0; i < 1000; i += 1) alarm(world, `f-${i}`, i % 20 === 0 ? 'high' : 'low', 'route', 'cedar', `Route fibre to CEDAR is down (${i}).`);
    for (let i = 0; i < 2000; i += 1) world.put(world.message('birch', 'in', 'routine', `Report ${i}.`, 'en', world.now - 9_000_000 + i * 1000, 'acknowledged'));
  },
  history: (world) => {
    arm(world);
    for (let i = 0; i < 120; i += 1) world.put(world.message('birch', i % 2 ? 'in' : 'out', 'routine', `Position report ${i + 1}.`, 'en', world.now - 9_000_000 - i * 60_000, 'acknowledged'));
  },
  stalled: (world) => {
    arm(world);
    world.stalled = true;
  },
  'no-lines': (world) => {
    arm(world);
    world.lines = [];
    world.traffic = {};
    world.alarms = [];
  },
};
