/** Drafts of the development station: messages that wait for approval, were refused, or are kept. */
import { arm } from './mock-scenes-more.mjs';
import { stamp } from './mock-world.mjs';

const ALMARK = { officer: 'almark', name: 'Maj ALMARK', role: 'officer' };
const SERRIN = { officer: 'serrin', name: 'Lt SERRIN', role: 'supervisor' };

export function draftOf(world, author, more) {
  world.drafts ??= [];
  const draft = {
    draft: `draft-${world.drafts.length + 1}`, line: 'birch', author, ...stamp(world.now - 190_000), precedence: 'immediate', lang: 'en',
    text: 'Convoy of 14 white trucks leaves ZELENA 1100Z for the bridge at 50°27.0′N 030°31.4′E. Confirm that your posts 12 to 14 know of it.',
    exercise: false, approval: true, state: 'waiting', ...more,
  };
  world.drafts.push(draft);
  return draft;
}

function changed(world, response, json, id, change) {
  const draft = Object.assign(world.drafts.find((one) => one.draft === id), change, { stateAt: stamp(world.now).at });
  world.emit('draft', draft);
  if (draft.state === 'sent' || draft.state === 'withdrawn') world.drafts = world.drafts.filter((one) => one !== draft);
  return json(response, 200, draft);
}

/** The rows of the mock for drafts; `send` makes the message that an approved one becomes. */
export function draftRoutes(world, json, send) {
  const sent = (response, id) => {
    const draft = world.drafts.find((one) => one.draft === id);
    return changed(world, response, json, id, { state: 'sent', serial: send(draft.line, draft).serial });
  };
  return [
    ['GET', /^\/drafts$/, (_, response) => json(response, 200, { drafts: world.drafts ?? [] })],
    ['POST', /^\/lines\/([\w-]+)\/drafts$/, (body, response, line) => {
      const { replaces, ...rest } = body;
      if (replaces !== undefined) world.emit('draft', { ...world.drafts.find((one) => one.draft === replaces), state: 'withdrawn' });
      world.drafts = (world.drafts ?? []).filter((one) => one.draft !== replaces);
      const approval = world.line(line).approval === true;
      return json(response, 201, draftOf(world, ALMARK, { ...rest, line, draft: `draft-${world.now}`, ...stamp(world.now), approval, state: approval ? 'waiting' : 'kept' }));
    }],
    ['POST', /^\/drafts\/([\w-]+)\/(approve|send)$/, (_, response, id) => sent(response, id)],
    ['POST', /^\/drafts\/([\w-]+)\/refuse$/, (body, response, id) => changed(world, response, json, id, { state: 'refused', by: 'Maj ALMARK', reason: body.reason })],
    ['POST', /^\/drafts\/([\w-]+)\/withdraw$/, (_, response, id) => changed(world, response, json, id, { state: 'withdrawn', by: 'Maj ALMARK' })],
  ];
}

function asked(world) {
  world.change('birch', { approval: true });
  draftOf(world, ALMARK, {});
}

/** A FLASH whose limit is half over, and an IMMEDIATE that was a draft and whose limit is over. */
function limits(world) {
  arm(world);
  const written = world.now - 35 * 60_000;
  const drafted = [{ stage: 'written', ...stamp(written) }, { stage: 'approved', ...stamp(written + 140_000) }];
  world.put(world.message('birch', 'out', 'immediate', 'Convoy of 14 white trucks leaves ZELENA 1100Z for the bridge.', 'en', written + 141_000, 'alerted', { drafted }));
  world.put(world.message('birch', 'out', 'flash', 'Two unmarked aircraft inside 5 km of your post 14. Not ours.', 'en', world.now - 6 * 60_000, 'alerted'));
}

export const DRAFT_SCENES = {
  limits,
  'drafts-own': (world) => {
    asked(world);
    draftOf(world, ALMARK, { ...stamp(world.now - 90_000), precedence: 'priority', text: 'Requesting the list of names by 1200Z.', state: 'refused', by: 'Lt SERRIN', reason: 'Name the list: annex B of 20 NOV.' });
  },
  wording: (world) => {
    arm(world);
    world.change('birch', { terms: [{ agreed: 'line of contact', others: ['front line', 'contact line'] }, { agreed: 'coordination cell', others: [] }], address: [{ agreed: 'Colonel TORVEN', others: ['Col. TORVEN', 'TORVEN'] }] });
  },
  'drafts-for-you': (world) => {
    world.change('birch', { approval: true });
    draftOf(world, SERRIN, {});
    draftOf(world, SERRIN, { ...stamp(world.now - 60_000), line: 'cedar', precedence: 'routine', text: 'Your 0118 is understood.' });
  },
  'drafts-kept': (world) => {
    draftOf(world, ALMARK, { precedence: 'routine', approval: false, state: 'kept', text: 'Weather at the crossing is fair.' });
    draftOf(world, ALMARK, { ...stamp(world.now - 20_000), state: 'approved', by: 'Lt SERRIN' });
  },
};
