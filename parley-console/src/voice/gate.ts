/**
 * The talk gate in the station, worked from here. Presses may come faster than the station answers, so only
 * one request is under way at a time and the last wish always wins: an "off" can never be overtaken by the
 * "on" before it.
 */
export class TalkGate {
  #wish = true;
  /** What the station last took; undefined after a refusal. A new leg begins with an open gate. */
  #told: boolean | undefined = true;
  #legs = 0;
  #busy = false;
  readonly #tell: (on: boolean) => Promise<boolean>;

  /** `tell` resolves to whether the station took it. */
  constructor(tell: (on: boolean) => Promise<boolean>) {
    this.#tell = tell;
  }

  set(on: boolean): void {
    this.#wish = on;
    void this.#work();
  }

  /** A new leg is up, with an open gate: what was told before counts no longer. */
  renewed(): void {
    this.#legs += 1;
    this.#told = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#told !== this.#wish) {
      const [wish, leg] = [this.#wish, this.#legs];
      const taken = await this.#tell(wish);
      if (leg !== this.#legs) continue;
      this.#told = taken ? wish : undefined;
      // A refusal is not asked again by itself: the next press or the next leg asks anew.
      if (!taken && wish === this.#wish) break;
    }
    this.#busy = false;
  }
}
