import { authorise } from "@passa/core/context";
import { registerPublicly } from "@passa/core/employer/employer";
import { listMunicipalities, viewTenant } from "@passa/core/tenant/tenant";
import { localities } from "@passa/domain/place/localities";
import type { Handlers } from "./handler.ts";

export const municipalityHandlers = {
  "GET /municipalities": async ({ ctx }) => ({ body: await listMunicipalities(ctx) }),
  "POST /registrations": async ({ ctx, body }) => ({ body: await registerPublicly(ctx, body) }),
  "GET /tenant": async ({ ctx }) => ({ body: await viewTenant(ctx) }),
  "GET /localities": async ({ ctx }) => {
    authorise(ctx, "vocabulary.read", { tenantId: ctx.actor.tenantId });
    return { body: { items: [...localities] } };
  },
} satisfies Partial<Handlers>;
