import { useState } from "react";
import type { LocalCopy, Versioned } from "./draft.ts";

export interface KeptForm<T> {
  readonly value: T;
  /** The version that the form began from; "" for something new. */
  readonly etag: string;
  /** Another `etag` says that the value is now meant to go over that version. */
  readonly change: (value: T, etag?: string) => void;
  /** What was written is sent, or is not to be. */
  readonly forget: () => void;
}

/**
 * A form that is sent as one: what is written in it waits on the device until it is sent, so that a reload and a session
 * that ended leave it as it was. A copy that began from another version keeps that: sending it is answered with 412.
 */
export function useKeptForm<T>(makeCopy: () => LocalCopy<T>, makeStart: () => Versioned<T>): KeptForm<T> {
  const [copy] = useState(makeCopy);
  const [{ value, etag }, set] = useState<Versioned<T>>(() => copy.read() ?? makeStart());
  return {
    value,
    etag,
    change: (next, over = etag) => {
      copy.write({ value: next, etag: over });
      set({ value: next, etag: over });
    },
    forget: () => copy.clear(),
  };
}
