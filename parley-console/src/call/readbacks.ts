/** What both sides have read back so far: one chip for each thing, with the newest word of each side. */
import { READ_BACKS, type ReadBack } from '../station/types';

export interface Chip {
  readonly what: ReadBack['what'];
  readonly ours?: ReadBack;
  readonly theirs?: ReadBack;
  /** `agreed`: both sides entered the same; `differ`: both entered, not the same; `waiting`: one side has not. */
  readonly state: 'agreed' | 'differ' | 'waiting';
}

/** The chips in a fixed order; things nobody has read back have none. The station decides what is agreed. */
export function chips(readBacks: readonly ReadBack[]): readonly Chip[] {
  return READ_BACKS.flatMap((what) => {
    const ours = readBacks.findLast((one) => one.what === what && one.ours);
    const theirs = readBacks.findLast((one) => one.what === what && !one.ours);
    if (ours === undefined && theirs === undefined) return [];
    const agreed = ours?.agreed === true || theirs?.agreed === true;
    return [{ what, ours, theirs, state: agreed ? 'agreed' : ours === undefined || theirs === undefined ? 'waiting' : 'differ' }];
  });
}
