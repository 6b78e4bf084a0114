import { expect, test } from 'vitest';
import { clockFace, dateFace, dtg, span, stationTime, zulu } from '../src/station/clock';

const WHEN = Date.parse('2026-11-22T09:46:05Z');

test('a date-time group is day, hour, minute, Z, English month, year', () => {
  expect(dtg(WHEN)).toBe('220946ZNOV26');
  expect(dtg(WHEN, true)).toBe('22094605ZNOV26');
  expect(dtg(Date.parse('2030-01-02T03:04:00Z'))).toBe('020304ZJAN30');
});

test('short times carry their letter', () => {
  expect([zulu(WHEN), zulu(WHEN, true), clockFace(WHEN), dateFace(WHEN)]).toEqual(['0946Z', '0946:05Z', '09:46:05', '22 NOV 26']);
});

test('station time counts forward from the station, never from the clock of the computer', () => {
  const reading = { stationMillis: 1_000_000, monotonicMillis: 50 };
  expect(stationTime(reading, 1050)).toBe(1_001_000);
  expect(stationTime(reading, 10)).toBe(1_000_000);
});

test('a span shows hours only from an hour on, and is never negative', () => {
  expect([span(0), span(65_900), span(3_599_000), span(3_600_000), span(-5)]).toEqual(['0:00', '1:05', '59:59', '1:00:00', '0:00']);
});
