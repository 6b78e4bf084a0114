import { t } from '../words/words.svelte';
import type { Answer } from '../station/api';
import { setUpApi } from './api';
import { STEPS, type SetUpView, type Step } from './types';

/** What went wrong, in whose words. */
export interface Refusal {
  readonly title: string;
  readonly whatToDo: string;
  readonly english: boolean;
}

/** Where the wizard's page stands. */
export class SetUpPage {
  view = $state.raw<SetUpView | undefined>(undefined);
  step = $state<Step>('station');
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>(undefined);
  /** This address serves a station already. */
  over = $state(false);

  /** With the token of this tab, else with the code in the address, which then vanishes from it. */
  async begin(): Promise<void> {
    const code = location.hash.slice(1);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    const kept = setUpApi.known() ? await setUpApi.show() : undefined;
    if (kept?.kind === 'ok') this.#enter(kept.value);
    else if (code !== '') await this.bring(code);
    else if (kept?.kind === 'refused') this.over = kept.problem.status === 404;
  }

  async bring(code: string): Promise<void> {
    this.busy = true;
    const answer = await setUpApi.begin(code);
    this.busy = false;
    if (answer.kind === 'ok') this.#enter(answer.value);
    else if (answer.kind === 'refused' && answer.problem.status === 404) this.over = true;
    else this.refuse(answer);
  }

  #enter(view: SetUpView): void {
    this.refusal = undefined;
    this.view = view;
    this.step = STEPS.find((one) => one !== 'practise' && !view.done[one]) ?? 'practise';
  }

  /** Takes an answer; says whether it was the one that was asked for. */
  async take(asked: Promise<Answer<SetUpView>>): Promise<boolean> {
    this.busy = true;
    this.refusal = undefined;
    const answer = await asked;
    this.busy = false;
    if (answer.kind === 'ok') this.view = answer.value;
    else this.refuse(answer);
    return answer.kind === 'ok';
  }

  refuse(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): void {
    this.refusal =
      answer.kind === 'unreachable'
        ? { title: t('setup.unreachable'), whatToDo: '', english: false }
        : { title: answer.problem.title ?? '', whatToDo: answer.problem.what_to_do ?? '', english: true };
  }

  go(step: Step): void {
    this.refusal = undefined;
    // What was found belongs to the step in which it was looked for.
    if (this.view?.found !== undefined) this.view = { ...this.view, found: [] };
    this.step = step;
  }

  next(): void {
    this.go(STEPS[STEPS.indexOf(this.step) + 1] ?? 'practise');
  }

  /** Steps can be gone back to; forward only as far as all before are done. */
  mayGo(step: Step): boolean {
    return STEPS.slice(0, STEPS.indexOf(step)).every((one) => one === 'practise' || this.view?.done[one] === true);
  }
}
