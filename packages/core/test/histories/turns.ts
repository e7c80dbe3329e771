import type { Draw } from "@passa/domain/matching/oracle/generate";

/**
 * Lets racing clients send one command at a time. Whose is next is drawn when everybody who is still at it waits, so that
 * the same draws give the same history on any machine.
 */
export class Turns {
  readonly #draw: Draw;
  readonly #waiting: { client: number; go: () => void }[] = [];
  readonly #present = new Set<number>();
  readonly #late: { at: number; send: () => Promise<unknown> }[] = [];
  #isTaken = false;
  #isLooking = false;
  #count = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** How many turns there have been. */
  get count(): number {
    return this.#count;
  }

  join(client: number): void {
    this.#present.add(client);
  }

  leave(client: number): void {
    this.#present.delete(client);
    this.#look();
  }

  async take<T>(client: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.#waiting.push({ client, go });
      this.#look();
    });
    try {
      return await work();
    } finally {
      this.#isTaken = false;
      this.#look();
    }
  }

  /** Sends something so many turns from now, at the latest by {@link settle}. */
  later(turns: number, send: () => Promise<unknown>): void {
    this.#late.push({ at: this.#count + turns, send });
  }

  /** Sends what is still under way. */
  async settle(): Promise<void> {
    for (const { send } of this.#late.splice(0)) await send();
  }

  /** Looks when whoever was answered has had the time to ask for more: a round of the event loop for each layer below. */
  #look(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    setImmediate(() => setImmediate(() => void this.#next()));
  }

  async #next(): Promise<void> {
    this.#isLooking = false;
    const clients = new Set(this.#waiting.map(({ client }) => client));
    if (this.#isTaken || clients.size === 0 || [...this.#present].some((client) => !clients.has(client))) return;
    this.#isTaken = true;
    this.#count += 1;
    const due = this.#late.findIndex(({ at }) => at <= this.#count);
    if (due !== -1) {
      for (const { send } of this.#late.splice(due, 1)) await send();
    }
    const client = this.#draw.pick([...clients].toSorted((one, other) => one - other));
    const at = this.#waiting.findIndex((one) => one.client === client);
    for (const { go } of this.#waiting.splice(at, 1)) go();
  }
}
