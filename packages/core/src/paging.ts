import { Refusal } from "@passa/domain/refusal";
import type { Page, Paging } from "./table.ts";

/**
 * A page of a list that was put in order in memory. The cursor is the id of the last item shown, so that a list that has
 * changed in between goes on after the same item. @throws {Refusal} `invalid` when that item is no longer in the list
 */
export function pageOf<T>(items: readonly T[], idOf: (item: T) => string, { limit, cursor }: Paging): Page<T> {
  let start = 0;
  if (cursor !== undefined) {
    start = items.findIndex((item) => idOf(item) === cursor) + 1;
    if (start === 0) throw new Refusal("invalid", { fields: [{ path: "cursor", code: "malformed" }] });
  }
  const shown = items.slice(start, start + limit);
  const last = shown.at(-1);
  return last !== undefined && start + limit < items.length ? { items: shown, next: idOf(last) } : { items: shown };
}
