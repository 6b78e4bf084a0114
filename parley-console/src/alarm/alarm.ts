/** An alarm in the officer's own language; the station's English words stand beneath it. */
import type { Alarm, Item, Message, Precedence } from '../station/types';
import type { Saying } from '../ladder/ladder';

/** The heading of an alarm: what it is and whose. */
export function alarmWords(alarm: Alarm, lineName: string): Saying {
  return { key: `alarm.${alarm.kind}`, args: { line: lineName, serial: alarm.serial ?? '' } };
}

/** The last two digits of a serial, which a FLASH wants read back. */
export function readBackOf(serial: string): string {
  return serial.replace(/\D/g, '').slice(-2);
}

const WEIGHT: Readonly<Record<Precedence, number>> = { flash: 0, immediate: 1, priority: 2, routine: 3 };

/** The message F8 acknowledges when no alarm is new: the gravest that waits, of those the oldest. */
export function topMessage(traffic: Readonly<Record<string, readonly Item[]>>): Message | undefined {
  const waiting = Object.values(traffic)
    .flat()
    .filter((item): item is Message => item.type === 'message' && item.canAcknowledge === true);
  return waiting.sort((one, other) => WEIGHT[one.precedence] - WEIGHT[other.precedence] || one.at.localeCompare(other.at))[0];
}
