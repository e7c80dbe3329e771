import type { RouteParams, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { api, apiTagged } from "../api/client.ts";
import { matcherRoute } from "./layouts.tsx";

export type ParticipantId = RouteParams<"GET /participants/{participantId}">["participantId"];
export type ParticipantView = RouteResponse<"GET /participants/{participantId}">;
export type ProfileView = RouteResponse<"GET /participants/{participantId}/profile">;
export type PlacesForPerson = RouteResponse<"GET /participants/{participantId}/placements">;

/** One person with the version, for changes. */
export const participantQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["participant", participantId],
    queryFn: ({ signal }) => apiTagged("GET /participants/{participantId}", { path: { participantId }, signal }),
  });

/** What is known of a person and what to ask next. Kept up by what saving an answer gives. */
export const profileQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["profile", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/profile", { path: { participantId }, signal }),
  });

/** Places for a person. An answer changes them, so saving one makes them old. */
export const placesForPersonQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["places-for", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/placements", { path: { participantId }, signal }),
  });

const isParticipantId = (id: string): id is ParticipantId => /^par_[0-9A-Z]{26}$/.test(id);

/** Everything about one person stands under this route: the head with the tabs, and a page in it. */
export const personRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/people/$participantId",
  params: {
    parse: ({ participantId }): { participantId: ParticipantId } => {
      if (!isParticipantId(participantId)) throw notFound();
      return { participantId };
    },
  },
  // Somebody who looks is written down: pointing at a link is not looking.
  preload: false,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(participantQuery(params.participantId)),
  component: lazyRouteComponent(() => import("../features/participant/person-page.tsx"), "PersonPage"),
});
