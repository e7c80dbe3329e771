import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { cardsQuery, type EmployerId, type EventId, eventKey, type ParticipantId, wishListQuery } from "../queries.ts";

export { cardsQuery as cardsOfQuery, wishListQuery as wishesOfQuery };

/** A person's own day; empty until it is published. */
export const scheduleQuery = (eventId: EventId, participantId: ParticipantId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "schedule", participantId],
    queryFn: ({ signal }) =>
      api("GET /events/{eventId}/candidates/{participantId}/schedule", { path: { eventId, participantId }, signal }),
  });

/** An employer's own interviews; empty until they are published. */
export const employerScheduleQuery = (eventId: EventId, employerId: EmployerId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "employer-schedule", employerId],
    queryFn: ({ signal }) =>
      api("GET /events/{eventId}/employers/{employerId}/schedule", { path: { eventId, employerId }, signal }),
  });

type Whose = { readonly participantId: ParticipantId } | { readonly employerId: EmployerId };

/** Whether one's times are shared with a calendar. */
export const calendarQuery = (whose: Whose) =>
  queryOptions({
    queryKey: ["calendar", whose],
    queryFn: ({ signal }) =>
      "participantId" in whose
        ? api("GET /participants/{participantId}/calendar", { path: whose, signal })
        : api("GET /employers/{employerId}/calendar", { path: whose, signal }),
  });

export const makeCalendar = (whose: Whose) =>
  "participantId" in whose
    ? api("POST /participants/{participantId}/calendar", { path: whose })
    : api("POST /employers/{employerId}/calendar", { path: whose });

export const stopCalendar = (whose: Whose) =>
  "participantId" in whose
    ? api("POST /participants/{participantId}/calendar/revocation", { path: whose })
    : api("POST /employers/{employerId}/calendar/revocation", { path: whose });
