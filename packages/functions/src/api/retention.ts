import { once } from "@passa/core/commit";
import {
  askForErasure,
  chooseRetention,
  keepParticipant,
  listRetention,
  readRetention,
  retentionOf,
} from "@passa/core/retention/retention";
import type { Handlers } from "./handler.ts";

export const retentionHandlers = {
  "GET /retention/rules": async ({ ctx }) => {
    const body = await readRetention(ctx);
    return { body, version: body.version };
  },
  "PUT /retention/rules": async ({ ctx, body: { rules }, version }) => {
    const body = await chooseRetention(ctx, { version, rules });
    return { body, version: body.version };
  },
  "GET /retention/people": async ({ ctx }) => ({ body: await listRetention(ctx) }),
  "GET /participants/{participantId}/retention": async ({ ctx, path }) => ({
    body: await retentionOf(ctx, { id: path.participantId }),
  }),
  "POST /participants/{participantId}/erasure-request": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => askForErasure(ctx, { id: path.participantId, ...body })),
  }),
  "POST /participants/{participantId}/keeping": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => keepParticipant(ctx, { id: path.participantId, ...body })),
  }),
} satisfies Partial<Handlers>;
