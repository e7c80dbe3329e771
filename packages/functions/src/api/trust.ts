import { logControl } from "@passa/core/audit/log-control";
import { whoHasSeen } from "@passa/core/audit/seen";
import { once } from "@passa/core/commit";
import { eraseParticipant } from "@passa/core/erasure/erasure";
import { exportPerson } from "@passa/core/export/export";
import type { Handlers } from "./handler.ts";

export const trustHandlers = {
  "GET /participants/{participantId}/seen": async ({ ctx, path, query }) => ({
    body: await whoHasSeen(ctx, { id: path.participantId, ...query }),
  }),
  "GET /participants/{participantId}/export": async ({ ctx, path }) => ({
    body: await exportPerson(ctx, { id: path.participantId }),
  }),
  "POST /participants/{participantId}/erasure": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => eraseParticipant(ctx, { id: path.participantId, ...body })),
  }),
  "GET /log-control": async ({ ctx }) => ({ body: await logControl(ctx) }),
} satisfies Partial<Handlers>;
