import { once } from "@passa/core/commit";
import { createWorkplace, listWorkplaces, readWorkplace, updateWorkplace } from "@passa/core/workplace/workplace";
import type { Workplace } from "@passa/domain/workplace/workplace";
import type { Handlers } from "./handler.ts";

const versioned = (workplace: Workplace) => ({ body: workplace, version: workplace.version });

export const workplaceHandlers = {
  "GET /employers/{employerId}/workplaces": async ({ ctx, path }) => ({
    body: await listWorkplaces(ctx, { employerId: path.employerId }),
  }),
  "POST /employers/{employerId}/workplaces": async ({ ctx, path, body }) =>
    versioned(await once(ctx, () => createWorkplace(ctx, { employerId: path.employerId, details: body }))),
  "GET /workplaces/{workplaceId}": async ({ ctx, path }) =>
    versioned(await readWorkplace(ctx, { id: path.workplaceId })),
  "PUT /workplaces/{workplaceId}": async ({ ctx, path, body, version }) =>
    versioned(await updateWorkplace(ctx, { id: path.workplaceId, details: body, version })),
} satisfies Partial<Handlers>;
