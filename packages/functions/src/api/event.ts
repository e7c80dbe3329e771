import { once } from "@passa/core/commit";
import { readAttendance } from "@passa/core/event/attendance";
import { cancelEvent } from "@passa/core/event/cancellation";
import { addCandidates, answerAsCandidate, changeCandidate, listCandidates } from "@passa/core/event/candidates";
import { addEmployer, answerAsEmployer, changeEventEmployer, listEventEmployers } from "@passa/core/event/employers";
import {
  assignEvent,
  changeEvent,
  createEvent,
  type EventView,
  listEvents,
  moveEvent,
  readEvent,
} from "@passa/core/event/event";
import { sendInvitations } from "@passa/core/event/invitations";
import { previewRemoval, remove } from "@passa/core/event/removal";
import { decideOnPair, readMatrix, readOutlook } from "@passa/core/event/roster";
import { readCards, readWishes, wishAsCandidate, wishAsEmployer } from "@passa/core/event/wishes";
import type { Handlers } from "./handler.ts";

const told = (view: EventView) => ({ body: view, version: view.event.version });

/** The day, who comes and what they wish. */
export const eventHandlers = {
  "GET /events": async ({ ctx, query }) => ({ body: await listEvents(ctx, query) }),
  "POST /events": async ({ ctx, body }) => told(await once(ctx, () => createEvent(ctx, body))),
  "GET /events/{eventId}": async ({ ctx, path }) => told(await readEvent(ctx, { id: path.eventId })),
  "PUT /events/{eventId}": async ({ ctx, path, body, version }) =>
    told(await changeEvent(ctx, { id: path.eventId, details: body, version })),
  "PUT /events/{eventId}/responsible": async ({ ctx, path, body, version }) =>
    told(await assignEvent(ctx, { id: path.eventId, ...body, version })),
  "POST /events/{eventId}/transitions": async ({ ctx, path, body, version }) =>
    told(await once(ctx, () => moveEvent(ctx, { id: path.eventId, ...body, version }))),
  "POST /events/{eventId}/cancellation": async ({ ctx, path, body, version }) =>
    told(await once(ctx, () => cancelEvent(ctx, { id: path.eventId, ...body, version }))),
  "GET /events/{eventId}/outlook": async ({ ctx, path }) => ({ body: await readOutlook(ctx, { id: path.eventId }) }),
  "POST /events/{eventId}/invitations": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => sendInvitations(ctx, { id: path.eventId, ...body })),
  }),

  "GET /events/{eventId}/employers": async ({ ctx, path }) => ({
    body: { items: await listEventEmployers(ctx, { id: path.eventId }) },
  }),
  "POST /events/{eventId}/employers": async ({ ctx, path, body }) => {
    const employer = await once(ctx, () => addEmployer(ctx, { id: path.eventId, ...body }));
    return { body: employer, version: employer.version };
  },
  "PUT /events/{eventId}/employers/{employerId}": async ({ ctx, path, body, version }) => {
    const { eventId, employerId } = path;
    const employer = await changeEventEmployer(ctx, { id: eventId, employerId, settings: body, version });
    return { body: employer, version: employer.version };
  },
  "GET /events/{eventId}/employers/{employerId}/removal": async ({ ctx, path }) => ({
    body: await previewRemoval(ctx, { id: path.eventId, employerId: path.employerId }),
  }),
  "POST /events/{eventId}/employers/{employerId}/removal": async ({ ctx, path }) => ({
    body: await once(ctx, () => remove(ctx, { id: path.eventId, employerId: path.employerId })),
  }),
  "PUT /events/{eventId}/employers/{employerId}/answer": async ({ ctx, path, body }) => ({
    body: await answerAsEmployer(ctx, { id: path.eventId, employerId: path.employerId, ...body }),
  }),
  "GET /events/{eventId}/employers/{employerId}/cards": async ({ ctx, path }) => ({
    body: await readCards(ctx, { id: path.eventId, employerId: path.employerId }),
  }),
  "PUT /events/{eventId}/employers/{employerId}/wishes": async ({ ctx, path, body }) => ({
    body: await wishAsEmployer(ctx, { id: path.eventId, employerId: path.employerId, ...body }),
  }),

  "GET /events/{eventId}/candidates": async ({ ctx, path }) => ({
    body: { items: await listCandidates(ctx, { id: path.eventId }) },
  }),
  "POST /events/{eventId}/candidates": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => addCandidates(ctx, { id: path.eventId, ...body })),
  }),
  "PUT /events/{eventId}/candidates/{participantId}": async ({ ctx, path, body, version }) => {
    const { eventId, participantId } = path;
    const candidate = await changeCandidate(ctx, { id: eventId, participantId, settings: body, version });
    return { body: candidate, version: candidate.version };
  },
  "GET /events/{eventId}/candidates/{participantId}/removal": async ({ ctx, path }) => ({
    body: await previewRemoval(ctx, { id: path.eventId, participantId: path.participantId }),
  }),
  "POST /events/{eventId}/candidates/{participantId}/removal": async ({ ctx, path }) => ({
    body: await once(ctx, () => remove(ctx, { id: path.eventId, participantId: path.participantId })),
  }),
  "PUT /events/{eventId}/candidates/{participantId}/answer": async ({ ctx, path, body }) => ({
    body: await answerAsCandidate(ctx, { id: path.eventId, participantId: path.participantId, ...body }),
  }),
  "GET /events/{eventId}/candidates/{participantId}/wishes": async ({ ctx, path }) => ({
    body: await readWishes(ctx, { id: path.eventId, participantId: path.participantId }),
  }),
  "PUT /events/{eventId}/candidates/{participantId}/wishes": async ({ ctx, path, body }) => ({
    body: await wishAsCandidate(ctx, { id: path.eventId, participantId: path.participantId, ...body }),
  }),

  "GET /participants/{participantId}/attendance": async ({ ctx, path }) => ({
    body: await readAttendance(ctx, { id: path.participantId }),
  }),

  "GET /events/{eventId}/matrix": async ({ ctx, path }) => ({ body: await readMatrix(ctx, { id: path.eventId }) }),
  "PUT /events/{eventId}/pairs/{employerId}/{participantId}": async ({ ctx, path, body }) => {
    const { eventId, employerId, participantId } = path;
    await decideOnPair(ctx, { id: eventId, employerId, participantId, ...body });
    return undefined;
  },
} satisfies Partial<Handlers>;
