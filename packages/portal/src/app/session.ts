import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { addressOf, api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";

export type Session = RouteResponse<"GET /session">;
export type Role = Session["user"]["role"];

/** Who I am; null when nobody is signed in. Any other failure is thrown, for "not signed in" must not be guessed. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await api("GET /session", { signal });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  // Whoever waits for it must hear that there is no network.
  networkMode: "always",
  retry: (count, error) => navigator.onLine && count < 2 && error instanceof Problem && error.passing,
  staleTime: 60_000,
});

/** The address that starts sign-in at the provider and comes back to `returnTo`, a path of the portal. */
export const signInAddress = (as: "staff" | "employer", returnTo: string): string =>
  addressOf("/sign-in", { query: { as, returnTo } });

/** A path inside the portal, or "/" for anything that would lead out of it. */
export const insidePath = (to: unknown): string =>
  typeof to === "string" && /^\/(?![/\\])[^\\\s]*$/.test(to) && !to.startsWith("/sign-in") ? to : "/";
