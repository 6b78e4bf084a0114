/** The people of the development station; everybody in them is invented. */
import { alarm, arm } from './mock-scenes-more.mjs';

const ALL = ['see', 'house', 'roster', 'pair', 'recover', 'admin'];

const at = (world, minutes) => new Date(world.now - minutes * 60_000).toISOString();

function people(world) {
  const person = (name, displayName, role, more) => ({ name, displayName, role, lines: 'all', passphrase: false, passkeys: 2, signedIn: 0, ...more });
  return {
    people: [
      person('almark', 'Maj ALMARK', 'administrator', { signedIn: 1, lastSeenAt: at(world, 0) }),
      person('serrin', 'Lt SERRIN', 'supervisor', { passkeys: 1, signedIn: 2, lastSeenAt: at(world, 3) }),
      person('halden', 'Col HALDEN', 'principal', { lines: ['birch', 'cedar'], lastSeenAt: at(world, 9_000) }),
      person('orlen', 'Lt ORLEN', 'officer', { passkeys: 0, enrolmentUntil: at(world, -1_300) }),
      person('vesna', 'Sgt VESNA', 'linguist', { passkeys: 0, passphrase: true, lines: ['dogwood'], lastSeenAt: at(world, 600) }),
      person('marlow', 'Cpt MARLOW', 'officer', { passkeys: 0, revokedAt: at(world, 4_000) }),
    ],
    waiting: [
      { id: 'c-1', change: 'lines', name: 'vesna', detail: '', lines: ['birch', 'dogwood'], by: 'admin-2', until: at(world, -25) },
      { id: 'c-2', change: 'enrolment', name: 'serrin', detail: '', by: 'almark', until: at(world, -12) },
    ],
  };
}

export function peopleRoutes(world, json, refuse) {
  const asked = (change, name) => ({ id: 'c-3', change, name, detail: '', by: 'almark', until: at(world, -30), firstHalf: 'K7QDM-4TRWX' });
  return [
    ['GET', /^\/people$/, (_, response) => json(response, 200, people(world))],
    ['POST', /^\/people$/, (body, response) => json(response, 202, { ...asked('add', body.name), lines: body.lines, detail: body.role })],
    ['POST', /^\/people\/([\w.-]+)\/enrolment$/, (_, response, name) => json(response, 202, asked('enrolment', name))],
    ['POST', /^\/people\/([\w.-]+)\/revoke$/, (_, response) => json(response, 204)],
    ['POST', /^\/changes\/([\w-]+)\/confirm$/, (_, response) => json(response, 200, { secondHalf: 'H9VNE-2CPZA' })],
    ['DELETE', /^\/changes\/([\w-]+)$/, (_, response) => json(response, 204)],
    ['GET', /^\/session\/passkeys$/, (_, response) => json(response, 200, { passkeys: [{ id: 'p-1', addedAt: at(world, 40_000), lastUsedAt: at(world, 20), backedUp: false }] })],
    ['POST', /^\/session\/passkeys\/challenge$/, (_, response) => refuse(response, 409, 'sign-in-again', 'Passkeys are changed only within five minutes of signing in at a console.')],
    ['POST', /^\/enrolments\/challenge$/, (_, response) => refuse(response, 401, 'wrong-code', 'Name and code do not belong together, or the code has ended.')],
  ];
}

/** An administrator's console. */
function administrator(world) {
  arm(world);
  world.rights = ALL;
  world.passkeys = 1;
}

function stolen(world) {
  arm(world);
  alarm(world, 'a-stolen', 'high', 'access', undefined, 'The session of Lt SERRIN was used from another console, and refused there.');
  alarm(world, 'a-console', 'low', 'access', undefined, 'Maj ALMARK signed in at a console where they never did before.');
}

export const PEOPLE_SCENES = { administrator, stolen };
