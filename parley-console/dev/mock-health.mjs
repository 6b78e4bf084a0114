/** Thirty days in the life of an invented line: a counterpart that answers ever less. */
const HOUR = 3_600_000;

export function health(line, now) {
  const since = now - 30 * 24 * HOUR;
  const at = (millis) => new Date(millis).toISOString();
  const calls = Array.from({ length: 26 }, (_, i) => {
    const answered = i < 12 || i % 7 === 0;
    return {
      by: i % 4 === 0 ? 'theirs' : 'ours', serial: `alder-${String(100 + i)}`, precedence: 'routine', stop: false, at: at(since + i * 27 * HOUR), dtg: '',
      outcome: answered ? 'hung-up' : 'unanswered', reached: true, rang: true, ...(answered ? { answerMillis: 2_000 + ((i * 7_919) % 55) * 1_000 } : {}),
    };
  });
  const checkCalls = Array.from({ length: 60 }, (_, i) => ({
    due: at(Math.floor(since / (12 * HOUR)) * 12 * HOUR + (i + 1) * 12 * HOUR + 6 * HOUR),
    result: i < 40 ? 'answered' : ['rang', 'rang', 'station-silent', 'no-route', 'nobody-armed', 'not-made'][i % 6],
  }));
  const steps = ['fibre', 'satellite'].flatMap((route, r) => Array.from({ length: 720 }, (_, i) => ({
    route, at: at(since + i * HOUR), lost: i > 400 && i < 420 + r * 30 ? 1 : i % 61 === 0 ? 0.2 : 0, clockSkewMillis: 120,
    rttMillis: r === 0 ? 41 + (i % 5) : 612 + (i % 40), cosignMillis: 60 + (i % 30),
    voiceLoss: r === 0 ? 0 : 0.004, voiceJitterMillis: r === 0 ? 2.1 : 9.4, voiceMos: r === 0 ? 4.4 : 3.9,
  })));
  const routes = ['ours', 'theirs'].flatMap((by) => ['fibre', 'satellite'].map((route) => ({ by, route, passed: 690, failed: 4, down: 26, meanRttMillis: route === 'fibre' ? 43 : 620 })));
  return {
    line, since: at(since), sinceDtg: '290900ZOCT26',
    shared: { sha256: '9f2c41d0be7a5c33'.repeat(4), ours: { calls: 14, reached: 14, answered: 0 }, theirs: { calls: 7, reached: 7, answered: 6 }, sentence: 'Since 290900ZOCT26: 14 of 14 calls reached their station; none was answered.', calls, routes, checkCalls },
    measuredByUs: { steps },
  };
}
