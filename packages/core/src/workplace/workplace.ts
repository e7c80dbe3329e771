import type { Id } from "@passa/domain/id";
import { workplaceVocabularyErrors } from "@passa/domain/placement/vocabulary-errors";
import type { Action } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import type { Workplace, WorkplaceDetails } from "@passa/domain/workplace/workplace";
import { assertVersion, commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { employerFor } from "../employer/employer.ts";
import { vocabularyOf } from "../taxonomy/taxonomy.ts";
import { loadWorkplace, loadWorkplaces, workplaceWrite } from "./workplace.store.ts";

/** Workplaces of an employer, by id. */
export async function listWorkplaces(
  ctx: Context,
  { employerId }: { employerId: Id<"employer"> },
): Promise<{ items: Workplace[] }> {
  const employer = await employerFor(ctx, employerId, "workplace.read");
  return { items: await loadWorkplaces(ctx.table, employer.tenantId, employerId) };
}

/** Describes a workplace. @throws {Refusal} `invalid` for ids that the vocabulary does not have */
export async function createWorkplace(
  ctx: Context,
  { employerId, details }: { employerId: Id<"employer">; details: WorkplaceDetails },
): Promise<Workplace> {
  const { tenantId } = await employerFor(ctx, employerId, "workplace.write");
  return save(ctx, { id: ctx.world.newId("workplace", ctx.now), tenantId, employerId, version: 1, ...details });
}

export function readWorkplace(ctx: Context, { id }: { id: Id<"workplace"> }): Promise<Workplace> {
  return workplaceFor(ctx, id, "workplace.read");
}

/** @throws {Refusal} `stale`; `invalid` for ids that the vocabulary does not have */
export async function updateWorkplace(
  ctx: Context,
  { id, version, details }: { id: Id<"workplace">; version: number; details: WorkplaceDetails },
): Promise<Workplace> {
  const before = await workplaceFor(ctx, id, "workplace.write");
  assertVersion(before, version);
  const { tenantId, employerId } = before;
  return save(ctx, { id, tenantId, employerId, version: version + 1, ...details });
}

async function workplaceFor(ctx: Context, id: Id<"workplace">, action: Action): Promise<Workplace> {
  const workplace = await loadWorkplace(ctx.table, ctx.actor.tenantId, id);
  if (!workplace) throw new Refusal("notFound");
  authorise(ctx, action, { tenantId: workplace.tenantId, employerId: workplace.employerId });
  return workplace;
}

async function save(ctx: Context, workplace: Workplace): Promise<Workplace> {
  const fields = workplaceVocabularyErrors(workplace, await vocabularyOf(ctx));
  if (fields.length > 0) throw new Refusal("invalid", { fields });
  return commit(ctx, {
    writes: [workplaceWrite(workplace)],
    audit: { what: "workplace.write", whom: workplace.id, detail: { version: workplace.version } },
    answer: workplace,
  });
}
