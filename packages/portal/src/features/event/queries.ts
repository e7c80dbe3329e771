import type { RouteResponse } from "@passa/contract/types";
import type { Id } from "@passa/domain/id";
import { queryOptions } from "@tanstack/react-query";
import { api, apiTagged } from "../../api/client.ts";

export type EventId = Id<"event">;
export type PlanId = Id<"plan">;
export type EmployerId = Id<"employer">;
export type ParticipantId = Id<"participant">;

export type EventView = RouteResponse<"GET /events/{eventId}">;
export type EventState = EventView["event"]["state"];
export type SlotTime = EventView["times"][number];
export type Outlook = RouteResponse<"GET /events/{eventId}/outlook">;
export type EventEmployer = RouteResponse<"GET /events/{eventId}/employers">["items"][number];
export type EventCandidate = RouteResponse<"GET /events/{eventId}/candidates">["items"][number];
export type Matrix = RouteResponse<"GET /events/{eventId}/matrix">;

/** What belongs to one event starts its key with this, so that a change can make all of it old at once. */
export const eventKey = (eventId: EventId) => ["event", eventId] as const;

/** The ETag of a thing whose version came in a list. */
export const etagOf = ({ version }: { version: number }): string => `"${version}"`;

/** One event with its version. While it is being published it is asked after until that is over. */
export const eventQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "event"],
    queryFn: ({ signal }) => apiTagged("GET /events/{eventId}", { path: { eventId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.data.event.state === "publishing" ? 700 : false),
  });

export const outlookQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "outlook"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/outlook", { path: { eventId }, signal }),
  });

export const eventEmployersQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "employers"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/employers", { path: { eventId }, signal }),
  });

export const eventCandidatesQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "candidates"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/candidates", { path: { eventId }, signal }),
  });

export const matrixQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "matrix"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/matrix", { path: { eventId }, signal }),
  });

/** Employers that may be invited. */
export const approvedEmployersQuery = queryOptions({
  queryKey: ["employers", "approved"],
  queryFn: ({ signal }) => api("GET /employers", { query: { standing: "approved", limit: "200" }, signal }),
});

/** Employers that a person may wish to meet, and what they wish. */
export const wishListQuery = (eventId: EventId, participantId: ParticipantId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "wishes", participantId],
    queryFn: ({ signal }) =>
      api("GET /events/{eventId}/candidates/{participantId}/wishes", { path: { eventId, participantId }, signal }),
  });

/** Cards of those who want to meet an employer, and whom it wants to meet. */
export const cardsQuery = (eventId: EventId, employerId: EmployerId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "cards", employerId],
    queryFn: ({ signal }) =>
      api("GET /events/{eventId}/employers/{employerId}/cards", { path: { eventId, employerId }, signal }),
  });

/** Open places of an employer, for those that it comes with. */
export const openPlacesQuery = (employerId: EmployerId) =>
  queryOptions({
    queryKey: ["placements", "open-of", employerId],
    queryFn: ({ signal }) => api("GET /placements", { query: { employerId, state: "published", limit: "50" }, signal }),
  });

/** What would fall with an employer or a person. */
export const removalQuery = (
  eventId: EventId,
  who: { readonly employerId: EmployerId } | { readonly participantId: ParticipantId },
) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "removal", who],
    queryFn: ({ signal }) =>
      "employerId" in who
        ? api("GET /events/{eventId}/employers/{employerId}/removal", { path: { eventId, ...who }, signal })
        : api("GET /events/{eventId}/candidates/{participantId}/removal", { path: { eventId, ...who }, signal }),
  });

export const isPlanId = (id: unknown): id is PlanId => typeof id === "string" && /^pln_[0-9A-Z]{26}$/.test(id);

/** Whether the day, employers and candidates may change freely. */
export const isOpen = ({ state }: { state: EventState }): boolean =>
  state === "draft" || state === "inviting" || state === "planned";

/** Whether everybody has been told their times. */
export const isPublished = ({ state }: { state: EventState }): boolean =>
  state === "published" || state === "running" || state === "done";
