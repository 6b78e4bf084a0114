/**
 * The inclusion proof of an RFC 6962 log (§2.1.1, verified as in RFC 9162 §2.1.3.2), recomputed here so that
 * the officer need not take the station's word for it.
 */

export const LEAF_BYTES = 132;
const LEAF_MAGIC = 'parley-entry/v1\n';

/** One step on the way from the leaf to the root. */
export interface Step {
  readonly sibling: Uint8Array<ArrayBuffer>;
  readonly side: 'left' | 'right';
  readonly result: Uint8Array<ArrayBuffer>;
}

export type Bytes = Uint8Array<ArrayBuffer>;

export async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

export function leafHash(leaf: Bytes): Promise<Bytes> {
  return sha256(Uint8Array.of(0), leaf);
}

export function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(Uint8Array.of(1), left, right);
}

/**
 * Walks the proof from the leaf of `index` in a log of `size` entries.
 * Returns the steps; undefined when the proof has the wrong number of hashes for that place.
 */
export async function walk(hash: Bytes, index: number, size: number, proof: readonly Bytes[]): Promise<Step[] | undefined> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  const steps: Step[] = [];
  let fn = index;
  let sn = size - 1;
  let current = hash;
  for (const sibling of proof) {
    if (sn === 0 || sibling.length !== 32) return undefined;
    const fromLeft = fn % 2 === 1 || fn === sn;
    current = fromLeft ? await nodeHash(sibling, current) : await nodeHash(current, sibling);
    steps.push({ sibling, side: fromLeft ? 'left' : 'right', result: current });
    if (fromLeft && fn % 2 === 0) while (fn !== 0 && fn % 2 === 0) [fn, sn] = [half(fn), half(sn)];
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? steps : undefined;
}

/** Not a shift: those are 32 bits wide, and a log may grow beyond. */
function half(value: number): number {
  return Math.floor(value / 2);
}

/** The root a proof leads to, or undefined for a proof that fits no tree. */
export async function rootOf(hash: Bytes, index: number, size: number, proof: readonly Bytes[]): Promise<Bytes | undefined> {
  const steps = await walk(hash, index, size, proof);
  return steps === undefined ? undefined : (steps.at(-1)?.result ?? hash);
}

/** Whether these bytes are an entry's leaf, and stand at `index`. */
export function isLeafAt(leaf: Bytes, index: number): boolean {
  if (leaf.length !== LEAF_BYTES) return false;
  const magic = new TextDecoder('latin1').decode(leaf.subarray(0, LEAF_MAGIC.length));
  return magic === LEAF_MAGIC && new DataView(leaf.buffer, leaf.byteOffset).getBigUint64(16) === BigInt(index);
}

export function equal(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

export function hex(bytes: Bytes): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads base64; throws on anything else. */
export function fromBase64(text: string): Bytes {
  const binary = atob(text);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** The station writes a hash as base64 or as hex; both are read. */
export function readHash(text: string): Bytes {
  if (!/^[0-9a-f]{64}$/i.test(text)) return fromBase64(text);
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
