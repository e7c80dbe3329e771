import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { employerRoute, matcherRoute, participantRoute } from "../../app/layouts.tsx";
import { ownProposalsQuery, proposalParams } from "../../app/proposals.ts";
import { vocabularyQuery } from "../../app/vocabulary.ts";
import { boardQuery, cardQuery, ourProposalsQuery, proposalQuery } from "./queries.ts";

const boardRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/proposals",
  loader: ({ context }) => context.queryClient.ensureQueryData(boardQuery),
  component: lazyRouteComponent(() => import("./board-page.tsx"), "BoardPage"),
});

export const proposalRoute = createRoute({
  getParentRoute: () => matcherRoute,
  path: "/proposals/$proposalId",
  params: proposalParams,
  preload: false,
  loader: ({ context: { queryClient }, params: { proposalId } }) =>
    Promise.all([queryClient.ensureQueryData(vocabularyQuery), queryClient.ensureQueryData(proposalQuery(proposalId))]),
  component: lazyRouteComponent(() => import("./proposal-page.tsx"), "ProposalPage"),
});

export const proposalMatcherRoutes = [boardRoute, proposalRoute] as const;

const ourProposalsRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/proposals",
  loader: async ({ context: { queryClient, session } }) => {
    if (session.employer?.standing !== "approved") return;
    await queryClient.ensureQueryData(ourProposalsQuery(session.employer.id));
  },
  component: lazyRouteComponent(() => import("./our-proposals-page.tsx"), "OurProposalsPage"),
});

export const cardRoute = createRoute({
  getParentRoute: () => employerRoute,
  path: "/our/proposals/$proposalId",
  params: proposalParams,
  // Somebody who looks is written down: pointing at a link is not looking.
  preload: false,
  loader: ({ context: { queryClient }, params: { proposalId } }) =>
    Promise.all([queryClient.ensureQueryData(vocabularyQuery), queryClient.ensureQueryData(cardQuery(proposalId))]),
  component: lazyRouteComponent(() => import("./card-page.tsx"), "CardPage"),
});

export const proposalEmployerRoutes = [ourProposalsRoute, cardRoute] as const;

export const myProposalRoute = createRoute({
  getParentRoute: () => participantRoute,
  path: "/my-steps/proposals/$proposalId",
  params: proposalParams,
  loader: async ({ context: { queryClient, session } }) => {
    const { participantId } = session;
    if (!participantId) return;
    await Promise.all([
      queryClient.ensureQueryData(vocabularyQuery),
      queryClient.ensureQueryData(ownProposalsQuery(participantId)),
    ]);
  },
  component: lazyRouteComponent(() => import("./my-proposal-page.tsx"), "MyProposalPage"),
});
