/** An alarm in the officer's own language; the station's English words stand beneath it. */
import type { Alarm, Item, Message, Precedence } from '../station/types';
import type { Saying } from '../ladder/ladder';

/** The heading of an alarm: what it is and whose. */
export function alarmWords(alarm: Pick<Alarm, 'kind' | 'serial'>, lineName: string): Saying {
  return { key: `alarm.${alarm.kind}`, args: { line: lineName, serial: alarm.serial ?? '' } };
}

const GRAVITY = { high: 0, medium: 1, low: 2 } as const;
const STANDS = { new: 0, rectified: 0, acknowledged: 1, shelved: 2 } as const;

const isStop = (alarm: Alarm): boolean => alarm.kind === 'stop' || alarm.kind === 'stop-message';

/** STOP first, then that nobody has the watch, then what nobody noticed, then priority, then age. */
export function byGravity(one: Alarm, other: Alarm): number {
  return (
    Number(isStop(other)) - Number(isStop(one)) ||
    Number(other.kind === 'nobody-has-the-watch') - Number(one.kind === 'nobody-has-the-watch') ||
    STANDS[one.state] - STANDS[other.state] ||
    GRAVITY[one.priority] - GRAVITY[other.priority] ||
    one.at.localeCompare(other.at)
  );
}

/** Whether a person has still to take notice of it: its lamp flashes, unless it is low. */
export const unnoticed = (alarm: Alarm): boolean => alarm.state === 'new' || alarm.state === 'rectified';

/** The kind and line that a source names: `kind.line.serial.priority`. */
export function ofSource(source: string): Pick<Alarm, 'kind' | 'line'> {
  const [kind, line] = source.split('.');
  return { kind: kind as Alarm['kind'], ...(line === undefined || line === '-' ? {} : { line }) };
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
  const weight = (message: Message): number => (message.stop === undefined ? WEIGHT[message.precedence] : -1);
  return waiting.sort((one, other) => weight(one) - weight(other) || one.at.localeCompare(other.at))[0];
}
