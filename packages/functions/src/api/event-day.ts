import { once } from "@passa/core/commit";
import { hearCommands, readDay } from "@passa/core/event/day";
import { noteAsCandidate, noteAsEmployer, readNumbers, readOutcomes, readProposals } from "@passa/core/event/outcome";
import { chooseReplan, proposeReplans } from "@passa/core/event/replan";
import { readBoard, readCandidateSchedule, readEmployerSchedule, readSheets } from "@passa/core/event/schedule";
import type { Handlers } from "./handler.ts";

/** The day in the hall, and what came of it. */
export const eventDayHandlers = {
  "GET /events/{eventId}/day": async ({ ctx, path, query }) => ({
    body: await readDay(ctx, { id: path.eventId, ...query }),
  }),
  "POST /events/{eventId}/day/commands": async ({ ctx, path, body }) => ({
    body: await hearCommands(ctx, { id: path.eventId, ...body }),
  }),
  "POST /events/{eventId}/replans": async ({ ctx, path, body }) => ({
    body: await proposeReplans(ctx, { id: path.eventId, ...body }),
  }),
  "POST /events/{eventId}/replans/{replanId}/choice": async ({ ctx, path, body, version }) => {
    const view = await once(ctx, () =>
      chooseReplan(ctx, { id: path.eventId, replanId: path.replanId, ...body, version }),
    );
    return { body: view, version: view.plan.version };
  },
  "GET /events/{eventId}/board": async ({ ctx, path }) => ({ body: await readBoard(ctx, { id: path.eventId }) }),
  "GET /events/{eventId}/sheets": async ({ ctx, path }) => ({ body: await readSheets(ctx, { id: path.eventId }) }),
  "GET /events/{eventId}/employers/{employerId}/schedule": async ({ ctx, path }) => ({
    body: await readEmployerSchedule(ctx, { id: path.eventId, employerId: path.employerId }),
  }),
  "GET /events/{eventId}/candidates/{participantId}/schedule": async ({ ctx, path }) => ({
    body: await readCandidateSchedule(ctx, { id: path.eventId, participantId: path.participantId }),
  }),
  "PUT /events/{eventId}/employers/{employerId}/outcomes/{number}": async ({ ctx, path, body }) => {
    const { eventId, employerId, number } = path;
    return { body: await noteAsEmployer(ctx, { id: eventId, employerId, number, ...body }) };
  },
  "PUT /events/{eventId}/candidates/{participantId}/outcomes/{employerId}": async ({ ctx, path, body }) => {
    const { eventId, participantId, employerId } = path;
    return { body: await noteAsCandidate(ctx, { id: eventId, participantId, employerId, ...body }) };
  },
  "GET /events/{eventId}/outcomes": async ({ ctx, path }) => ({
    body: { items: await readOutcomes(ctx, { id: path.eventId }) },
  }),
  "GET /events/{eventId}/numbers": async ({ ctx, path }) => ({ body: await readNumbers(ctx, { id: path.eventId }) }),
  "GET /events/{eventId}/proposals": async ({ ctx, path }) => ({
    body: { items: await readProposals(ctx, { id: path.eventId }) },
  }),
} satisfies Partial<Handlers>;
