import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { Problem } from "../../../api/problem.ts";
import type { LocalCopy } from "../../../app/draft.ts";

export type SentCommand = RouteBody<"POST /events/{eventId}/day/commands">["commands"][number];
export type DayCommand = SentCommand["command"];
type Heard = RouteResponse<"POST /events/{eventId}/day/commands">;

/**
 * What has been done in the hall and the server has not heard yet, in order. Each command has an id of its own, so that one
 * which was sent and whose answer got lost is done once. It is kept on the device until it is heard.
 */

/** `sent` nothing waits · `sending` on its way · `offline` tried again later · `stopped` the server refuses to hear more. */
export type QueueState = {
  readonly kind: "sent" | "sending" | "offline" | "stopped";
  readonly waiting: readonly SentCommand[];
  /** Commands that were heard and could not be done: no such card. */
  readonly refused: number;
};

export interface QueueOptions {
  readonly copy: LocalCopy<readonly SentCommand[]>;
  readonly send: (commands: SentCommand[]) => Promise<Heard>;
  /** Hears what the server says after it has heard. */
  readonly heard: (answer: Heard) => void;
  readonly now: () => string;
  readonly newId: () => string;
  /** Waits between tries without a network, in ms; the last one repeats. */
  readonly retryMs?: readonly number[];
}

/** The contract's most in one request. */
const BATCH = 200;

export class DayQueue {
  readonly #options: QueueOptions;
  readonly #listeners = new Set<() => void>();
  #state: QueueState;
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
    const waiting = options.copy.read()?.value ?? [];
    this.#state = { kind: waiting.length > 0 ? "offline" : "sent", waiting, refused: 0 };
  }

  state = (): QueueState => this.#state;

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Takes a command; it holds on this device at once and is sent as soon as it can be. */
  give(command: DayCommand): void {
    const sent = { id: this.#options.newId(), at: this.#options.now(), command };
    this.#set({ waiting: [...this.#state.waiting, sent] });
    void this.flush();
  }

  /** Sends what waits, oldest first, and resolves when all is heard or it must wait. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  /** Forgets on this device what has been heard; what has not is kept for the next time. */
  close(): void {
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    while (this.#state.waiting.length > 0) {
      const batch = this.#state.waiting.slice(0, BATCH);
      this.#set({ kind: "sending" });
      try {
        const answer = await this.#options.send(batch);
        this.#tries = 0;
        const heard = new Set(batch.map(({ id }) => id));
        const refused = answer.results.filter(({ outcome }) => outcome === "refused").length;
        this.#set({
          waiting: this.#state.waiting.filter(({ id }) => !heard.has(id)),
          refused: this.#state.refused + refused,
        });
        this.#options.heard(answer);
      } catch (error) {
        if (error instanceof Problem && !error.passing && error.status !== 401) {
          this.#set({ kind: "stopped" });
          return;
        }
        this.#later();
        return;
      }
    }
    this.#set({ kind: "sent" });
  }

  #later(): void {
    const waits = this.#options.retryMs ?? [2_000, 5_000, 15_000];
    this.#set({ kind: "offline" });
    this.#timer = setTimeout(() => void this.flush(), waits[Math.min(this.#tries, waits.length - 1)] ?? 15_000);
    this.#tries += 1;
  }

  #set(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change };
    const { waiting } = this.#state;
    if (waiting.length > 0) this.#options.copy.write({ value: waiting, etag: "" });
    else this.#options.copy.clear();
    for (const tell of this.#listeners) tell();
  }
}
