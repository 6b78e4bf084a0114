import { expect, test } from 'vitest';
import { codecNamed, sendIn } from '../src/voice/codec';
import { TalkGate } from '../src/voice/gate';
import { EchoProof, decibels, meterStand } from '../src/voice/level';
import { whyNot } from '../src/voice/microphone';

const QUIET = -75;
const LOUD = -25;

/** How many blocks it takes until the proof is whole; undefined when it never is. */
function provenAfter(blocks: readonly (readonly [ours: number, returned: number])[]): number | undefined {
  const proof = new EchoProof();
  const at = blocks.findIndex(([ours, returned]) => proof.take(ours, returned));
  return at < 0 ? undefined : at + 1;
}
const silence = (count: number) => Array.from({ length: count }, () => [QUIET, QUIET] as const);
const speech = (count: number) => Array.from({ length: count }, () => [LOUD, LOUD - 6] as const);

test('a voice that comes back from the station proves microphone, leg and loudspeaker', () => {
  expect(provenAfter([...silence(20), ...speech(4)])).toBe(24);
});

test('silence proves nothing, and neither does a voice that does not come back', () => {
  expect(provenAfter(silence(200))).toBeUndefined();
  expect(provenAfter([...silence(20), ...Array.from({ length: 40 }, () => [LOUD, QUIET] as const)])).toBeUndefined();
});

test('what comes from the station without our having spoken proves nothing', () => {
  expect(provenAfter([...silence(20), ...Array.from({ length: 40 }, () => [QUIET, LOUD] as const)])).toBeUndefined();
});

test('a steady hum on both sides does not rise over its own quiet', () => {
  expect(provenAfter(Array.from({ length: 200 }, () => [-35, -35] as const))).toBeUndefined();
});

test('full scale is 0 dB, a tenth of it 20 dB less, and nothing at all a number still', () => {
  expect(decibels(Float32Array.of(1, -1, 1, -1))).toBeCloseTo(0);
  expect(decibels(Float32Array.of(0.1, -0.1))).toBeCloseTo(-20);
  expect([decibels(new Float32Array(8)), decibels(new Float32Array(0))]).toEqual([-100, -100]);
  expect([meterStand(-100), meterStand(0)]).toEqual([0, 1]);
});

/** A station whose answers the test gives one by one. */
function slowStation() {
  const asked: boolean[] = [];
  const answers: ((taken: boolean) => void)[] = [];
  const gate = new TalkGate((on) => {
    asked.push(on);
    return new Promise((resolve) => answers.push(resolve));
  });
  const answer = async (taken: boolean): Promise<void> => {
    answers.shift()?.(taken);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, answer, gate };
}

test('presses that outrun the station are told one by one, and the last one wins', async () => {
  const { asked, answer, gate } = slowStation();
  gate.set(false);
  gate.set(true);
  gate.set(false);
  expect(asked).toEqual([false]);
  await answer(true);
  expect(asked).toEqual([false]);
  gate.set(true);
  gate.set(false);
  expect(asked).toEqual([false, true]);
  await answer(true);
  expect(asked).toEqual([false, true, false]);
});

test('a new leg begins open, so a closed gate is told again', async () => {
  const { asked, answer, gate } = slowStation();
  gate.set(false);
  await answer(true);
  gate.renewed();
  expect(asked).toEqual([false, false]);
});

test('an answer about the leg before does not count for the new one', async () => {
  const { asked, answer, gate } = slowStation();
  gate.set(false);
  gate.renewed();
  await answer(true);
  expect(asked).toEqual([false, false]);
});

test('a station that refuses is not asked without end', async () => {
  const { asked, answer, gate } = slowStation();
  gate.set(false);
  await answer(false);
  await answer(false);
  expect(asked).toEqual([false]);
  gate.set(false);
  expect(asked).toEqual([false, false]);
});

const AGREED = ['audio/opus', 'audio/G722', 'audio/PCMU', 'audio/PCMA'].map((mimeType, i) => ({ mimeType, payloadType: i, clockRate: 8000 }));

function sender(refuses = false) {
  const set: unknown[] = [];
  const parameters = { codecs: AGREED, encodings: [{}], headerExtensions: [], rtcp: {}, transactionId: '1' };
  const setParameters = (value: { encodings: readonly unknown[] }) => {
    set.push(value.encodings[0]);
    return refuses ? Promise.reject(new Error('no')) : Promise.resolve();
  };
  return { set, sender: { getParameters: () => parameters, setParameters } as unknown as RTCRtpSender };
}

test('the codec of a call is found by its name, whatever its case', () => {
  expect(codecNamed('pcma', AGREED)?.mimeType).toBe('audio/PCMA');
  expect(codecNamed('Opus', AGREED)?.mimeType).toBe('audio/opus');
  expect(codecNamed('speex', AGREED)).toBeUndefined();
});

test('the sender is told the codec of the call, and an unknown one changes nothing', async () => {
  const one = sender();
  expect(await sendIn(one.sender, 'G722')).toBe(true);
  expect(one.set).toEqual([{ codec: AGREED[1] }]);
  expect(await sendIn(one.sender, 'speex')).toBe(false);
  expect(one.set).toHaveLength(1);
  expect(await sendIn(sender(true).sender, 'PCMU')).toBe(false);
});

test('a microphone that is denied, absent or taken by another is told apart', () => {
  const named = (name: string) => whyNot(Object.assign(new Error(name), { name }));
  expect(['NotAllowedError', 'NotFoundError', 'NotReadableError'].map(named)).toEqual(['denied', 'absent', 'busy']);
  expect(whyNot(new TypeError('mediaDevices is undefined'))).toBe('absent');
});
