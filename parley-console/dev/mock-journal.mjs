/** A Merkle log with real hashes, so that the console's own proof check has something true to check. */
import { createHash, randomBytes } from 'node:crypto';

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const node = (left, right) => sha(Buffer.of(1), left, right);

export class MockJournal {
  #leaves = [];

  constructor(entries) {
    for (let i = 0; i < entries; i += 1) this.append();
  }

  append() {
    const leaf = Buffer.alloc(132);
    leaf.write('parley-entry/v1\n', 0, 'latin1');
    leaf.writeBigUInt64BE(BigInt(this.#leaves.length), 16);
    randomBytes(108).copy(leaf, 24);
    this.#leaves.push(leaf);
    return this.#leaves.length - 1;
  }

  get size() {
    return this.#leaves.length;
  }

  evidence(index) {
    const leaf = this.#leaves[index];
    const hashes = this.#leaves.map((one) => sha(Buffer.of(0), one));
    const root = rootOf(hashes).toString('base64');
    const line = 'parley.line/7c1e09c2a5d04f6f8a1f3f4be07d9a21';
    const signers = [`${line}/a/e1`, `${line}/a/e1`, `${line}/b/cosigner/e1`, `${line}/b/cosigner/e1`];
    const note = `${line}/a/e1\n${this.size}\n${root}\n\n${signers.map((name) => `— ${name} ${randomBytes(72).toString('base64')}\n`).join('')}`;
    return {
      leaf: leaf.toString('base64'),
      leafHash: hashes[index].toString('hex'),
      proof: pathOf(hashes, index).map((hash) => hash.toString('base64')),
      treeSize: this.size,
      checkpoint: note,
    };
  }
}

function split(count) {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

function rootOf(hashes) {
  if (hashes.length === 1) return hashes[0];
  const half = split(hashes.length);
  return node(rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

function pathOf(hashes, index) {
  if (hashes.length === 1) return [];
  const half = split(hashes.length);
  return index < half
    ? [...pathOf(hashes.slice(0, half), index), rootOf(hashes.slice(half))]
    : [...pathOf(hashes.slice(half), index - half), rootOf(hashes.slice(0, half))];
}
