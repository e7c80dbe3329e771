import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { ParticipantId } from "../../app/person.ts";

export type Held = RouteResponse<"GET /participants/{participantId}/export">;

/** All that is held on a person. Asking for it is written down, so it is asked for once and not again behind one's back. */
export const heldQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["held", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/export", { path: { participantId }, signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
