/** Checks the evidence of one entry: leaf, proof and checkpoint must lead to the same root. */
import type { Evidence } from '../station/types';
import { equal, fromBase64, isLeafAt, leafHash, readHash, walk, type Bytes, type Step } from './merkle';

/** The three lines of a checkpoint and how many signature lines follow. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  readonly signatures: readonly string[];
}

export type WhyInvalid = 'leaf-hash' | 'leaf-format' | 'size' | 'root' | 'no-checkpoint' | 'unreadable';

export type Finding =
  | { readonly kind: 'valid'; readonly checkpoint: Checkpoint; readonly hash: Bytes; readonly steps: readonly Step[] }
  | { readonly kind: 'invalid'; readonly why: WhyInvalid };

/** Reads a signed note at its last blank line; undefined when it is not exactly three lines and signatures. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) return undefined;
  const lines = note.slice(0, blank).split('\n');
  const [origin, size, root] = lines;
  if (lines.length !== 3 || !origin || !size || !root || !/^(0|[1-9]\d*)$/.test(size)) return undefined;
  const signatures = note.slice(blank + 2).split('\n').filter((line) => line.startsWith('— '));
  try {
    return { origin, size: Number(size), root: fromBase64(root), signatures: signatures.map((line) => line.split(' ')[1] ?? '') };
  } catch {
    return undefined;
  }
}

/** Recomputes everything that can be recomputed without keys; what cannot be read is not valid. */
export async function examine(evidence: Evidence, index: number): Promise<Finding> {
  try {
    return await recompute(evidence, index);
  } catch {
    return { kind: 'invalid', why: 'unreadable' };
  }
}

async function recompute(evidence: Evidence, index: number): Promise<Finding> {
  const leaf = fromBase64(evidence.leaf);
  if (!isLeafAt(leaf, index)) return { kind: 'invalid', why: 'leaf-format' };
  const hash = await leafHash(leaf);
  if (!equal(hash, readHash(evidence.leafHash))) return { kind: 'invalid', why: 'leaf-hash' };
  const checkpoint = evidence.checkpoint === undefined ? undefined : readCheckpoint(evidence.checkpoint);
  if (checkpoint === undefined) return { kind: 'invalid', why: 'no-checkpoint' };
  if (checkpoint.size !== evidence.treeSize) return { kind: 'invalid', why: 'size' };
  const steps = await walk(hash, index, checkpoint.size, evidence.proof.map(readHash));
  const root = steps === undefined ? undefined : (steps.at(-1)?.result ?? hash);
  if (steps === undefined || root === undefined || !equal(root, checkpoint.root)) return { kind: 'invalid', why: 'root' };
  return { kind: 'valid', checkpoint, hash, steps };
}
