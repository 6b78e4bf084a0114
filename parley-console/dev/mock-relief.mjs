/** Handover, roster and watch changes of the development station; everybody in them is invented. */
import { stamp } from './mock-world.mjs';

const HOUR = 3_600_000;
const who = { almark: 'Maj ALMARK', serrin: 'Lt SERRIN', halden: 'Col HALDEN' };
const named = (officer) => ({ officer, name: who[officer] ?? officer });

function span(from, to) {
  const [one, other] = [stamp(from), stamp(to)];
  return { from: one.at, fromDtg: one.dtg, to: other.at, toDtg: other.dtg };
}

function roster(world) {
  const start = Math.floor(world.now / (8 * HOUR)) * 8 * HOUR;
  const turns = ['almark', 'serrin', undefined, 'halden', 'almark', 'serrin'];
  const duties = turns.flatMap((officer, i) => (officer === undefined ? [] : [{ ...named(officer), ...span(start + i * 8 * HOUR, start + (i + 1) * 8 * HOUR), override: i === 3 }]));
  return {
    duty: duties[0], next: { ...stamp(start + 8 * HOUR), ...named('serrin') }, duties,
    gaps: [span(start + 16 * HOUR, start + 24 * HOUR)],
    rotations: [{ start: stamp(start).at, startDtg: stamp(start).dtg, minutes: 480, officers: [named('almark'), named('serrin')] }],
  };
}

const item = (id, kind, critical, at, more) => ({ id, kind, critical, ticked: false, unseen: critical, ...stamp(at), ...more });

function items(world) {
  return [
    item('message.cedar.cedar-0031', 'unacknowledged-in', true, world.now - 110_000, { line: 'cedar', serial: 'cedar-0031', words: 'FLASH. Nobody here has acknowledged it.' }),
    item('alarm.route.birch', 'alarm', true, world.now - 600_000, { line: 'birch', words: 'Route satellite to BIRCH is down.' }),
    item('message.birch.birch-0117', 'acknowledged', false, world.now - 4_000_000, { line: 'birch', serial: 'birch-0117', words: 'ROUTINE. Lt SERRIN acknowledged it; that lapses with the watch.' }),
  ];
}

function shown(handover) {
  const left = handover.items.some((one) => one.critical && !one.ticked);
  return { ...handover, mayAssume: handover.stage === 'briefing' && !left, ...(left ? { why: 'unticked-critical' } : {}) };
}

export function watchOf(world) {
  const { duty, next } = roster(world);
  return {
    duty, next, handovers: world.handover === undefined ? [] : [world.handover], lapsed: world.lapsed ?? [],
    changes: world.changes ?? [{ ...stamp(world.now - 7_000_000), act: 'assumed', position: 'desk-1', ...named('almark'), from: 'serrin', fromName: who.serrin }],
  };
}

function assume(world, response, json, refuse) {
  const handover = world.handover;
  if (!shown(handover).mayAssume) return refuse(response, 409, 'unticked-critical', 'CRITICAL items are not ticked.');
  world.handover = { ...handover, stage: 'review', items: [], assumedAt: stamp(world.now).at, signOffFrom: stamp(world.now + 120_000).at };
  const position = world.positions.find((one) => one.name === handover.position);
  Object.assign(position, { armed: true, holder: handover.relief.name, since: stamp(world.now).at });
  world.emit('positions', { positions: world.positions });
  world.emit('watch', watchOf(world));
  return json(response, 200, shown(world.handover));
}

/** The rows of the mock for the watch. */
export function reliefRoutes(world, json, refuse) {
  const path = (end) => new RegExp(`^/positions/([\\w-]+)/relief${end}$`);
  const handover = (response) => (world.handover === undefined ? refuse(response, 404, 'not-found', 'There is no handover there now.') : json(response, 200, shown(world.handover)));
  return [
    ['GET', /^\/watch$/, (_, response) => json(response, 200, watchOf(world))],
    ['POST', /^\/watch\/lapsed$/, (_, response) => { world.lapsed = []; json(response, 200, watchOf(world)); }],
    ['GET', path(''), (_, response) => handover(response)],
    ['POST', path(''), (_, response, position) => {
      world.handover = { position, leaver: named('serrin'), relief: named('almark'), stage: 'briefing', items: items(world) };
      return json(response, 201, shown(world.handover));
    }],
    ['DELETE', path(''), (_, response) => { world.handover = undefined; json(response, 204); }],
    ['POST', path('/tick'), (body, response) => {
      world.handover.items = world.handover.items.map((one) => (one.id === body.item ? { ...one, ticked: body.ticked } : one));
      return handover(response);
    }],
    ['POST', path('/assume'), (_, response) => assume(world, response, json, refuse)],
    ['POST', path('/sign-off'), (_, response) => { world.handover = { ...world.handover, stage: 'over' }; world.emit('watch', watchOf(world)); return handover(response); }],
    ['GET', /^\/roster$/, (_, response) => json(response, 200, roster(world))],
    ['POST', /^\/roster\/\w+$/, (_, response) => json(response, 201, roster(world))],
  ];
}

/** A review that began so many milliseconds ago. */
const review = (world, since) => ({ position: 'desk-1', leaver: named('almark'), relief: named('serrin'), stage: 'review', items: [], assumedAt: stamp(world.now - since).at, signOffFrom: stamp(world.now - since + 120_000).at });

/** Scenes: somebody else has the watch, and what the leaver and the one taken over from see. */
export const RELIEF_SCENES = {
  'relief-other': (world) => Object.assign(world.positions[0], { armed: true, holder: who.serrin, since: stamp(world.now - 7 * HOUR).at }),
  'relief-leaver': (world) => {
    Object.assign(world.positions[0], { armed: true, holder: who.serrin, since: stamp(world.now - 30_000).at });
    world.handover = review(world, 130_000);
  },
  'relief-watching': (world) => {
    Object.assign(world.positions[0], { armed: true, holder: who.serrin, since: stamp(world.now - 30_000).at });
    world.handover = review(world, 30_000);
  },
  'relief-taken': (world) => {
    Object.assign(world.positions[0], { armed: true, holder: who.serrin, since: stamp(world.now - 20_000).at });
    world.changes = [{ ...stamp(world.now - 20_000), act: 'taken-over', position: 'desk-1', ...named('serrin'), from: 'almark', fromName: who.almark }];
    world.lapsed = [{ ...stamp(world.now - 20_000), line: 'birch', serial: 'birch-0117', by: who.almark }];
  },
};
