import type { Id } from "@passa/domain/id";

export type PlaceState = "draft" | "published" | "paused" | "filled" | "closed" | "withdrawn";
export const placeStates: readonly PlaceState[] = ["draft", "published", "paused", "filled", "closed", "withdrawn"];

/** Which places are looked at, and how: what the address of the page says. */
export interface PlacesSearch {
  readonly q?: string;
  readonly state?: PlaceState;
  readonly field?: string;
  readonly employer?: Id<"employer">;
  readonly look?: "map";
}

/** The part that chooses places; a saved view holds this and nothing else. */
export type PlacesFilter = Omit<PlacesSearch, "look">;

const isEmployer = (value: unknown): value is Id<"employer"> =>
  typeof value === "string" && /^emp_[0-9A-Z]{26}$/.test(value);

/** What an address may say; anything else in it is left out, so that an old link still opens the list. */
export function readPlacesSearch(search: Record<string, unknown>): PlacesSearch {
  // "2027" in an address arrives as a number.
  const q = typeof search.q === "string" || typeof search.q === "number" ? String(search.q).trim().slice(0, 80) : "";
  const state = placeStates.find((one) => one === search.state);
  const field = typeof search.field === "string" && /^[\w.-]{1,64}$/.test(search.field) ? search.field : undefined;
  return {
    ...(q === "" ? {} : { q }),
    ...(state ? { state } : {}),
    ...(field ? { field } : {}),
    ...(isEmployer(search.employer) ? { employer: search.employer } : {}),
    ...(search.look === "map" ? { look: "map" } : {}),
  };
}

export function filterOf({ look: _look, ...filter }: PlacesSearch): PlacesFilter {
  return filter;
}

export const sameFilter = (one: PlacesFilter, other: PlacesFilter): boolean =>
  one.q === other.q && one.state === other.state && one.field === other.field && one.employer === other.employer;

export const isFiltered = (filter: PlacesFilter): boolean => !sameFilter(filter, {});
