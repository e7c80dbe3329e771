import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { ParticipantId } from "../../app/person.ts";

/** Every word on one topic, newest first. */
export const historyQuery = (participantId: ParticipantId, topic: string) =>
  queryOptions({
    queryKey: ["history", participantId, topic],
    queryFn: ({ signal }) =>
      api("GET /participants/{participantId}/observations", { path: { participantId }, query: { topic }, signal }),
    staleTime: 0,
  });

/** Skills for the words typed. */
export const skillHitsQuery = (q: string) =>
  queryOptions({
    queryKey: ["skills", q],
    queryFn: ({ signal }) => api("GET /skills", { query: { q, limit: "8" }, signal }),
    enabled: q.trim() !== "",
    staleTime: Infinity,
  });
