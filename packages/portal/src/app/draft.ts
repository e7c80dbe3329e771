import { Problem } from "../api/problem.ts";
import { saysSame } from "./says-same.ts";

/**
 * Saved as one goes. A draft holds what a person is writing, saves it a moment after the last change with If-Match,
 * tries again when the network returns, keeps a local copy until the server has it, and when somebody else has saved
 * meanwhile it holds both versions until the person has chosen. Nothing typed is lost.
 */

/** A value and the version (ETag) it was read or saved as; "" before it exists on the server. */
export interface Versioned<T> {
  readonly value: T;
  readonly etag: string;
}

export type DraftState<T> = { readonly value: T; readonly savedAt: string | undefined } & (
  | { readonly kind: "saved" | "waiting" | "saving" }
  /** No network, or the server cannot just now: kept here, sent later. */
  | { readonly kind: "offline" }
  /** The session ended: kept here, sent after the next sign-in. */
  | { readonly kind: "away" }
  /** The server does not accept this: `problem.errors` name the fields. The next change is tried again. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Somebody else saved `theirs`; `value` is ours. Ends by `choose`. */
  | { readonly kind: "conflict"; readonly theirs: Versioned<T> }
);

/** Where a copy waits until the server has it. */
export interface LocalCopy<T> {
  read(): Versioned<T> | undefined;
  write(copy: Versioned<T>): void;
  clear(): void;
}

export interface DraftOptions<T> {
  readonly start: Versioned<T>;
  /** Saves the value over the version `etag`; gives the new version's ETag. Throws `Problem`; 412 when `etag` is old. */
  readonly save: (value: T, etag: string) => Promise<string>;
  /** Reads what is on the server now, for a conflict. */
  readonly reload: () => Promise<Versioned<T>>;
  readonly copy: LocalCopy<T>;
  /** The time as an ISO string. */
  readonly now: () => string;
  /** Quiet time before a save, in ms. */
  readonly delayMs?: number;
  /** Waits between tries without a network, in ms; the last one repeats. */
  readonly retryMs?: readonly number[];
}

/** Drafts with something that the server has not got yet. */
const unsent = new Set<Draft<never>>();
const watchers = new Set<() => void>();

/** How many drafts wait to be sent, and a way to hear when that changes. */
export const waitingDrafts = {
  count: (): number => unsent.size,
  subscribe: (changed: () => void): (() => void) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
  /** Sends what can be sent now, for example when the network is back. */
  sendAll: async (): Promise<void> => {
    await Promise.all([...unsent].map((draft) => draft.flush()));
  },
};

export class Draft<T> {
  readonly #options: DraftOptions<T>;
  readonly #listeners = new Set<() => void>();
  #state: DraftState<T>;
  #etag: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #tries = 0;

  /** Takes up where a local copy left off; a copy of an older version than `start` is a conflict at once. */
  constructor(options: DraftOptions<T>) {
    this.#options = options;
    this.#etag = options.start.etag;
    this.#state = { kind: "saved", value: options.start.value, savedAt: undefined };
    const copy = options.copy.read();
    if (!copy) return;
    if (copy.etag === options.start.etag) {
      this.#set({ kind: "waiting", value: copy.value, savedAt: undefined });
      this.#schedule(0);
    } else if (saysSame(copy.value, options.start.value)) {
      options.copy.clear();
    } else {
      this.#set({ kind: "conflict", value: copy.value, savedAt: undefined, theirs: options.start });
    }
  }

