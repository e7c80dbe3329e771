import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import type { ParticipantId } from "../../app/person.ts";

export type SeenLine = RouteResponse<"GET /participants/{participantId}/seen">["items"][number];

/** Who has seen what is held on a person, the newest first. */
export const trailQuery = (participantId: ParticipantId) =>
  queryOptions({
    queryKey: ["trail", participantId],
    queryFn: ({ signal }) => api("GET /participants/{participantId}/seen", { path: { participantId }, signal }),
  });
