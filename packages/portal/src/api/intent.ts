import { useCallback, useState } from "react";
import { Problem } from "./problem.ts";

/** A fresh Idempotency-Key: one per thing a person means to do, the same for every try of it. */
export const newIntent = (): string => crypto.randomUUID();

/**
 * The key of what this form or button is about to do, and the way to say that it is done.
 * Retries send the same key; after `renew()` the next press is a new intent.
 */
export function useIntent(): readonly [key: string, renew: () => void] {
  const [key, setKey] = useState(newIntent);
  const renew = useCallback(() => setKey(newIntent()), []);
  return [key, renew];
}

/** True when the key has been used for something else: an answer got lost and the form was changed since. Then `renew()`. */
export const isSpent = (error: Error): boolean => error instanceof Problem && error.code === "idempotencyKeyReused";
