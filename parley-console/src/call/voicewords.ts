/** What is wrong with the voice of a call that is talked here, in the order in which it matters. */
import { zulu } from '../station/clock';
import type { Saying } from '../ladder/ladder';
import type { Call } from '../station/types';
import type { LegState } from '../voice/leg';
import type { Microphone } from '../voice/microphone';

/** What this console knows of its own voice. */
export interface OwnVoice {
  readonly leg: LegState;
  readonly microphone: Microphone['kind'] | 'asking' | undefined;
}

/** Returns undefined when voice passes both ways, as far as the station and this console know. */
export function voiceTrouble(call: Call, own: OwnVoice): Saying | undefined {
  const voice = call.voice;
  if (call.state !== 'talking' || voice === undefined || voice.state === 'none') return undefined;
  if (own.leg === 'lost' || own.leg === 'off') return { key: 'voice.leg.lost', args: {} };
  if (voice.state === 'lost') {
    const since = voice.lostSince === undefined ? '' : zulu(Date.parse(voice.lostSince), true);
    return { key: voice.lost === 'from-us' ? 'voice.lost.from-us' : 'voice.lost.from-them', args: { since } };
  }
  return own.microphone === 'open' || own.microphone === 'asking' ? undefined : { key: 'voice.nomicrophone', args: {} };
}

/** Why a call carries no voice; undefined when it does, or when nothing is known yet. */
export function noVoice(call: Call, own: OwnVoice): Saying | undefined {
  if (call.state !== 'talking') return undefined;
  if (call.voice === undefined) return { key: 'voice.none.unsaid', args: {} };
  if (call.voice.state !== 'none') return undefined;
  return { key: own.leg === 'unvoiced' ? 'voice.none.ours' : 'voice.none.theirs', args: {} };
}
