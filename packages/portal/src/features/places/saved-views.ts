import { filterOf, type PlacesFilter, readPlacesSearch, sameFilter } from "./search.ts";

/** A filter with a name, kept on this device for one user. */
export interface SavedView {
  readonly name: string;
  readonly filter: PlacesFilter;
}

export const longestName = 40;

const keyOf = (userId: string): string => `passa:views:places:${userId}`;

/** What storage held, read with care: it may be of an older Passa, or written by hand. */
export function readViews(text: string | null): SavedView[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null || !("name" in one) || !("filter" in one)) return [];
    const { name, filter } = one;
    if (typeof name !== "string" || name === "" || typeof filter !== "object" || filter === null) return [];
    return [{ name, filter: filterOf(readPlacesSearch({ ...filter })) }];
  });
}

/** With the view last; one of the same name or of the same filter gives way. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] => [
  ...views.filter(({ name, filter }) => name !== view.name && !sameFilter(filter, view.filter)),
  view,
];

/** The views of a user on this device; none where the browser refuses storage. */
export function loadViews(userId: string): SavedView[] {
  try {
    return readViews(localStorage.getItem(keyOf(userId)));
  } catch {
    return [];
  }
}

export function keepViews(userId: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(views));
  } catch {
    // The views last as long as the page.
  }
}
