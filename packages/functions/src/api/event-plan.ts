import { once } from "@passa/core/commit";
import {
  changePlan,
  checkPlan,
  choosePlan,
  listPlans,
  type PlanView,
  readPlan,
  readProgress,
  startPlan,
  stopPlan,
} from "@passa/core/event/plan";
import { publishPlan } from "@passa/core/event/publication";
import type { EventView } from "@passa/core/event/event";
import type { Handlers } from "./handler.ts";
import { progressStream } from "./progress-stream.ts";

const told = (view: PlanView) => ({ body: view, version: view.plan.version });
const toldOfEvent = (view: EventView) => ({ body: view, version: view.event.version });

/** Timetables: the search, changes by hand, publishing. */
export const eventPlanHandlers = {
  "GET /events/{eventId}/plans": async ({ ctx, path }) => ({
    body: { items: await listPlans(ctx, { id: path.eventId }) },
  }),
  "POST /events/{eventId}/plans": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => startPlan(ctx, { id: path.eventId, ...body })),
  }),
  "GET /events/{eventId}/plans/{planId}": async ({ ctx, path }) =>
    told(await readPlan(ctx, { id: path.eventId, planId: path.planId })),
  "GET /events/{eventId}/plans/{planId}/progress": async ({ ctx, path, http }) => {
    const which = { id: path.eventId, planId: path.planId };
    // Asked once before anything is sent, so that a refusal still is one.
    const first = await readProgress(ctx, which);
    return { text: progressStream(first, () => readProgress(ctx, which), http.req.raw.signal) };
  },
  "POST /events/{eventId}/plans/{planId}/stop": async ({ ctx, path }) => ({
    body: await stopPlan(ctx, { id: path.eventId, planId: path.planId }),
  }),
  "POST /events/{eventId}/plans/{planId}/check": async ({ ctx, path, body }) => ({
    body: await checkPlan(ctx, { id: path.eventId, planId: path.planId, ...body }),
  }),
  "POST /events/{eventId}/plans/{planId}/changes": async ({ ctx, path, body, version }) =>
    told(await once(ctx, () => changePlan(ctx, { id: path.eventId, planId: path.planId, ...body, version }))),
  "POST /events/{eventId}/plans/{planId}/choice": async ({ ctx, path }) =>
    toldOfEvent(await once(ctx, () => choosePlan(ctx, { id: path.eventId, planId: path.planId }))),
  "POST /events/{eventId}/publication": async ({ ctx, path, body, version }) =>
    toldOfEvent(await once(ctx, () => publishPlan(ctx, { id: path.eventId, ...body, version }))),
} satisfies Partial<Handlers>;
