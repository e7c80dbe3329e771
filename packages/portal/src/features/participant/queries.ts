import type { RouteResponse } from "@passa/contract/types";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { ParticipantId } from "../../app/person.ts";
import type { PeopleSearch } from "./search.ts";

export type PersonRow = RouteResponse<"GET /participants">["items"][number];

/** The people I work with, a page at a time. */
export const peopleQuery = ({ q, stage, sort }: PeopleSearch) =>
  infiniteQueryOptions({
    queryKey: ["people", { q, stage, sort }],
    queryFn: ({ signal, pageParam }) =>
      api("GET /participants", { query: { q, stage, sort, limit: "50", cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** Colleagues who can be responsible for a person. */
export const matchersQuery = queryOptions({
  queryKey: ["members", "matcher"],
  queryFn: ({ signal }) => api("GET /members", { query: { role: "matcher" }, signal }),
});

/** Skills that would open places, each with the places. */
export const doorsQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["doors", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/doors", { path: { participantId }, signal }),
    staleTime: 0,
  });

/** Places by id, to name those that a door opens. One page holds them all in practice. */
export const openPlacesQuery = queryOptions({
  queryKey: ["placements", "published"],
  queryFn: ({ signal }) => api("GET /placements", { query: { state: "published", limit: "200" }, signal }),
});

/** Days of interviews, and whether the person came. */
export const attendanceQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["attendance", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/attendance", { path: { participantId }, signal }),
  });

/** Everything that has been said, newest first. */
export const wayQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["way", participantId],
    queryFn: ({ signal }) =>
      api("GET /participants/{participantId}/observations", { path: { participantId }, query: {}, signal }),
  });

/** Whether the person's time has come, and what is asked for and decided. */
export const retentionQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["retention", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/retention", { path: { participantId }, signal }),
  });
