/** The house journal as this page has read it, from its newest entry to its oldest. */
import { adminApi } from './api';
import { questionOf } from './house';
import type { HouseEntry } from './types';

export class HousePage {
  entries = $state.raw<readonly HouseEntry[]>([]);
  size = $state<number | undefined>(undefined);
  opened = $state.raw<HouseEntry | undefined>(undefined);
  busy = $state(false);
  /** What kept the last question from being answered. */
  refused = $state<string | undefined>(undefined);
  /** The token of the filter that cannot be meant. */
  bad = $state<string | undefined>(undefined);
  #query = '';
  #next = $state<string | undefined>(undefined);
  more = $derived(this.#next !== undefined);

  async ask(filter: string, now: number): Promise<void> {
    const question = questionOf(filter, now);
    this.bad = question.kind === 'bad' ? question.token : undefined;
    if (question.kind === 'bad') return;
    this.#query = question.query;
    this.entries = [];
    this.opened = undefined;
    this.#next = undefined;
    await this.#read();
  }

  async older(): Promise<void> {
    if (!this.busy && this.#next !== undefined) await this.#read();
  }

  async #read(): Promise<void> {
    const query = this.#query;
    this.busy = true;
    const answer = await adminApi.house(query, this.#next);
    this.busy = false;
    // Another question was asked meanwhile.
    if (query !== this.#query) return;
    this.refused = answer.kind === 'ok' ? undefined : answer.kind === 'refused' ? (answer.problem.title ?? '') : 'unreachable';
    if (answer.kind !== 'ok') return;
    this.entries = [...this.entries, ...answer.value.entries];
    this.size = answer.value.size;
    this.#next = answer.value.next;
  }

  /** Opens one entry; the station enters who opened it before it answers. */
  async open(index: number): Promise<void> {
    const answer = await adminApi.houseEntry(index);
    this.refused = answer.kind === 'ok' ? undefined : answer.kind === 'refused' ? (answer.problem.title ?? '') : 'unreachable';
    if (answer.kind === 'ok') this.opened = answer.value;
  }
}
