/** The stages and the limit of a message of the development station, as its ladder tells them. */
const LIMITS = { flash: 600, immediate: 1_800 };
const STAGES = { entered: 'entered', 'at-their-station': 'at-their-station', ringing: 'shown', acknowledged: 'acknowledged', withdrawn: 'withdrawn' };

export function staged(message) {
  const accepted = message.direction === 'out' ? [{ stage: 'accepted', at: message.at, dtg: message.dtg }] : [];
  const reached = message.ladder.filter((one) => STAGES[one.rung] !== undefined).map(({ rung, at, dtg }) => ({ stage: STAGES[rung], at, dtg }));
  const seconds = LIMITS[message.precedence];
  const after = (share) => new Date(Date.parse(message.at) + seconds * 1000 * share).toISOString();
  const known = message.ladder.find((one) => one.rung === 'acknowledged');
  const clock = seconds === undefined ? {} : { clock: { limitSeconds: seconds, since: message.at, halfAt: after(0.5), endsAt: after(1), ...(known === undefined ? {} : { stoppedAt: known.at }) } };
  return { ...message, stages: [...(message.drafted ?? []), ...accepted, ...reached], ...clock };
}
