import { once } from "@passa/core/commit";
import { inviteStaff, listUsers, revokeUser } from "@passa/core/user/user";
import type { Handlers } from "./handler.ts";

export const memberHandlers = {
  "GET /members": async ({ ctx, query }) => ({ body: await listUsers(ctx, query) }),
  "POST /members": async ({ ctx, body }) => ({ body: await once(ctx, () => inviteStaff(ctx, body)) }),
  "POST /members/{userId}/revocation": async ({ ctx, path }) => ({
    body: await once(ctx, () => revokeUser(ctx, path.userId)),
  }),
} satisfies Partial<Handlers>;
