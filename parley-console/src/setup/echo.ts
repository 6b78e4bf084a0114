/** A person's own voice, three seconds long, played back to them at once. Nothing leaves the browser or stays in it. */
import type { Bell } from '../sound/bell';
import { openMicrophone, type NoMicrophone } from '../voice/microphone';

const MILLIS = 3_000;

/** Listens and plays back; why not, where there is no microphone. */
export async function hearBack(bell: Bell): Promise<NoMicrophone | undefined> {
  const microphone = await openMicrophone('');
  if (microphone.kind !== 'open') return microphone.kind;
  const heard = await listen(microphone.stream);
  microphone.stream.getTracks().forEach((track) => track.stop());
  const speech = await bell.context.decodeAudioData(await heard.arrayBuffer());
  const player = bell.context.createBufferSource();
  player.buffer = speech;
  player.connect(bell.out);
  player.start();
  await new Promise((resolve) => (player.onended = resolve));
  return undefined;
}

function listen(stream: MediaStream): Promise<Blob> {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  return new Promise((resolve) => {
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }));
    recorder.start();
    setTimeout(() => recorder.stop(), MILLIS);
  });
}
