import { once } from "@passa/core/commit";
import { choose, observe, readHistory, readProfile } from "@passa/core/observation/observation";
import { listParticipants } from "@passa/core/participant/participant-list";
import {
  assign,
  changeParticipant,
  moveStage,
  participantFor,
  type ParticipantView,
  readParticipant,
  registerParticipant,
} from "@passa/core/participant/participant";
import { doorsFor, placesFor } from "@passa/core/ranking/ranking";
import { handOutCode } from "@passa/core/session/session";
import type { Handlers } from "./handler.ts";

const versioned = (view: ParticipantView) => ({ body: view, version: view.participant.version });

export const participantHandlers = {
  "GET /participants": async ({ ctx, query }) => ({ body: await listParticipants(ctx, query) }),
  "POST /participants": async ({ ctx, body }) => versioned(await once(ctx, () => registerParticipant(ctx, body))),
  "GET /participants/{participantId}": async ({ ctx, path }) =>
    versioned(await readParticipant(ctx, { id: path.participantId })),
  "PUT /participants/{participantId}": async ({ ctx, path, body, version }) =>
    versioned(await changeParticipant(ctx, { id: path.participantId, details: body, version })),
  "POST /participants/{participantId}/stage": async ({ ctx, path, body, version }) =>
    versioned(await once(ctx, () => moveStage(ctx, { id: path.participantId, stage: body.stage, version }))),
  "PUT /participants/{participantId}/assigned": async ({ ctx, path, body, version }) => {
    const view = await assign(ctx, { id: path.participantId, userIds: body.userIds, version });
    return { body: view, version: view.version };
  },
  "POST /participants/{participantId}/code": async ({ ctx, path }) => ({
    body: await once(ctx, async () =>
      handOutCode(ctx, await participantFor(ctx, path.participantId, "participant.code")),
    ),
  }),
  "GET /participants/{participantId}/profile": async ({ ctx, path }) => {
    const profile = await readProfile(ctx, { id: path.participantId });
    return { body: profile, version: profile.version };
  },
  "POST /participants/{participantId}/observations": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => observe(ctx, { id: path.participantId, ...body })),
  }),
  "PUT /participants/{participantId}/choices/{topic}": async ({ ctx, path, body }) => ({
    body: await choose(ctx, { id: path.participantId, topic: path.topic, source: body.source }),
  }),
  "GET /participants/{participantId}/observations": async ({ ctx, path, query }) => ({
    body: await readHistory(ctx, { id: path.participantId, topic: query.topic }),
  }),
  "GET /participants/{participantId}/placements": async ({ ctx, path }) => ({
    body: await placesFor(ctx, { id: path.participantId }),
  }),
  "GET /participants/{participantId}/doors": async ({ ctx, path }) => ({
    body: await doorsFor(ctx, { id: path.participantId }),
  }),
} satisfies Partial<Handlers>;
