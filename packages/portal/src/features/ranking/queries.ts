import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { RouteResponse } from "@passa/contract/types";
import { api, apiTagged } from "../../api/client.ts";
import type { Ranking, RankingRow } from "./list-parts.ts";
import { type ParticipantId, type PlacementId, tiers } from "./search.ts";

export type Fit = RouteResponse<"GET /placements/{placementId}/ranking/{participantId}">;
export type PlaceView = RouteResponse<"GET /placements/{placementId}">;
export type RowPerson = RankingRow["person"];

/** A ranking reads everybody's answers: it is asked for again when something here changed it, not each time it is looked at. */
const calm = 60_000;

/** The place with its version, for a change that staff make. */
export const placeQuery = (placementId: PlacementId) =>
  queryOptions({
    queryKey: ["place", placementId],
    queryFn: ({ signal }) => apiTagged("GET /placements/{placementId}", { path: { placementId }, signal }),
  });

/** The list; `assumed` are remedies taken as done, as the address has them. */
export const rankingQuery = (placementId: PlacementId, top: number, assumed?: string) =>
  queryOptions({
    queryKey: ["ranking", placementId, "list", { top, assumed }],
    queryFn: ({ signal }) =>
      api("GET /placements/{placementId}/ranking", {
        path: { placementId },
        query: { top: String(top), with: assumed },
        signal,
      }),
    staleTime: calm,
    // More rows of the same list may keep the rows they had; another list must not stand in for it.
    ...(assumed === undefined ? { placeholderData: keepPreviousData } : {}),
  });

/** One person and the place, criterion by criterion. */
export const fitQuery = (placementId: PlacementId, participantId: ParticipantId, assumed?: string) =>
  queryOptions({
    queryKey: ["ranking", placementId, "person", participantId, { assumed }],
    queryFn: ({ signal }) =>
      api("GET /placements/{placementId}/ranking/{participantId}", {
        path: { placementId, participantId },
        query: { with: assumed },
        signal,
      }),
    staleTime: calm,
  });

/** Whom staff talk with at the employer. */
export const employerQuery = (employerId: PlaceView["employer"]["id"]) =>
  queryOptions({
    queryKey: ["employer", employerId, "contacts"],
    queryFn: ({ signal }) => api("GET /employers/{employerId}", { path: { employerId }, signal }),
  });

export type Mark = NonNullable<RankingRow["mark"]>;

export interface MarkChange {
  readonly participantId: ParticipantId;
  /** null takes the mark away. */
  readonly mark: Mark | null;
}

/** The same thing with another mark, or with none. */
function marked<T extends { mark?: Mark | undefined }>(thing: T, mark: Mark | null): T {
  const { mark: _before, ...rest } = thing;
  return (mark === null ? rest : { ...rest, mark }) as T;
}

/** Shortlists, passes over or takes the mark away. It shows at once; what could not be saved goes back. */
export const markMutation = (queryClient: QueryClient, placementId: PlacementId) => {
  const lists = { queryKey: ["ranking", placementId, "list"] };
  const show = ({ participantId, mark }: MarkChange): void => {
    queryClient.setQueriesData<Ranking>(lists, (ranking) => {
      if (!ranking) return ranking;
      const rows = (list: readonly RankingRow[]): RankingRow[] =>
        list.map((row) => (row.participantId === participantId ? marked(row, mark) : row));
      return { ...ranking, ...Object.fromEntries(tiers.map((tier) => [tier, rows(ranking[tier])])) };
    });
    queryClient.setQueriesData<Fit>({ queryKey: ["ranking", placementId, "person", participantId] }, (fit) =>
      fit ? marked(fit, mark) : fit,
    );
  };
  return mutationOptions({
    mutationKey: ["mark", placementId],
    mutationFn: async ({ participantId, mark }: MarkChange) => {
      await api("PUT /placements/{placementId}/marks/{participantId}", {
        path: { placementId, participantId },
        body: { mark },
      });
    },
    onMutate: async (change) => {
      await queryClient.cancelQueries(lists);
      show(change);
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ["ranking", placementId] }),
  });
};
