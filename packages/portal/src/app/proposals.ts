import type { RouteParams, RouteResponse } from "@passa/contract/types";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { notFound } from "@tanstack/react-router";
import { api } from "../api/client.ts";
import type { ParticipantId } from "./person.ts";

export type ProposalId = RouteParams<"GET /proposals/{proposalId}">["proposalId"];
export type OwnProposal = RouteResponse<"GET /participants/{participantId}/proposals">["items"][number];

/** A person's own proposals, the newest first. */
export const ownProposalsQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["proposals", "own", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/proposals", { path: { participantId }, signal }),
  });

/** Whatever is shown of proposals is read again: a change of one is seen on the board, on its page and on one's own. */
export const proposalsChanged = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ["proposals"] });

/** The version that a change is made from, as If-Match. */
export const etagOf = ({ version }: { version: number }): string => `"${version}"`;

const isProposalId = (id: string): id is ProposalId => /^prp_[0-9A-Z]{26}$/.test(id);

export const proposalParams = {
  parse: ({ proposalId }: { proposalId: string }): { proposalId: ProposalId } => {
    if (!isProposalId(proposalId)) throw notFound();
    return { proposalId };
  },
};
