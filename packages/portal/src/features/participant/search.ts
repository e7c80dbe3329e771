import type { RouteQuery } from "@passa/contract/types";

type Query = RouteQuery<"GET /participants">;
export type Stage = NonNullable<Query["stage"]>;
export type Order = NonNullable<Query["sort"]>;

/** A person's way, in its order. People go back and forth along it. */
export const stages: readonly Stage[] = ["mapping", "strengthening", "matching", "placed", "followUp"];
export const orders: readonly Order[] = ["waiting", "unanswered", "name"];

/** What the list of people shows; the address holds it. */
export interface PeopleSearch {
  readonly q?: string;
  readonly stage?: Stage;
  /** Absent: who has waited longest first. */
  readonly sort?: Exclude<Order, "waiting">;
}

/** The search of an address, without whatever it may not hold. */
export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  // A number in an address is read as one.
  const text = typeof search.q === "string" || typeof search.q === "number" ? String(search.q) : "";
  const q = text.trim().slice(0, 80);
  const stage = stages.find((one) => one === search.stage);
  const sort = orders.find((one) => one === search.sort);
  return {
    ...(q ? { q } : {}),
    ...(stage ? { stage } : {}),
    ...(sort && sort !== "waiting" ? { sort } : {}),
  };
}
