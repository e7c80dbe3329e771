import type { PersonRow } from "./queries.ts";

/** What is next to do for a person. */
export type Next =
  /** Questions that places wait for. */
  | { readonly kind: "ask"; readonly questions: number; readonly places: number }
  /** Nothing is left to ask, and places fit. */
  | { readonly kind: "show"; readonly places: number }
  /** Nothing to ask and nothing that fits: see what would open a place. */
  | { readonly kind: "open" };

/** Asking comes first: it opens places without anybody having to change anything. */
export function nextFor({
  unanswered,
  askFirst,
  eligible,
}: Pick<PersonRow, "unanswered" | "askFirst" | "eligible">): Next {
  if (unanswered > 0 && askFirst > 0) return { kind: "ask", questions: unanswered, places: askFirst };
  return eligible > 0 ? { kind: "show", places: eligible } : { kind: "open" };
}
