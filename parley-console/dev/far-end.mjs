/**
 * The other end of a console's leg, for the scripts that look at the console: a second page of the same
 * Chromium answers each offer with a real connection and returns what it hears, so that meters, proof and
 * codecs are the browser's own.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RATE = 48_000;
const SECONDS = 4;

/** A buzz in syllables with pauses, as a WAV file for the browser's pretended microphone. */
export function speechFile() {
  const folder = fileURLToPath(new URL('../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const data = Buffer.alloc(RATE * SECONDS * 2);
  for (let i = 0; i < RATE * SECONDS; i += 1) {
    const t = i / RATE;
    const syllable = t % 2 < 1.4 ? Math.max(0, Math.sin(2 * Math.PI * 2.5 * t)) : 0;
    const pitch = 140 + 25 * Math.sin(2 * Math.PI * 0.8 * t);
    const voice = [1, 2, 3, 4, 5, 7].reduce((sum, n) => sum + Math.sin(2 * Math.PI * pitch * n * t) / n, 0);
    data.writeInt16LE(Math.round(9000 * syllable * voice * 0.5), i * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  [[16, 16], [24, RATE], [28, RATE * 2], [40, data.length]].forEach(([at, value]) => head.writeUInt32LE(value, at));
  [[20, 1], [22, 1], [32, 2], [34, 16]].forEach(([at, value]) => head.writeUInt16LE(value, at));
  head.write('data', 36);
  writeFileSync(`${folder}speech.wav`, Buffer.concat([head, data]));
  return `${folder}speech.wav`;
}

/** Runs in the far page. */
async function answer(offer) {
  const far = (globalThis.far ??= { context: new AudioContext(), ends: [] });
  far.ends.splice(0, Math.max(0, far.ends.length - 1)).forEach((end) => end.close());
  const connection = new RTCPeerConnection();
  far.ends.push(connection);
  const out = far.context.createMediaStreamDestination();
  connection.ontrack = ({ track }) => {
    const stream = new MediaStream([track]);
    const element = new Audio();
    Object.assign(element, { muted: true, srcObject: stream });
    void element.play();
    far.context.createMediaStreamSource(stream).connect(out);
  };
  await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  for (const [i, transceiver] of connection.getTransceivers().entries()) {
    transceiver.direction = i === 0 ? 'sendrecv' : 'sendonly';
    await transceiver.sender.replaceTrack(out.stream.getAudioTracks()[0]);
  }
  await connection.setLocalDescription();
  while (connection.iceGatheringState !== 'complete') await new Promise((resolve) => setTimeout(resolve, 20));
  return connection.localDescription.sdp;
}

/** What arrives at the far end of the newest leg, by the browser's own count. */
async function arriving() {
  const end = globalThis.far.ends.at(-1);
  const stats = [...(await end.getStats()).values()];
  const inbound = stats.find((one) => one.type === 'inbound-rtp');
  return { state: end.connectionState, codec: stats.find((one) => one.id === inbound?.codecId)?.mimeType, packets: inbound?.packetsReceived ?? 0 };
}

/** Answers every leg of `context` from a page of its own. */
export async function startFarEnd(browser, context) {
  const page = await (await browser.newContext()).newPage();
  let legs = 0;
  await context.route('**/api/v1/positions/*/leg', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    legs += 1;
    const { offer } = route.request().postDataJSON();
    return route.fulfill({ status: 201, json: { answer: await page.evaluate(answer, offer), leg: 'far' } });
  });
  return { arriving: () => page.evaluate(arriving), legs: () => legs, cut: () => page.evaluate(() => globalThis.far.ends.forEach((end) => end.close())) };
}
