/** Passing messages on, as the development station does it. */
import { arm } from './mock-scenes-more.mjs';
import { stamp } from './mock-world.mjs';

function change(world, item, to, how) {
  const others = (item.onward ?? []).filter((step) => step.to !== to);
  const before = (item.onward ?? []).find((step) => step.to === to) ?? { to, by: 'Maj ALMARK', ...stamp(world.now), state: 'open' };
  return world.put({ ...item, onward: [...others, { ...before, ...how }] });
}

/** The rows of the mock for passing on. */
export function onwardRoutes(world, json, find) {
  const at = () => stamp(world.now).at;
  return [
    ['POST', /^\/messages\/([\w-]+)\/onward$/, (body, response, serial) => json(response, 200, change(world, find(serial), body.to, {}))],
    ['POST', /^\/messages\/([\w-]+)\/onward\/(received|withdrawn)$/, (body, response, serial, state) =>
      json(response, 200, change(world, find(serial), body.to, { state, from: body.from ?? '', notedBy: 'Maj ALMARK', stateAt: at() }))],
  ];
}

export const ONWARD_SCENES = {
  onward: (world) => {
    arm(world);
    const written = world.now - 20 * 60_000;
    const step = (to, minutes, more) => ({ to, by: 'Maj ALMARK', ...stamp(world.now - minutes * 60_000), state: 'open', ...more });
    world.put(world.message('birch', 'in', 'immediate', 'Просим подтвердить проход конвоя через мост в 1100Z.', 'ru', written, 'acknowledged', {
      onward: [step('Duty general', 15, { state: 'received', from: 'Lt OBERLIN', notedBy: 'Maj ALMARK', stateAt: stamp(world.now - 11 * 60_000).at }), step('Engineers at the bridge', 14)],
    }));
  },
};
