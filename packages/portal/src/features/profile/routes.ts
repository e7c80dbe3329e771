import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { personRoute, profileQuery } from "../../app/person.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { heldQuery } from "./held-query.ts";

/** The first tab of a person: the profile. `ask` is the question that one has come to. */
export const profileRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { readonly ask?: string } =>
    typeof search.ask === "string" && search.ask.length <= 80 ? { ask: search.ask } : {},
  preload: false,
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(profileQuery(params.participantId)),
      queryClient.ensureQueryData(vocabularyQuery),
    ]),
  component: lazyRouteComponent(() => import("./profile-page.tsx"), "ProfilePage"),
});

/** Everything that is held on the person, for when they ask for it. That it is read is written down. */
export const personHeldRoute = createRoute({
  getParentRoute: () => personRoute,
  path: "/all",
  preload: false,
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(heldQuery(params.participantId)),
      queryClient.ensureQueryData(vocabularyQuery),
    ]),
  component: lazyRouteComponent(() => import("./held-page.tsx"), "PersonsHeldPage"),
});
