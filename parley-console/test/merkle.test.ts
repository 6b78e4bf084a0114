import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { equal, fromBase64, hex, isLeafAt, leafHash, readHash, rootOf, walk, type Bytes } from '../src/journal/merkle';

/** The definition of RFC 6962 §2.1, written down once more and apart from the console's code. */
const sha = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const split = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));
function treeRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  const half = split(leaves.length);
  return sha(Buffer.of(1), treeRoot(leaves.slice(0, half)), treeRoot(leaves.slice(half)));
}
function treePath(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length === 1) return [];
  const half = split(leaves.length);
  return index < half
    ? [...treePath(leaves.slice(0, half), index), treeRoot(leaves.slice(half))]
    : [...treePath(leaves.slice(half), index - half), treeRoot(leaves.slice(0, half))];
}
const bytes = (buffer: Buffer): Bytes => Uint8Array.from(buffer);
const LEAVES = Array.from({ length: 20 }, (_, i) => sha(Buffer.of(0), Buffer.from(`entry ${i}`)));

test('every entry of every tree up to twenty leads to its root', async () => {
  for (let size = 1; size <= LEAVES.length; size += 1) {
    const leaves = LEAVES.slice(0, size);
    for (let index = 0; index < size; index += 1) {
      const root = await rootOf(bytes(leaves[index] as Buffer), index, size, treePath(leaves, index).map(bytes));
      expect(root && hex(root), `${index} of ${size}`).toBe(treeRoot(leaves).toString('hex'));
    }
  }
});

test('a proof for one place leads nowhere from any other place', async () => {
  const proof = treePath(LEAVES, 5).map(bytes);
  const root = treeRoot(LEAVES).toString('hex');
  for (let index = 0; index < LEAVES.length; index += 1) {
    const found = await rootOf(bytes(LEAVES[5] as Buffer), index, LEAVES.length, proof);
    expect(found !== undefined && hex(found) === root).toBe(index === 5);
  }
});

test('one bit changed anywhere in the proof changes the root', async () => {
  const proof = treePath(LEAVES, 5).map(bytes);
  for (let i = 0; i < proof.length; i += 1) {
    const bent = proof.map((hash, at) => (at === i ? hash.with(0, (hash[0] ?? 0) ^ 1) as Bytes : hash));
    const root = await rootOf(bytes(LEAVES[5] as Buffer), 5, LEAVES.length, bent);
    expect(root && hex(root)).not.toBe(treeRoot(LEAVES).toString('hex'));
  }
});

test('a proof too short, too long or with a hash of the wrong length is no proof', async () => {
  const proof = treePath(LEAVES, 5).map(bytes);
  const leaf = bytes(LEAVES[5] as Buffer);
  expect(await walk(leaf, 5, 20, proof.slice(1))).toBeUndefined();
  expect(await walk(leaf, 5, 20, [...proof, ...proof.slice(0, 1)])).toBeUndefined();
  expect(await walk(leaf, 5, 20, [...proof.slice(0, -1), new Uint8Array(31)])).toBeUndefined();
});

test('an index outside the tree, or no whole number, is refused', async () => {
  for (const index of [20, -1, 1.5, Number.NaN, 2 ** 60]) expect(await walk(bytes(LEAVES[0] as Buffer), index, 20, [])).toBeUndefined();
});

test('a leaf is 132 bytes that begin with its format and name its own place', () => {
  const leaf = new Uint8Array(132);
  leaf.set(new TextEncoder().encode('parley-entry/v1\n'));
  new DataView(leaf.buffer).setBigUint64(16, 7n);
  expect(isLeafAt(leaf, 7)).toBe(true);
  expect(isLeafAt(leaf, 8)).toBe(false);
  expect(isLeafAt(leaf.slice(0, 131), 7)).toBe(false);
  expect(isLeafAt(leaf.with(0, 0) as Bytes, 7)).toBe(false);
});

test('a hash is read from hex and from base64 alike', async () => {
  const hash = await leafHash(new TextEncoder().encode('x'));
  expect(equal(readHash(hex(hash)), hash)).toBe(true);
  expect(equal(readHash(Buffer.from(hash).toString('base64')), hash)).toBe(true);
  expect(() => fromBase64('not base64!')).toThrow();
});