  readonly state = (): DraftState<T> => this.#state;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Takes a change; it is kept here at once and saved after a moment of quiet. */
  change(next: T | ((value: T) => T)): void {
    const value = typeof next === "function" ? (next as (value: T) => T)(this.#state.value) : next;
    this.#options.copy.write({ value, etag: this.#etag });
    if (this.#state.kind === "conflict") {
      this.#set({ ...this.#state, value });
      return;
    }
    this.#set({ kind: "waiting", value, savedAt: this.#state.savedAt });
    this.#tries = 0;
    this.#schedule(this.#options.delayMs ?? 700);
  }

  /** Saves now, and resolves when the server has everything or the state says why not. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving) await this.#saving;
    const { kind } = this.#state;
    if (kind === "saved" || kind === "conflict" || kind === "saving") return;
    this.#saving = this.#save().finally(() => (this.#saving = undefined));
    await this.#saving;
  }

  /** Ends a conflict: `value` is what the person chose, saved over the other's version. */
  async choose(value: T): Promise<void> {
    if (this.#state.kind !== "conflict") return;
    this.#etag = this.#state.theirs.etag;
    this.#options.copy.write({ value, etag: this.#etag });
    this.#set({ kind: "waiting", value, savedAt: this.#state.savedAt });
    await this.flush();
  }

  /** Sends what is left and stops the clock. The local copy stays if it could not be sent. */
  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
    this.#leave();
  }

  async #save(): Promise<void> {
    const { value, savedAt } = this.#state;
    this.#set({ kind: "saving", value, savedAt });
    try {
      this.#etag = await this.#options.save(value, this.#etag);
      this.#tries = 0;
      const newer = this.#state.value;
      if (newer === value) {
        this.#options.copy.clear();
        this.#set({ kind: "saved", value, savedAt: this.#options.now() });
      } else {
        this.#options.copy.write({ value: newer, etag: this.#etag });
        this.#set({ kind: "waiting", value: newer, savedAt: this.#options.now() });
        this.#schedule(0);
      }
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    const { savedAt } = this.#state;
    const problem = error instanceof Problem ? error : new Problem(0, {}, { cause: error });
    if (problem.status === 412) {
      const theirs = await this.#options.reload().catch(() => undefined);
      const { value } = this.#state;
      if (theirs) this.#set({ kind: "conflict", value, savedAt, theirs });
      else this.#later();
    } else if (problem.status === 401) {
      this.#set({ kind: "away", value: this.#state.value, savedAt });
    } else if (problem.passing) {
      this.#later();
    } else {
      this.#set({ kind: "refused", value: this.#state.value, savedAt, problem });
    }
  }

  #later(): void {
    const { value, savedAt } = this.#state;
    const waits = this.#options.retryMs ?? [3_000, 10_000, 30_000, 60_000];
    this.#set({ kind: "offline", value, savedAt });
    this.#schedule(waits[Math.min(this.#tries, waits.length - 1)] ?? 60_000);
    this.#tries += 1;
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #set(state: DraftState<T>): void {
    this.#state = state;
    if (state.kind === "saved") this.#leave();
    else if (!unsent.has(this as never)) {
      unsent.add(this as never);
      for (const tell of watchers) tell();
    }
    for (const tell of this.#listeners) tell();
  }

  #leave(): void {
    if (unsent.delete(this as never)) for (const tell of watchers) tell();
  }
}

const PREFIX = "passa:draft:";

/** A copy in localStorage, per user and draft; a browser that refuses storage just has none. */
export const localCopy = <T>(userId: string, draftKey: string): LocalCopy<T> =>
  copyIn(() => localStorage, `${PREFIX}${userId}:${draftKey}`);

/** A copy for whoever has not signed in, and so never signs out: it goes with the tab. */
export const tabCopy = <T>(draftKey: string): LocalCopy<T> => copyIn(() => sessionStorage, `${PREFIX}${draftKey}`);

/** @param storage refuses to be looked at where the browser has none */
function copyIn<T>(storage: () => Storage, key: string): LocalCopy<T> {
  return {
    read() {
      try {
        const text = storage().getItem(key);
        return text === null ? undefined : (JSON.parse(text) as Versioned<T>);
      } catch {
        return undefined;
      }
    },
    write(copy) {
      try {
        storage().setItem(key, JSON.stringify(copy));
      } catch {
        // Full or refused: the draft still saves to the server.
      }
    },
    clear() {
      try {
        storage().removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}

/** Removes every local copy on this device, so that a borrowed computer keeps nothing after sign-out. */
export function wipeLocalCopies(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // No storage, nothing to wipe.
  }
}
