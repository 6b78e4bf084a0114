/** Passing on an acknowledged message: what is open, what may be done. Pure; the station has the last word. */
import { ask } from '../station/api';
import type { Message, Role } from '../station/types';

export function openSteps(message: Message): number {
  return (message.onward ?? []).filter((step) => step.state === 'open').length;
}

/** Only what they wrote and somebody here has acknowledged is passed on, by whoever writes. */
export function mayPassOn(message: Message, role: Role | undefined): boolean {
  return message.direction === 'in' && message.acknowledgedBy !== undefined && (role === 'officer' || role === 'supervisor');
}

/** The configured recipients to whom it was not passed on yet. */
export function offered(message: Message, recipients: readonly string[]): readonly string[] {
  const taken = new Set((message.onward ?? []).filter((step) => step.state !== 'withdrawn').map((step) => step.to));
  return recipients.filter((name) => !taken.has(name));
}

const path = (message: Message, end: string): string => `/messages/${encodeURIComponent(message.serial)}/onward${end}?line=${encodeURIComponent(message.line)}`;

export const onwardApi = {
  pass: (message: Message, to: string) => ask<Message>('POST', path(message, ''), { to }),
  received: (message: Message, to: string, from: string) => ask<Message>('POST', path(message, '/received'), from === '' ? { to } : { to, from }),
  withdrawn: (message: Message, to: string) => ask<Message>('POST', path(message, '/withdrawn'), { to }),
};
