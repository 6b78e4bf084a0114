/** What the wizard proposes for a step that nobody has answered yet. */
import type { Addresses } from './types';

const FIRST_PORT = 7001;
const LOOPBACK = '127.0.0.1';

/** Two routes over two addresses of this machine if it has them, and a voice where the console is. */
export function proposed(suggested: readonly string[], address: string): Addresses {
  const hosts = suggested.length === 0 ? [LOOPBACK] : suggested;
  const first = hosts[0] ?? LOOPBACK;
  const at = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const near = /^http:/.test(address) ? LOOPBACK : first;
  return {
    routes: [
      { name: 'one', listen: at(first, FIRST_PORT), advertise: '' },
      { name: 'two', listen: at(hosts[1] ?? first, FIRST_PORT + 1), advertise: '' },
    ],
    voice: at(near, FIRST_PORT + 2),
    timeSource: '',
  };
}
