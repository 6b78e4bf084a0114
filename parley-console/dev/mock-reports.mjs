/** A month of alarms as the station counts it, with one bad day. */
export const ALARM_REPORT = {
  month: '2026-11',
  countedMinutes: 39_840,
  total: 118,
  perTenMinutes: 0.03,
  floods: 1,
  unentered: 0,
  priorities: [
    { priority: 'high', count: 9, share: 0.076, wanted: 0.05 },
    { priority: 'medium', count: 17, share: 0.144, wanted: 0.15 },
    { priority: 'low', count: 92, share: 0.78, wanted: 0.8 },
  ],
  busiest: { from: '2026-11-14T03:12:00.000Z', count: 14 },
  answers: { answered: 25, unanswered: 1, medianSeconds: 11, longestSeconds: 412 },
  sources: [{ kind: 'route', line: 'cedar', count: 61 }, { kind: 'voice', line: 'birch', count: 22 }, { kind: 'message', line: 'birch', count: 18 }],
  days: [
    { date: '2026-11-13', high: 1, medium: 2, low: 11, busiest: 3 },
    { date: '2026-11-14', high: 6, medium: 8, low: 40, busiest: 14 },
    { date: '2026-11-15', high: 0, medium: 1, low: 7, busiest: 2 },
  ],
};
