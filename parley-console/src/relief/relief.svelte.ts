/** What this officer is doing about the watch: the sheet, and the handover that is read here. */
import type { Answer } from '../station/api';
import { reliefApi } from './api';
import type { Handover, WatchChanges } from './types';

export class Relief {
  /** The sheet of the watch is open. */
  open = $state(false);
  /** The handover that this officer reads as relief. */
  handover = $state.raw<Handover | undefined>(undefined);
  /** Why the last thing asked for did not happen. */
  refused = $state<string | undefined>(undefined);
  /** The change that this officer has been told of and closed. */
  seen = $state('');

  toggle(): void {
    this.open = !this.open;
  }

  close(): void {
    this.open = false;
    this.refused = undefined;
  }

  async begin(position: string): Promise<void> {
    this.took(await reliefApi.begin(position));
  }

  async tick(item: string, ticked: boolean): Promise<void> {
    const position = this.handover?.position;
    if (position !== undefined) this.took(await reliefApi.tick(position, item, ticked));
  }

  /** Reads again what is open; a handover that is there no more is let go. */
  async refresh(): Promise<void> {
    const position = this.handover?.position;
    if (position === undefined) return;
    const answer = await reliefApi.show(position);
    if (answer.kind === 'ok') this.handover = answer.value;
    else if (answer.kind === 'refused') this.handover = undefined;
  }

  async cancel(): Promise<void> {
    const position = this.handover?.position;
    this.handover = undefined;
    if (position !== undefined) await reliefApi.cancel(position);
  }

  /** Keeps what the station answered; says whether it did what was asked. */
  took(answer: Answer<Handover>): boolean {
    if (answer.kind === 'ok') {
      this.handover = answer.value;
      this.refused = undefined;
      return true;
    }
    this.refused = answer.kind === 'refused' ? (answer.problem.title ?? '') : 'unreachable';
    return false;
  }
}

/** The newest change by which somebody took a position over from this officer. */
export function takenFrom(watch: WatchChanges | undefined, officer: string): WatchChanges['changes'][number] | undefined {
  return watch?.changes.findLast((change) => change.act === 'taken-over' && change.from === officer);
}
