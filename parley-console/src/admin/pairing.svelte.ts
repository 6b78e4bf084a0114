/** One pairing as this page lives it; what is true of it stands at the station and is asked for again and again. */
import type { Answer } from '../station/api';
import { adminApi, base64, save } from './api';
import { stepOf } from './pairing';
import type { Pairing, Review } from './types';

const LOOK_MILLIS = 1_500;

export class PairingPage {
  pairing = $state.raw<Pairing | undefined>(undefined);
  /** Their card as it was chosen here; the second administrator has it from the station. */
  #file = $state<string | undefined>(undefined);
  #review = $state.raw<Review | undefined>(undefined);
  read = $state(false);
  busy = $state(false);
  unreachable = $state(false);
  /** What kept the last thing asked for from happening. */
  refused = $state.raw<{ readonly title: string; readonly whatToDo: string } | undefined>(undefined);
  theirs = $derived(this.pairing?.theirs ?? this.#review);
  step = $derived(stepOf(this.pairing ?? {}, this.#review, this.read));

  /** Looks until the page is left. */
  watch(): () => void {
    const timer = setInterval(() => void this.look(), LOOK_MILLIS);
    void this.look();
    return () => clearInterval(timer);
  }

  async look(): Promise<void> {
    const answer = await adminApi.pairing();
    this.unreachable = answer.kind === 'unreachable';
    if (answer.kind !== 'ok') return;
    this.pairing = answer.value;
    if (answer.value.card === undefined) this.#forget();
  }

  #forget(): void {
    this.#file = undefined;
    this.#review = undefined;
    this.read = false;
  }

  async begin(): Promise<void> {
    this.#forget();
    await this.#do(adminApi.makeCard());
  }

  saveCard(): void {
    const card = this.pairing?.card;
    if (card !== undefined) save(`${card.about.name}.card`, card.file);
  }

  async choose(file: File): Promise<void> {
    const bytes = await base64(file);
    const answer = await this.#do(adminApi.review(bytes));
    if (answer === undefined) return;
    this.#file = bytes;
    this.#review = answer;
  }

  /** Their card was the wrong file: another is chosen. */
  another(): void {
    this.#forget();
  }

  async confirm(fingerprint: string): Promise<void> {
    const card = this.pairing?.theirs?.file ?? this.#file;
    if (card !== undefined) await this.#do(adminApi.confirm(card, fingerprint));
  }

  async callOff(): Promise<void> {
    await this.#do(adminApi.callOff());
  }

  async #do<T>(asked: Promise<Answer<T>>): Promise<T | undefined> {
    this.busy = true;
    const answer = await asked;
    this.busy = false;
    this.unreachable = answer.kind === 'unreachable';
    this.refused = answer.kind === 'refused' ? { title: answer.problem.title ?? '', whatToDo: answer.problem.what_to_do ?? '' } : undefined;
    await this.look();
    return answer.kind === 'ok' ? answer.value : undefined;
  }
}
