/** What administrators ask of the station. */
import { ask } from '../station/api';
import type { Diagnoses, HouseEntry, HouseJournal, OurCard, Pairing, Review } from './types';

export const adminApi = {
  pairing: () => ask<Pairing>('GET', '/pairing'),
  makeCard: () => ask<OurCard>('POST', '/pairing/cards', {}),
  review: (card: string) => ask<Review>('POST', '/pairing/review', { card }),
  confirm: (card: string, fingerprint: string) => ask<{ state: string; line: string }>('POST', '/pairing/confirm', { card, fingerprint }),
  callOff: () => ask<undefined>('DELETE', '/pairing'),
  house: (query: string, before?: string) => ask<HouseJournal>('GET', `/house?limit=200&${query}${before === undefined ? '' : `&before=${encodeURIComponent(before)}`}`),
  houseEntry: (index: number) => ask<HouseEntry>('GET', `/house/${index}`),
  doctor: () => ask<Diagnoses>('GET', '/doctor'),
};

/** Lets the browser keep bytes as a file. */
export function save(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The bytes of a chosen file in base64. */
export async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''));
}
