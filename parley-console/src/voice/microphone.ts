/** The officer's microphone and the devices to choose from. Without a microphone a position still rings. */

export type Microphone =
  | { readonly kind: 'open'; readonly stream: MediaStream }
  | { readonly kind: 'denied' }
  | { readonly kind: 'absent' }
  /** There is one, but it cannot be opened, for instance because another program holds it. */
  | { readonly kind: 'busy' };

export type NoMicrophone = Exclude<Microphone['kind'], 'open'>;

/** Opens the chosen microphone, or the usual one when the chosen one is gone. Never throws. */
export async function openMicrophone(device: string): Promise<Microphone> {
  const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
  try {
    if (device !== '') audio.deviceId = device;
    // A page without https has no `mediaDevices` at all: that throws here too.
    return { kind: 'open', stream: await navigator.mediaDevices.getUserMedia({ audio }) };
  } catch (error) {
    return { kind: whyNot(error) };
  }
}

/** The plain reason behind what the browser threw (W3C Media Capture and Streams, §10.2). */
export function whyNot(error: unknown): NoMicrophone {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
}

export interface Devices {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly loudspeakers: readonly MediaDeviceInfo[];
}

export const NO_DEVICES: Devices = { microphones: [], loudspeakers: [] };

/** What can be chosen; the browser names devices only once a microphone was opened. */
export async function devices(): Promise<Devices> {
  try {
    const all = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.deviceId !== '' && one.label !== '');
    return {
      microphones: all.filter((one) => one.kind === 'audioinput'),
      loudspeakers: 'setSinkId' in AudioContext.prototype ? all.filter((one) => one.kind === 'audiooutput') : [],
    };
  } catch {
    return NO_DEVICES;
  }
}
