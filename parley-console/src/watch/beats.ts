/** The beats of an armed position: what this console's sound and window are like, every two seconds. */
import { stamped } from '../station/stamp';

export interface BeatReport {
  readonly audio: 'running' | 'suspended';
  readonly visible: boolean;
  readonly volume: number;
}

export type BeatOrder =
  | { readonly kind: 'begin'; readonly position: string; readonly report: BeatReport }
  | { readonly kind: 'report'; readonly report: BeatReport }
  | { readonly kind: 'end' };

/** The station counts a position as stale after 6 s: two beats may get lost. */
const EVERY_MILLIS = 2_000;

export class Beats {
  #position = '';
  #report: BeatReport | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Carries out one order; a new report is also sent at once, unless the beats have ended. */
  take(order: BeatOrder): void {
    switch (order.kind) {
      case 'begin':
        clearInterval(this.#timer);
        this.#position = order.position;
        this.#report = order.report;
        this.#timer = setInterval(() => this.#send(), EVERY_MILLIS);
        this.#send();
        break;
      case 'report':
        if (this.#report === undefined) break; // No position is held: nothing may beat for one.
        this.#report = order.report;
        this.#send();
        break;
      case 'end':
        clearInterval(this.#timer);
        this.#report = undefined;
        break;
    }
  }

  #send(): void {
    if (this.#report === undefined) return;
    void stamped(`/api/v1/positions/${encodeURIComponent(this.#position)}/beat`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Parley': '1' },
      body: JSON.stringify(this.#report),
    }).catch(() => undefined); // The screen itself says when the station cannot be reached.
  }
}
