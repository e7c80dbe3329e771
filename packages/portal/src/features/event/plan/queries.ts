import type { RouteBody, RouteResponse } from "@passa/contract/types";
import { queryOptions } from "@tanstack/react-query";
import { addressOf, api, apiTagged } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { type EventId, eventKey, type PlanId } from "../queries.ts";

export type PlanRow = RouteResponse<"GET /events/{eventId}/plans">["items"][number];
export type PlanView = RouteResponse<"GET /events/{eventId}/plans/{planId}">;
export type PlanProgress = RouteResponse<"GET /events/{eventId}/plans/{planId}/progress">;
export type PlanChange = RouteBody<"POST /events/{eventId}/plans/{planId}/changes">["changes"][number];
export type PlanCheck = RouteResponse<"POST /events/{eventId}/plans/{planId}/check">;
export type Violation = PlanCheck["violations"][number];
export type Figures = PlanCheck["figures"];

export const plansQuery = (eventId: EventId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "plans"],
    queryFn: ({ signal }) => api("GET /events/{eventId}/plans", { path: { eventId }, signal }),
  });

/** How often a plan is asked after: its end, should the stream not tell it, and what others change. */
const WHILE_SOLVING_MS = 4_000;
const OTHERS_MS = 15_000;

/** A timetable with its version. */
export const planQuery = (eventId: EventId, planId: PlanId) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "plan", planId],
    queryFn: ({ signal }) => apiTagged("GET /events/{eventId}/plans/{planId}", { path: { eventId, planId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.data.plan.state === "solving" ? WHILE_SOLVING_MS : OTHERS_MS),
  });

/** How the search goes, as far as it has come; done when the search has ended. */
export const progressQuery = (eventId: EventId, planId: PlanId) =>
  queryOptions({
    queryKey: ["plan-progress", planId],
    queryFn: async ({ signal, client, queryKey }) => {
      const address = addressOf("/events/{eventId}/plans/{planId}/progress", { path: { eventId, planId } });
      const points = await follow(address, signal, (so) => client.setQueryData(queryKey, so));
      await client.invalidateQueries({ queryKey: eventKey(eventId) });
      return points;
    },
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

/** Hears a stream of events to its end. After a break of the network it starts anew, for what has been comes first again. */
function follow(
  address: string,
  signal: AbortSignal,
  told: (points: readonly PlanProgress[]) => void,
): Promise<readonly PlanProgress[]> {
  return new Promise((resolve, reject) => {
    const stream = new EventSource(address);
    let points: readonly PlanProgress[] = [];
    signal.addEventListener("abort", () => {
      stream.close();
      reject(new DOMException("left", "AbortError"));
    });
    stream.addEventListener("open", () => {
      points = [];
    });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) reject(new Problem(0, {}));
    });
    stream.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const point = JSON.parse(data) as PlanProgress;
      points = [...points, point];
      told(points);
      if (point.state === "solving") return;
      stream.close();
      resolve(points);
    });
  });
}

/** The quiet before the checker is asked, so that going through the rounds by arrows asks once, ms. */
const QUIET_MS = 120;

/** What the checker says to changes of a version of a plan. */
export const checkQuery = (eventId: EventId, planId: PlanId, version: string, changes: readonly PlanChange[]) =>
  queryOptions({
    queryKey: [...eventKey(eventId), "check", planId, version, changes],
    queryFn: async ({ signal }) => {
      await quiet(signal);
      return api("POST /events/{eventId}/plans/{planId}/check", {
        path: { eventId, planId },
        body: { changes: [...changes] },
        signal,
      });
    },
    enabled: changes.length > 0,
    staleTime: Infinity,
    gcTime: 60_000,
  });

const quiet = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, QUIET_MS);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("moved on", "AbortError"));
    });
  });
