import { expect, test } from 'vitest';
// The development station keeps a true log; its evidence is true until a test bends it.
import { MockJournal } from '../dev/mock-journal.mjs';
import { examine, readCheckpoint } from '../src/journal/evidence';
import type { Evidence } from '../src/station/types';

const journal = new MockJournal(13);
const evidence = (index: number, more: Partial<Evidence> = {}): Evidence => ({
  ...journal.evidence(index), kind: 'message', at: '', dtg: '', author: 'officer/almark', state: 'cosigned', ...more,
});

test('true evidence is valid for every entry', async () => {
  for (let index = 0; index < journal.size; index += 1) expect((await examine(evidence(index), index)).kind).toBe('valid');
});

test('evidence of one entry is not evidence of another', async () => {
  expect(await examine(evidence(4), 5)).toEqual({ kind: 'invalid', why: 'leaf-format' });
});

test('a leaf that does not hash to what is claimed is named', async () => {
  expect(await examine(evidence(4, { leafHash: '00'.repeat(32) }), 4)).toEqual({ kind: 'invalid', why: 'leaf-hash' });
});

test('without a checkpoint nothing is proven', async () => {
  expect(await examine(evidence(4, { checkpoint: undefined }), 4)).toEqual({ kind: 'invalid', why: 'no-checkpoint' });
});

test('proof and checkpoint must speak of the same size', async () => {
  expect(await examine(evidence(4, { treeSize: 12 }), 4)).toEqual({ kind: 'invalid', why: 'size' });
});

test('a proof that leads to another root is not valid', async () => {
  const proof = [...evidence(4).proof].reverse();
  expect(await examine(evidence(4, { proof }), 4)).toEqual({ kind: 'invalid', why: 'root' });
});

test('evidence that cannot be read at all is not valid, and no error', async () => {
  expect((await examine(evidence(4, { leaf: '***' }), 4)).kind).toBe('invalid');
  expect((await examine(evidence(4, { proof: ['***'] }), 4)).kind).toBe('invalid');
});

test('a checkpoint is exactly three lines and its signature lines', () => {
  const note = evidence(4).checkpoint ?? '';
  expect(readCheckpoint(note)?.size).toBe(13);
  expect(readCheckpoint(note)?.signatures).toHaveLength(4);
  expect(readCheckpoint(note.replace('\n13\n', '\n013\n'))).toBeUndefined();
  expect(readCheckpoint(note.replace('\n13\n', '\n13\nextra\n'))).toBeUndefined();
  expect(readCheckpoint('no note')).toBeUndefined();
});
