/** The development station's log, as far as the tests use it. */
export class MockJournal {
  constructor(entries: number);
  readonly size: number;
  append(): number;
  evidence(index: number): { leaf: string; leafHash: string; proof: string[]; treeSize: number; checkpoint: string };
}
