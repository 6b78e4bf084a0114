import { describe, expect, it } from 'vitest';
import { proposed } from '../src/setup/propose';

describe('what the wizard proposes', () => {
  it('leads two routes over two addresses, and the voice where the console is', () => {
    const given = proposed(['192.0.2.7', '198.51.100.7'], 'http://localhost:8443');

    expect(given.routes.map((one) => one.listen)).toEqual(['192.0.2.7:7001', '198.51.100.7:7002']);
    expect(given.voice).toBe('127.0.0.1:7003');
  });

  it('proposes the loopback address where there is no other', () => {
    expect(proposed([], 'http://localhost:8443').routes.map((one) => one.listen)).toEqual(['127.0.0.1:7001', '127.0.0.1:7002']);
  });

  it('brings voice to the network with a console that is on it', () => {
    expect(proposed(['192.0.2.7'], 'https://parley.example').voice).toBe('192.0.2.7:7003');
  });

  it('writes an IPv6 address in brackets', () => {
    expect(proposed(['fd00::5'], 'https://parley.example').routes[0]?.listen).toBe('[fd00::5]:7001');
  });
});
