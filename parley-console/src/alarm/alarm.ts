/** An alarm in the officer's own language; the station's English words stand beneath it. */
import type { Alarm } from '../station/types';
import type { Saying } from '../ladder/ladder';

/** The heading of an alarm: what it is and whose. */
export function alarmWords(alarm: Alarm, lineName: string): Saying {
  return { key: `alarm.${alarm.kind}`, args: { line: lineName, serial: alarm.serial ?? '' } };
}

/** The last two digits of a serial, which a FLASH wants read back. */
export function readBackOf(serial: string): string {
  return serial.replace(/\D/g, '').slice(-2);
}
