/** The people of the station at this console: which of their layers is open, and what was done about them last. */
import type { Answer } from '../station/api';
import { peopleApi, type Asked, type Person, type People } from './api';

/** A half of a one-time code, shown once. */
export interface Half {
  readonly name: string;
  readonly half: string;
  readonly which: 'first' | 'second';
}

export class PeopleDesk {
  open = $state<'mine' | 'everybody' | undefined>(undefined);
  all = $state.raw<People | undefined>(undefined);
  /** Why the last thing asked for did not happen, in the station's words; `unreachable` when it did not answer. */
  refused = $state<string | undefined>(undefined);
  half = $state.raw<Half | undefined>(undefined);

  close(): void {
    this.open = undefined;
    this.refused = undefined;
    this.half = undefined;
  }

  async load(): Promise<void> {
    const answer = await peopleApi.list();
    if (answer.kind === 'ok') this.all = answer.value;
    else this.#took(answer);
  }

  /** Asks for something that needs a second person, or that holds at once. */
  async ask(asked: Promise<Answer<Asked | Person>>): Promise<boolean> {
    const answer = await asked;
    if (!this.#took(answer)) return false;
    if (answer.kind === 'ok' && 'firstHalf' in answer.value && answer.value.firstHalf !== undefined) {
      this.half = { name: answer.value.name, half: answer.value.firstHalf, which: 'first' };
    }
    await this.load();
    return true;
  }

  async confirm(asked: Asked): Promise<void> {
    const answer = await peopleApi.confirm(asked.id);
    if (!this.#took(answer)) return;
    const half = answer.kind === 'ok' ? answer.value.secondHalf : undefined;
    if (half !== undefined) this.half = { name: asked.name, half, which: 'second' };
    await this.load();
  }

  async done(deed: Promise<Answer<unknown>>): Promise<void> {
    if (this.#took(await deed)) await this.load();
  }

  #took(answer: Answer<unknown>): boolean {
    this.refused = answer.kind === 'ok' ? undefined : answer.kind === 'refused' ? answer.problem.title : 'unreachable';
    return answer.kind === 'ok';
  }
}
