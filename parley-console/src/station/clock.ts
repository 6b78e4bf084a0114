/**
 * Station time on a screen. The computer the console runs on may have any clock it likes: we take the
 * station's `now` and only count forward from it with the monotonic timer.
 */

export interface ClockReading {
  /** Station time in milliseconds since 1970 when the reading was taken. */
  readonly stationMillis: number;
  /** The page's monotonic timer at that moment. */
  readonly monotonicMillis: number;
}

/** Returns station time in milliseconds, `elapsed` after the reading. */
export function stationTime(reading: ClockReading, monotonicMillis: number): number {
  return reading.stationMillis + Math.max(0, monotonicMillis - reading.monotonicMillis);
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The date-time group `220946ZNOV26`; with seconds `22094605ZNOV26`. Months are English in every language. */
export function dtg(millis: number, seconds = false): string {
  const at = new Date(millis);
  const clock = two(at.getUTCDate()) + two(at.getUTCHours()) + two(at.getUTCMinutes()) + (seconds ? two(at.getUTCSeconds()) : '');
  return `${clock}Z${MONTHS[at.getUTCMonth()] ?? ''}${two(at.getUTCFullYear() % 100)}`;
}

/** `0946Z`, or `0946:05Z` with seconds. */
export function zulu(millis: number, seconds = false): string {
  const at = new Date(millis);
  return `${two(at.getUTCHours())}${two(at.getUTCMinutes())}${seconds ? `:${two(at.getUTCSeconds())}` : ''}Z`;
}

/** `09:46:05` for the clock of the watch bar. */
export function clockFace(millis: number): string {
  const at = new Date(millis);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** `22 NOV 26`. */
export function dateFace(millis: number): string {
  const at = new Date(millis);
  return `${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ''} ${two(at.getUTCFullYear() % 100)}`;
}

/** `4:05` for a span in milliseconds, `1:04:05` from an hour on; negative spans count as none. */
export function span(millis: number): string {
  const total = Math.max(0, Math.floor(millis / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}
