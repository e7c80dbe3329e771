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
const hallCopy = (userId: string, eventId: EventId): LocalCopy<HallState> =>
  localCopy<HallState>(userId, `hall:${eventId}`);

/** What a screen on the wall keeps: numbers and tables. Deleted likewise. */
const boardCopy = (userId: string, eventId: EventId): LocalCopy<BoardState> =>
  localCopy<BoardState>(userId, `board:${eventId}`);

/** The day is over: nothing of it stays on the device. */
export function forgetDay(userId: string, eventId: EventId): void {
  hallCopy(userId, eventId).clear();
  boardCopy(userId, eventId).clear();
}

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
        if (state === "done") forgetDay(userId, eventId);
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

/** The board as a screen on the wall knows it. */
export interface BoardState extends Board {
  readonly zone: string;
  /** Whether it is what was known when there last was a network. */
  readonly offline: boolean;
}

/** Numbers and tables for the wall; without an answer what the screen has kept holds. */
export const boardQuery = (userId: string, eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "board"],
    queryFn: async ({ signal, client, queryKey }): Promise<BoardState> => {
      const copy = boardCopy(userId, eventId);
      const before = client.getQueryData<BoardState>(queryKey);
      try {
        const [board, zone] = await Promise.all([
          api("GET /events/{eventId}/board", { path: { eventId }, signal }),
          before?.zone ??
            api("GET /events/{eventId}", { path: { eventId }, signal }).then(({ event }) => event.details.zone),
        ]);
        const known = { ...board, zone, offline: false };
        if (board.clock.kind === "ended") copy.clear();
        else copy.write({ value: known, etag: "" });
        return known;
      } catch (error) {
        const kept = before ?? copy.read()?.value;
        if (error instanceof Problem && error.passing && kept) return { ...kept, offline: true };
        throw error;
      }
    },
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: true,
    networkMode: "always",
    retry: false,
  });
