/**
 * Which sounds belong to what the screen shows. One bell and one alarm at most: the gravest of each, so that
 * a FLASH is never drowned by a routine ring.
 */
import { trulyRings } from '../ladder/ladder';
import type { Alarm, Call, Item, Message, Precedence } from '../station/types';
import type { View } from '../station/view';
import type { SoundName } from './tones';

const ORDER: readonly Precedence[] = ['routine', 'priority', 'immediate', 'flash'];

export interface Surroundings {
  readonly notLive: boolean;
  readonly silenced: boolean;
}

/** The sounds that must be heard now; empty when nothing asks for anyone. */
export function soundsFor(view: View, around: Surroundings): readonly SoundName[] {
  if (around.notLive) return ['not-live'];
  const items = Object.values(view.traffic).flat();
  const bell = gravest(items.filter(ringsHere).map((item) => item.precedence));
  const caller = callerSound(items);
  const alarm = bell === undefined ? alarmSound(view.alarms) : undefined;
  const loud: readonly (SoundName | undefined)[] = around.silenced
    ? []
    : [bell === undefined ? undefined : `ring-${bell}`, alarm];
  return [...loud, bell === undefined ? caller : undefined].filter((sound) => sound !== undefined);
}

/** A call rings, and a FLASH message sounds like one, until a person has taken notice. */
function ringsHere(item: Item): boolean {
  return item.type === 'call' ? callRings(item) : flashWaits(item);
}

function callRings(call: Call): boolean {
  return call.direction === 'in' && call.state === 'ringing' && call.bell !== false;
}

function flashWaits(message: Message): boolean {
  return message.direction === 'in' && message.precedence === 'flash' && message.canAcknowledge === true;
}

function gravest(precedences: readonly Precedence[]): Precedence | undefined {
  return ORDER.findLast((precedence) => precedences.includes(precedence));
}

function callerSound(items: readonly Item[]): SoundName | undefined {
  const out = items.filter((item) => item.type === 'call' && item.direction === 'out' && item.state === 'ringing') as Call[];
  if (out.length === 0) return undefined;
  return out.some(trulyRings) ? 'ring-back' : 'progress';
}

function alarmSound(alarms: readonly Alarm[]): SoundName | undefined {
  const top = alarms.find((alarm) => alarm.state === 'new');
  return top === undefined ? undefined : `alarm-${top.priority}`;
}
