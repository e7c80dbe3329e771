import type { RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { type LocalCopy, localCopy } from "../../../app/draft.ts";
import { type EventId, eventKey } from "../queries.ts";
import { type DayView, type KnownHall, type ReplanBody, withoutIds } from "./hall.ts";

export type Replan = RouteResponse<"POST /events/{eventId}/replans">;
export type ReplanOption = Replan["fewestChanges"];
export type Board = RouteResponse<"GET /events/{eventId}/board">;

/** The hall as one tablet knows it. */
export interface HallState extends Omit<DayView, "hall" | "log" | "more"> {
  readonly hall: KnownHall;
  readonly zone: string;
  readonly resources: readonly string[];
}

/** What a tablet keeps: number, first name and table. Deleted when the event is over, and at sign-out. */
export const hallCopy = (userId: string, eventId: EventId): LocalCopy<HallState> =>
  localCopy<HallState>(userId, `hall:${eventId}`);

const POLL_MS = 5_000;

/**
 * The day in the hall, heard every few seconds; the timetable comes again only when it has changed. Without an answer what
 * the tablet has kept holds.
 */
export const dayQuery = (userId: string, eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "day"],
    queryFn: async ({ signal, client, queryKey }): Promise<HallState> => {
      const copy = hallCopy(userId, eventId);
      const before = client.getQueryData<HallState>(queryKey);
      const held = before?.hall.people.some(({ participantId }) => participantId) ? before : undefined;
      try {
        const [view, event] = await Promise.all([
          api("GET /events/{eventId}/day", {
            path: { eventId },
            query: {
              after: String(before?.day.sequence ?? 0),
              ...(held ? { planVersion: String(held.hall.planVersion) } : {}),
            },
            signal,
          }),
          before ?? api("GET /events/{eventId}", { path: { eventId }, signal }),
        ]);
        const hall = view.hall ?? held?.hall;
        if (!hall) throw new Problem(0, {});
        const frame =
          "event" in event
            ? { zone: event.event.details.zone, resources: event.event.details.resources.map(({ id }) => id) }
            : { zone: event.zone, resources: event.resources };
        const { name, state, day, times } = view;
        const known: HallState = { name, state, day, times, hall, ...frame };
        if (state === "done") copy.clear();
        else copy.write({ value: { ...known, hall: withoutIds(hall) }, etag: "" });
        return known;
      } catch (error) {
        const kept = before ?? copy.read()?.value;
        if (error instanceof Problem && error.passing && kept) return kept;
        throw error;
      }
    },
    refetchInterval: POLL_MS,
    networkMode: "always",
    retry: false,
    staleTime: 0,
  });

/** Two ways on. Asked by what has happened and by the version that it has happened to. */
export const replanQuery = (eventId: EventId, planVersion: number, body: ReplanBody) =>
  queryOptions({
    queryKey: ["replan", eventId, planVersion, body],
    queryFn: ({ signal }) =>
      api("POST /events/{eventId}/replans", { path: { eventId }, body: { ...body, absent: [...body.absent] }, signal }),
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** Numbers and tables for the wall. */
export const boardQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "board"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/board", { path: { eventId }, signal }),
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: true,
  });
