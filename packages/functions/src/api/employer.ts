import { once } from "@passa/core/commit";
import {
  decideOnEmployer,
  employerMembers,
  inviteEmployerMember,
  listEmployers,
  readEmployer,
  registerEmployer,
  updateEmployer,
} from "@passa/core/employer/employer";
import type { Employer } from "@passa/domain/employer/employer";
import type { Handlers } from "./handler.ts";

const versioned = (employer: Employer) => ({ body: employer, version: employer.version });

export const employerHandlers = {
  "GET /employers": async ({ ctx, query }) => ({ body: await listEmployers(ctx, query) }),
  "POST /employers": async ({ ctx, body }) => versioned(await once(ctx, () => registerEmployer(ctx, body))),
  "GET /employers/{employerId}": async ({ ctx, path }) => versioned(await readEmployer(ctx, { id: path.employerId })),
  "PUT /employers/{employerId}": async ({ ctx, path, body, version }) =>
    versioned(await updateEmployer(ctx, { id: path.employerId, details: body, version })),
  "POST /employers/{employerId}/approval": async ({ ctx, path, body, version }) =>
    versioned(await once(ctx, () => decideOnEmployer(ctx, { id: path.employerId, decision: body, version }))),
  "GET /employers/{employerId}/members": async ({ ctx, path }) => ({
    body: await employerMembers(ctx, { id: path.employerId }),
  }),
  "POST /employers/{employerId}/members": async ({ ctx, path, body }) => ({
    body: await once(ctx, () => inviteEmployerMember(ctx, { id: path.employerId, ...body })),
  }),
} satisfies Partial<Handlers>;
