/** What the console asks of the sparring partner. */
import { ask } from '../station/api';
import type { Act } from './exercise';

export interface Sparring {
  readonly running: boolean;
  readonly name: string;
}

export const sparringApi = {
  show: () => ask<Sparring>('GET', '/sparring'),
  start: () => ask<Sparring>('POST', '/sparring', {}),
  end: () => ask<undefined>('DELETE', '/sparring'),
  ask: (act: Act) => ask<Sparring>('POST', '/sparring/ask', { act }),
};
