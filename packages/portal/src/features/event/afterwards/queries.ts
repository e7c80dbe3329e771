import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { type EventId, eventKey } from "../queries.ts";

export type Outcomes = RouteResponse<"GET /events/{eventId}/outcomes">;
export type Outcome = Outcomes["items"][number];
export type Numbers = RouteResponse<"GET /events/{eventId}/numbers">;
export type EmployerOutcome = RouteBody<"PUT /events/{eventId}/employers/{employerId}/outcomes/{number}">;

export const outcomesQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "outcomes"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/outcomes", { path: { eventId }, signal }),
  });

export const numbersQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "numbers"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/numbers", { path: { eventId }, signal }),
  });

export const proposalsQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "proposals"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/proposals", { path: { eventId }, signal }),
  });
