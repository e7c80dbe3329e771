import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { eventsQuery } from "../../app/events.ts";
import { participantRoute } from "../../app/layouts.tsx";
import { participantQuery, profileQuery } from "../../app/person.ts";
import { ownProposalsQuery } from "../../app/proposals.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { heldQuery } from "./held-query.ts";
import { trailQuery } from "./trail-query.ts";

/** A participant's own page. */
export const myStepsRoute = createRoute({
  getParentRoute: () => participantRoute,
  path: "/my-steps",
  loader: async ({ context: { queryClient, session } }) => {
    const { participantId } = session;
    if (!participantId) return;
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(eventsQuery),
      queryClient.ensureQueryData(ownProposalsQuery(participantId)),
      queryClient.ensureQueryData(participantQuery(participantId)),
      queryClient.ensureQueryData(profileQuery(participantId)),
      queryClient.ensureQueryData(trailQuery(participantId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./my-steps-page.tsx"), "MyStepsPage"),
});

/** Everything that is held on the participant. Reading it is asked for by a press, never ahead of one. */
export const myHeldRoute = createRoute({
  getParentRoute: () => participantRoute,
  path: "/my-steps/all",
  preload: false,
  loader: async ({ context: { queryClient, session } }) => {
    const { participantId } = session;
    if (!participantId) return;
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(heldQuery(participantId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./held-page.tsx"), "MyHeldPage"),
});
