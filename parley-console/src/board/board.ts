/** What the supervisor's board and the wall show, taken from the view and nothing else. */
import { unnoticed } from '../alarm/alarm';
import { placeOf } from '../call/place';
import type { Alarm, Call } from '../station/types';
import type { View } from '../station/view';

/** Everything that nobody has taken notice of, as the view orders it: gravest first, then oldest. */
export function waitingAlarms(view: View): readonly Alarm[] {
  return view.alarms.filter(unnoticed);
}

/** Every call that has not ended, on any line, the oldest first. */
export function openCalls(view: View): readonly Call[] {
  return Object.values(view.traffic)
    .flat()
    .filter((item): item is Call => item.type === 'call' && item.state !== 'ended')
    .sort((one, other) => one.at.localeCompare(other.at));
}

/** How old something is, in ms; never less than nothing, whatever the clocks say. */
export function ageOf(at: string, now: number): number {
  return Math.max(0, now - Date.parse(at));
}

/** Who of ours speaks in a call, and where. */
export function spokenAt(call: Call): string {
  const who = call.voice?.ours?.name ?? call.answeredBy ?? '';
  const place = placeOf(call);
  return place === undefined ? who : `${place} (${who})`;
}
