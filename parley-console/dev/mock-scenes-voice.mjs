/** Scenes of a call's voice: who speaks, who listens, what is held, lost, read back and filed. */
import { alarm, arm, ringIn } from './mock-scenes-more.mjs';
import { rung } from './mock-world.mjs';

const iso = (at) => new Date(at).toISOString();

export const VOICE = {
  state: 'up', codec: 'opus', recording: 'none', digits: '4827 1055', route: 'fibre', listeners: [],
  ours: { name: 'Maj ALMARK', position: 'desk-1', held: false }, theirs: { name: 'Cpt TORVEN', position: 'desk-2', held: false },
};

/** A call in progress that is talked at this console. */
function inCall(voice = {}, more = {}) {
  return (world) => {
    arm(world);
    const at = world.now - 96_000;
    const call = world.ringing('birch', 'in', 'immediate', at, 'rang-not-answered');
    call.ladder.push(rung('answered', at + 7_000, 'ours', { by: 'Maj ALMARK' }));
    const talking = world.put({
      ...call, state: 'talking', answeredBy: 'Maj ALMARK', answeredAt: iso(at + 7_000), canAnswer: false, canDecline: false, canEnd: true,
      voice: { ...VOICE, ...voice }, readBacks: [], notes: [], ...more,
    });
    world.change('birch', { key: { state: talking.voice.ours.held ? 'held' : 'in-call', precedence: 'immediate', serial: call.serial } });
    return talking;
  };
}

const held = (side) => ({ [side]: { ...VOICE[side], held: true } });

function ended(outcome) {
  return (world) => {
    const talking = inCall()(world);
    world.afterShown = () => {
      world.put({ ...talking, state: 'ended', outcome, canEnd: false, endedAt: iso(world.now), ladder: [...talking.ladder, rung(outcome === 'pre-empted' ? 'pre-empted' : 'ended', world.now, 'they-say', { by: 'Cpt TORVEN' })] });
      world.change('birch', { key: { state: 'idle' } });
    };
  };
}

const readBack = (what, text, ours, agreed) => ({ what, text, ours, by: ours ? 'Maj ALMARK' : 'Cpt TORVEN', agreed });
const AGREED = [readBack('grid', '36U UA 29850 94750', true, true), readBack('grid', '36U UA 29850 94750', false, true), readBack('time', '0945Z', true, true), readBack('time', '0945Z', false, true), readBack('number', '7 trucks', false, false)];
const DIFFERENT = [readBack('grid', '36U UA 29850 94750', true, false), readBack('grid', '36U UA 29850 94570', false, false), readBack('time', '0945Z', true, false)];

/** A ring that nobody of the watch took: it goes on to the next stage. */
function stage(name, ringsAt) {
  return (world) => ringIn('birch', 'immediate', { stage: name, ringsAt, at: iso(world.now - 24_000) })(world);
}

export const VOICE_SCENES = {
  'in-call': inCall(),
  'in-call-waiting': inCall({ state: 'waiting' }),
  'held-by-us': inCall(held('ours')),
  'held-by-them': inCall(held('theirs')),
  passed: inCall({ ours: { name: 'Col HALDEN', position: 'supervisor', held: false } }),
  listened: inCall({ listeners: [{ name: 'Col HALDEN', ours: true, position: 'supervisor' }, { name: 'Col RASK', ours: false, position: 'chief' }] }),
  listening: (world) => {
    world.positions.find((one) => one.name === 'desk-1').supervisor = true;
    inCall({ ours: { name: 'Lt SERRIN', position: 'desk-2', held: false }, listeners: [{ name: 'Maj ALMARK', ours: true, position: 'desk-1' }] })(world);
  },
  'listen-in': (world) => {
    world.positions.find((one) => one.name === 'desk-1').supervisor = true;
    inCall({ ours: { name: 'Lt SERRIN', position: 'desk-2', held: false } })(world);
  },
  'lost-from-them': (world) => inCall({ state: 'lost', lost: 'from-them', lostSince: iso(world.now - 5_000) })(world),
  'lost-from-us': (world) => {
    inCall({ state: 'lost', lost: 'from-us', lostSince: iso(world.now - 5_000) })(world);
    alarm(world, 'v-1', 'high', 'voice', 'birch', 'BIRCH does not hear us on any route.');
  },
  unvoiced: inCall({ state: 'none', codec: '', digits: undefined }),
  'read-back-agreed': inCall({}, { readBacks: AGREED }),
  'read-back-different': inCall({}, { readBacks: DIFFERENT }),
  notes: (world) => inCall({}, { notes: [{ at: iso(world.now - 40_000), dtg: '', by: 'Maj ALMARK', text: 'Says the patrol is theirs; sounds unsure of the grid.' }] })(world),
  'outcome-card': ended('hung-up'),
  'pre-empted': ended('pre-empted'),
  filed: inCallFiled,
  'stage-supervisor': stage('supervisor', ['desk-1', 'desk-2', 'supervisor']),
  'stage-elsewhere': stage('holders', ['desk-2']),
  handset: (world) => {
    arm(world);
    world.positions.push({ name: 'phone-1', kind: 'handset', voice: 'up', armed: true, holder: 'Lt SERRIN', since: iso(world.now - 3_000_000) }, { name: 'phone-duty', kind: 'handset', voice: 'lost', armed: false });
    Object.assign(world.positions[1], { voice: 'none' });
    Object.assign(world.positions[2], { supervisor: true });
  },
};

function inCallFiled(world) {
  const talking = inCall()(world);
  world.afterShown = () => world.put({ ...talking, state: 'ended', outcome: 'hung-up', canEnd: false, endedAt: iso(world.now), filed: { outcome: 'settled', gist: 'Patrol recalled; they confirm hold fire.' } });
}
