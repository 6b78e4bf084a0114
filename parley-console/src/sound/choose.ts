/**
 * Which sounds belong to what the screen shows. One bell and one alarm at most, the gravest of each, so that
 * a FLASH is never drowned by a routine ring; and one tone of a call that is made or talked at this console.
 */
import { isHere, ringsAtConsole, type Here } from '../call/place';
import { reading, trulyRings } from '../ladder/ladder';
import type { Alarm, Call, Item, Message, Precedence } from '../station/types';
import { itemKey, type View } from '../station/view';
import type { SoundName } from './tones';

const ORDER: readonly Precedence[] = ['routine', 'priority', 'immediate', 'flash'];
/** How a call ended is heard for so long: once, since those tones come back later than that. */
const END_HEARD_MILLIS = 5_000;

export interface Surroundings {
  readonly notLive: boolean;
  /** What was sounding when this console was silenced, while that lasts; what comes later is heard. */
  readonly silenced?: ReadonlySet<string> | undefined;
  readonly here: Here;
  /** The station itself says that it no longer looks after anything. */
  readonly stalled?: boolean;
  /** Station time in ms since 1970. */
  readonly now: number;
  /** The leg of this console is lost: of a call here nothing is heard, whatever the station says of it. */
  readonly deaf?: boolean;
}

/** The sounds that must be heard now; empty when nothing asks for anyone. */
export function soundsFor(view: View, around: Surroundings): readonly SoundName[] {
  if (around.notLive) return ['not-live'];
  const items = Object.values(view.traffic).flat();
  const heard = (key: string): boolean => around.silenced?.has(key) !== true;
  const ringing = items.filter((item) => ringsHere(item, around.here));
  const bell = gravest(ringing.map((item) => item.precedence));
  const loudBell = gravest(ringing.filter((item) => heard(itemKey(item))).map((item) => item.precedence));
  const grave = around.stalled === true ? 'alarm-high' : alarmSound(view.alarms.filter((one) => heard(one.id)));
  const alarm = loudBell === undefined ? grave : undefined;
  const loud: readonly (SoundName | undefined)[] = [loudBell === undefined ? undefined : `ring-${loudBell}`, alarm];
  return [...loud, bell === undefined ? callTone(items, around) : undefined].filter((sound) => sound !== undefined);
}

/** Everything that sounds for a person now, by key: what a silence covers. */
export function soundingKeys(view: View, here: Here): ReadonlySet<string> {
  const items = Object.values(view.traffic).flat().filter((item) => ringsHere(item, here));
  return new Set([...items.map(itemKey), ...view.alarms.filter((alarm) => alarm.state === 'new').map((alarm) => alarm.id)]);
}

/** A call rings, and a FLASH message sounds like one, until a person has taken notice. */
function ringsHere(item: Item, here: Here): boolean {
  return item.type === 'call' ? ringsAtConsole(item, here.position) : flashWaits(item);
}

function flashWaits(message: Message): boolean {
  return message.direction === 'in' && message.precedence === 'flash' && message.canAcknowledge === true;
}

function gravest(precedences: readonly Precedence[]): Precedence | undefined {
  return ORDER.findLast((precedence) => precedences.includes(precedence));
}

/** The gravest first: a voice that is lost, a call cut by a graver one, then how our own ring fares. */
const TONES: readonly SoundName[] = [
  'lost-audio', 'pre-empted', 'ring-back', 'progress', 'silence-no-route', 'silence-station-silent', 'silence-nobody-armed', 'silence-rang-not-answered', 'held',
];

function callTone(items: readonly Item[], around: Surroundings): SoundName | undefined {
  const tones = items
    .filter((item): item is Call => item.type === 'call' && isHere(item, around.here))
    .map((call) => toneOf(call, around));
  return TONES.find((tone) => tones.includes(tone));
}

/** The tone of one call that is made or talked here. */
function toneOf(call: Call, { now, deaf }: Surroundings): SoundName | undefined {
  switch (call.state) {
    case 'ringing':
      return call.direction === 'out' ? callerTone(call) : undefined;
    case 'talking':
      if (call.voice === undefined || call.voice.state === 'none') return undefined;
      if (call.voice.state === 'lost' || deaf === true) return 'lost-audio';
      return call.voice.ours?.held === true || call.voice.theirs?.held === true ? 'held' : undefined;
    case 'ended':
      return call.endedAt !== undefined && now - Date.parse(call.endedAt) < END_HEARD_MILLIS ? endTone(call) : undefined;
  }
}

/** What the caller hears while it rings: never ring-back before it truly rings there. */
function callerTone(call: Call): SoundName {
  const found = reading(call);
  if (found === 'no-route' || found === 'station-silent' || found === 'nobody-armed') return `silence-${found}`;
  return trulyRings(call) ? 'ring-back' : 'progress';
}

function endTone(call: Call): SoundName | undefined {
  if (call.outcome === 'pre-empted') return 'pre-empted';
  const failed = call.outcome === 'unanswered' || call.outcome === 'failed';
  return call.direction === 'out' && failed && call.silence !== undefined ? `silence-${call.silence}` : undefined;
}

function alarmSound(alarms: readonly Alarm[]): SoundName | undefined {
  const top = alarms.find((alarm) => alarm.state === 'new');
  return top === undefined ? undefined : `alarm-${top.priority}`;
}
