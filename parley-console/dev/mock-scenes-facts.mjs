/** Scenes of STOP and of what the parties declare of a line. */
import { alarm, arm } from './mock-scenes-more.mjs';
import { stamp } from './mock-world.mjs';

export const STRIKE = { who: 'Aid convoy 7, white trucks', what: 'Artillery, 3 impacts', where: 'Bridge at Zelena, 36U VA 1234 5678', when: 'since 0941Z' };

function stopIn(world) {
  arm(world);
  const call = world.put({ ...world.ringing('birch', 'in', 'flash', world.now - 6_000, 'rang-not-answered'), stop: STRIKE, stage: 'duty-phone', ringsAt: ['desk-1', 'desk-2', 'duty'] });
  world.change('birch', { key: { state: 'ringing-in', precedence: 'flash', serial: call.serial, stop: true } });
  alarm(world, 'a-stop', 'high', 'stop', 'birch', `STOP from Cpt TORVEN: we are striking ${STRIKE.who} at ${STRIKE.where}.`, { serial: call.serial });
}

function declared(status, sides) {
  return (world) => {
    arm(world);
    const word = (by, reason) => ({ status, by, reason, ...stamp(world.now - 1_500_000) });
    const declarations = {
      ...(sides.includes('theirs') ? { theirs: word('Cpt TORVEN', 'The seat moves to its second site; back about 1200Z') } : {}),
      ...(sides.includes('ours') ? { ours: word('Maj ALMARK', 'By order of the Chief of Operations') } : {}),
    };
    const off = status === 'closed' ? { lamp: 'off', lampReason: 'closed' } : {};
    world.change('birch', { declared: status, declarations, ...off });
    if (status === 'suspended') alarm(world, 'a-declared', 'medium', 'declared', 'birch', 'Cpt TORVEN declared the line suspended: The seat moves to its second site; back about 1200Z');
  };
}

function checkCall(world) {
  arm(world);
  const due = new Date(world.now - 240_000).toISOString();
  world.change('birch', { checkCalls: { ...world.line('birch').checkCalls, open: { due, result: 'not-made' } } });
  alarm(world, 'a-check-call', 'low', 'check-call', 'birch', 'The check call is due. Ring them with F7.');
}

function checksMissed(world) {
  arm(world);
  const checks = { ...world.line('birch').checks, failed: 3, missedInARow: 3, late: true, lastPassed: new Date(world.now - 13_000_000).toISOString() };
  world.change('birch', { checks, lamp: 'serious', lampReason: 'checks-missed', checkCalls: { ...world.line('birch').checkCalls, missed: { due: new Date(world.now - 7_200_000).toISOString(), result: 'rang', weekdaysInARow: 7 } } });
  alarm(world, 'a-missed', 'high', 'check-call', 'birch', 'The check call was not answered: rang. No answer on 7 weekdays in a row.');
  alarm(world, 'a-checks', 'medium', 'check', 'birch', '3 route checks in a row were missed.');
}

export const FACT_SCENES = {
  'check-call-due': checkCall,
  'checks-missed': checksMissed,
  'stop-in': stopIn,
  suspended: declared('suspended', ['theirs']),
  closed: declared('closed', ['theirs', 'ours']),
};
