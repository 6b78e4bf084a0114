/** Where a call is: at this console, at another position of ours, or ringing at some of them. */
import type { Call, Session } from '../station/types';
import { itemKey } from '../station/view';

/** What this console knows of itself. */
export interface Here {
  /** The position it has armed. */
  readonly position: string | undefined;
  /** Keys of the calls that were made or answered from it, for stations that name no position. */
  readonly made: ReadonlySet<string>;
}

/** The position of ours that has the call; undefined while the station names none. */
export function placeOf(call: Call): string | undefined {
  const position = call.voice?.ours?.position;
  return position === undefined || position === '' ? undefined : position;
}

/** Whether the call was made from here, or is talked here. */
export function isHere(call: Call, here: Here): boolean {
  const place = placeOf(call);
  return place === undefined ? here.made.has(itemKey(call)) : place === here.position;
}

/** Whether the bell of this console rings for the call: only at the positions the station names, if it names any. */
export function ringsAtConsole(call: Call, position: string | undefined): boolean {
  if (call.direction !== 'in' || call.state !== 'ringing' || call.bell === false) return false;
  return call.ringsAt === undefined || (position !== undefined && call.ringsAt.includes(position));
}

/** Whether this position listens in on the call. */
export function listensHere(call: Call, position: string | undefined): boolean {
  return call.state === 'talking' && (call.voice?.listeners ?? []).some((one) => one.ours && one.position === position);
}

/** Who may listen in: a supervisor's position, or a supervisor at any, where the call is another's. */
export function mayListen(call: Call, here: Here, supervises: { readonly position?: boolean; readonly role?: Session['officer']['role'] }): boolean {
  return call.state === 'talking' && here.position !== undefined && !isHere(call, here) && (supervises.position === true || supervises.role === 'supervisor');
}

/** A key may end what is talked or rung here, or a call of no named position; another's only by its own button. */
export function mayEndByKey(call: Call, here: Here): boolean {
  return placeOf(call) === undefined || isHere(call, here);
}

/** A call that was talked here and is not filed yet asks what came of it. */
export function asksForResult(call: Call, here: Here): boolean {
  return call.state === 'ended' && call.answeredAt !== undefined && call.filed === undefined && isHere(call, here);
}
