import type { RouteParams, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { ProposalId } from "../../app/proposals.ts";

export type EmployerId = RouteParams<"GET /employers/{employerId}/proposals">["employerId"];
export type BoardRow = RouteResponse<"GET /proposals">["items"][number];
export type ProposalView = RouteResponse<"GET /proposals/{proposalId}">;
export type EmployersCard = RouteResponse<"GET /proposals/{proposalId}/card">;
export type Card = NonNullable<EmployersCard["card"]>;

/** Proposals of the people that one works with, the oldest first. */
export const boardQuery = queryOptions({
  queryKey: ["proposals", "board"],
  queryFn: ({ signal }) => api("GET /proposals", { signal }),
});

export const proposalQuery = (proposalId: ProposalId) =>
  queryOptions({
    queryKey: ["proposals", "one", proposalId],
    queryFn: ({ signal }) => api("GET /proposals/{proposalId}", { path: { proposalId }, signal }),
  });

/** Cards that an employer has been shown. */
export const ourProposalsQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["proposals", "our", employerId],
    queryFn: ({ signal }) => api("GET /employers/{employerId}/proposals", { path: { employerId }, signal }),
  });

/** A card. Each reading is written down as somebody having looked, so it is not read again just because a window comes back. */
export const cardQuery = (proposalId: ProposalId) =>
  queryOptions({
    queryKey: ["proposals", "card", proposalId],
    queryFn: ({ signal }) => api("GET /proposals/{proposalId}/card", { path: { proposalId }, signal }),
    refetchOnWindowFocus: false,
  });
