/** What this officer is doing about drafts. The drafts themselves stand in the link's view. */
import type { Answer } from '../station/api';
import type { StationLink } from '../station/link.svelte';
import { draftApi, type DraftAct } from './api';
import type { Draft, NewDraft } from './types';

export class DraftWork {
  /** The draft that is being written anew in the composer. */
  rewriting = $state.raw<Draft | undefined>(undefined);
  /** The draft whose refusal is being reasoned. */
  refusing = $state<string | undefined>(undefined);
  readonly #link: StationLink;
  readonly #told: (answer: Answer<unknown>) => void;

  /** `told` hears how the last thing asked for went. */
  constructor(link: StationLink, told: (answer: Answer<unknown>) => void) {
    this.#link = link;
    this.#told = told;
  }

  async act(draft: Draft, act: DraftAct, reason?: string): Promise<void> {
    this.#took(await draftApi.act(draft.draft, act, reason === undefined ? {} : { reason }));
    this.refusing = undefined;
  }

  /** Keeps a message, in place of the one that is being written anew if there is one. */
  async keep(line: string, wanted: NewDraft, key: string): Promise<Answer<Draft>> {
    const replaces = this.rewriting?.line === line ? { replaces: this.rewriting.draft } : {};
    const answer = await draftApi.keep(line, { ...wanted, ...replaces }, key);
    if (answer.kind === 'ok') {
      this.rewriting = undefined;
      this.#link.apply({ kind: 'draft', draft: answer.value });
    }
    return answer;
  }

  #took(answer: Answer<Draft>): void {
    this.#told(answer);
    if (answer.kind === 'ok') this.#link.apply({ kind: 'draft', draft: answer.value });
  }
}
