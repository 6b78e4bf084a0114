/** Scenes: each puts the world of the development station into one state a screen must be good in. */
import { MORE, alarm, arm, ringIn } from './mock-scenes-more.mjs';
import { ADMIN_SCENES } from './mock-admin.mjs';
import { SETUP_SCENES } from './mock-setup.mjs';
import { PEOPLE_SCENES } from './mock-people.mjs';
import { RELIEF_SCENES } from './mock-relief.mjs';
import { DRAFT_SCENES } from './mock-drafts.mjs';
import { ONWARD_SCENES } from './mock-onward.mjs';
import { FACT_SCENES } from './mock-scenes-facts.mjs';
import { VOICE_SCENES } from './mock-scenes-voice.mjs';
import { rung } from './mock-world.mjs';

function ringOut(silence) {
  return (world) => {
    arm(world);
    const call = world.put(world.ringing('birch', 'out', 'immediate', world.now - 24_000, silence));
    const lamps = { 'no-route': ['critical', 'no-route'], 'station-silent': ['critical', 'station-silent'] };
    const [lamp, lampReason] = lamps[silence] ?? ['normal', 'all-routes-live'];
    world.change('birch', { lamp, lampReason, key: { state: 'ringing-out', precedence: 'immediate', serial: call.serial } });
    if (silence === 'no-route') {
      world.line('birch').routes.forEach((route) => Object.assign(route, { state: 'down', rttMillis: undefined, since: new Date(world.now - 190_000).toISOString() }));
      alarm(world, 'a-8', 'high', 'route', 'birch', 'No route to BIRCH. Nothing comes back on any of 2 routes.');
    }
    if (silence === 'station-silent') alarm(world, 'a-9', 'high', 'station-silent', 'birch', 'BIRCH signs no receipts over a live route.');
  };
}

export const SCENES = {
  idle: arm,
  'not-armed': () => undefined,
  nobody: (world) => {
    world.positions.forEach((position) => Object.assign(position, { armed: false, holder: undefined }));
    alarm(world, 'a-7', 'high', 'nobody-has-the-watch', undefined, 'No position of this station is armed.');
  },
  'ringing-in-flash': ringIn('cedar', 'flash'),
  'ringing-out-no-route': ringOut('no-route'),
  'ringing-out-station-silent': ringOut('station-silent'),
  'ringing-out-nobody-armed': ringOut('nobody-armed'),
  'ringing-out-ringing': ringOut('rang-not-answered'),
  'rang-not-answered': (world) => {
    ringOut('rang-not-answered')(world);
    world.afterShown = () => {
      const call = world.traffic.birch.find((item) => item.type === 'call' && item.state === 'ringing');
      const ended = world.now;
      world.put({ ...call, state: 'ended', outcome: 'unanswered', silence: 'rang-not-answered', endedAt: new Date(ended).toISOString(), canEnd: false, ladder: [...call.ladder, rung('unanswered', ended, 'proven', { detail: 'their log signed again after the window' })] });
      world.change('birch', { key: { state: 'idle' } });
      alarm(world, 'a-10', 'medium', 'call', 'birch', `Call ${call.serial} to BIRCH rang and was not answered.`, { serial: call.serial });
      world.emit('alarms', { alarms: world.alarms });
    };
  },
  talking: (world) => {
    arm(world);
    const at = world.now - 96_000;
    const call = world.ringing('birch', 'in', 'priority', at, 'rang-not-answered');
    call.ladder.push(rung('answered', at + 7_000, 'ours', { by: 'Maj ALMARK' }));
    world.put({ ...call, state: 'talking', answeredBy: 'Maj ALMARK', answeredAt: new Date(at + 7_000).toISOString(), canAnswer: false, canDecline: false, canEnd: true });
    world.change('birch', { key: { state: 'in-call', precedence: 'priority', serial: call.serial } });
  },
  'flash-message': (world) => {
    arm(world);
    const text = 'Two unmarked aircraft inside 5 km of your post 14, course 270, not ours. We are not firing. Confirm you hold fire.';
    const message = world.put(world.message('birch', 'in', 'flash', text, 'en', world.now - 14_000, 'alerted', { canAcknowledge: true, needsReadBack: true }));
    world.change('birch', { unacknowledged: 2 });
    alarm(world, 'a-3', 'high', 'flash', 'birch', `FLASH ${message.serial} from BIRCH is not acknowledged.`, { serial: message.serial });
  },
  'not-entered': (world) => {
    arm(world);
    world.notEntered = true;
    world.problems = [{ id: 'storage', words: 'The disk is full; nothing can be entered.', since: new Date(world.now - 95_000).toISOString() }];
    world.lines.forEach((line) => Object.assign(line, { state: 'storage-failed', notEntered: true, lamp: 'critical', lampReason: 'storage-failed' }));
    const call = world.ringing('birch', 'in', 'priority', world.now - 9_000, 'rang-not-answered');
    world.put({ ...call, notEntered: true, index: undefined, log: undefined, ladder: [rung('not-entered', world.now - 9_000, 'ours'), rung('ringing', world.now - 8_900, 'ours', { count: 2 })] });
    world.change('birch', { key: { state: 'ringing-in', precedence: 'priority', serial: call.serial } });
    alarm(world, 'a-4', 'high', 'storage', undefined, 'The disk is full. Lines ring; nothing is entered.');
  },
  'not-live': (world) => {
    arm(world);
    world.afterShown = () => {
      world.frozen = true;
    };
  },
  empty: (world) => {
    arm(world);
    world.traffic = { birch: [], cedar: [], dogwood: [] };
    world.alarms = [];
  },
  ...MORE,
  ...VOICE_SCENES,
  ...RELIEF_SCENES,
  ...ADMIN_SCENES,
  ...SETUP_SCENES,
  ...PEOPLE_SCENES,
  ...FACT_SCENES,
  ...DRAFT_SCENES,
  ...ONWARD_SCENES,
};
