import type { Id } from "@passa/domain/id";
import { type Grant, GRANTED_AT_MOST_MONTHS } from "@passa/domain/proposal/grant";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import { monthsAfter } from "@passa/domain/proposal/follow-up";
import { commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { employerNames } from "../event/roster.ts";
import { loadParticipant, loadParticipants } from "../participant/participant.store.ts";
import { loadUsers } from "../user/user.store.ts";
import { grantRemoval, grantWrite, loadGrants } from "./grant.store.ts";

/** A grant as an administrator reads of it: the person by number. */
export type GrantView = Pick<Grant, "id" | "reason" | "until"> & {
  number: string;
  employer: string;
  /** Who may propose. */
  colleague: string;
  by: string;
  on: string;
};

export async function listGrants(ctx: Context): Promise<{ items: GrantView[] }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "proposal.grant", { tenantId });
  const grants = await loadGrants(ctx.table, tenantId);
  return { items: (await Promise.all(grants.map((grant) => viewOf(ctx, grant)))).flat() };
}

async function viewOf(ctx: Context, grant: Grant): Promise<GrantView[]> {
  const { id, participantId, employerId, userId, reason, until, by, at } = grant;
  const { tenantId } = ctx.actor;
  const [person, employers, users] = await Promise.all([
    loadParticipant(ctx.table, tenantId, participantId),
    employerNames(ctx),
    loadUsers(ctx.table, tenantId),
  ]);
  const nameOf = (whose: string) => users.find((user) => user.id === whose)?.name ?? "";
  if (!person) return [];
  return [
    {
      id,
      number: person.number,
      employer: employers.get(employerId) ?? "",
      colleague: nameOf(userId),
      reason,
      until,
      by: nameOf(by),
      on: at.slice(0, 10),
    },
  ];
}

/**
 * Names who may propose a protected identity to one employer, why and until when; in the place of an earlier grant of the same
 * person and employer. The person is named by number, and nothing of them is told.
 * @throws {Refusal} `invalid` for a number, an employer or a colleague that is not here, and a day that has been or is too far away
 */
export async function grantProposing(
  ctx: Context,
  given: Pick<Grant, "employerId" | "userId" | "reason" | "until"> & { number: string },
): Promise<GrantView> {
  const { number, employerId, userId, reason, until } = given;
  const { tenantId } = ctx.actor;
  authorise(ctx, "proposal.grant", { tenantId });
  const [people, employer, users, grants] = await Promise.all([
    loadParticipants(ctx.table, tenantId),
    loadEmployer(ctx.table, tenantId, employerId),
    loadUsers(ctx.table, tenantId),
    loadGrants(ctx.table, tenantId),
  ]);
  const person = people.find((one) => one.number === number);
  const isMatcher = users.some(
    ({ id, role, standing }) => id === userId && role === "matcher" && standing.kind !== "revoked",
  );
  const fields: FieldError[] = [
    ...(person ? [] : [{ path: "number", code: "unknownId" } as const]),
    ...(employer ? [] : [{ path: "employerId", code: "unknownId" } as const]),
    ...(isMatcher ? [] : [{ path: "userId", code: "unknownId" } as const]),
    ...untilFaults(until, ctx.now.slice(0, 10)),
  ];
  if (!person || fields.length > 0) throw new Refusal("invalid", { fields });
  const grant: Grant = {
    id: ctx.world.newId("grant", ctx.now),
    participantId: person.id,
    employerId,
    userId,
    reason,
    until,
    by: ctx.actor.userId,
    at: ctx.now,
  };
  const earlier = grants.filter((one) => one.participantId === person.id && one.employerId === employerId);
  const [view] = await viewOf(ctx, grant);
  if (!view) throw new Refusal("notFound");
  return commit(ctx, {
    writes: [
      ...earlier.map(({ id }) => ({ ...grantRemoval(tenantId, id), expect: "any" as const })),
      grantWrite(tenantId, grant),
    ],
    audit: { what: "proposal.grant", whom: person.id, why: reason, detail: { employerId, userId, until } },
    answer: view,
  });
}

function untilFaults(until: string, today: string): FieldError[] {
  const max = monthsAfter(today, GRANTED_AT_MOST_MONTHS);
  if (until < today) return [{ path: "until", code: "inThePast" }];
  return until > max ? [{ path: "until", code: "tooLarge", values: { max } }] : [];
}

/** Ends a grant now. What the employer was shown under it is shown no more. @throws {Refusal} `notFound` */
export async function endGrant(ctx: Context, { id }: { id: Id<"grant"> }): Promise<{ ended: true }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "proposal.grant", { tenantId });
  const grant = (await loadGrants(ctx.table, tenantId)).find((one) => one.id === id);
  if (!grant) throw new Refusal("notFound");
  const { participantId, employerId, userId } = grant;
  return commit(ctx, {
    writes: [grantRemoval(tenantId, id)],
    audit: { what: "proposal.grant", whom: participantId, detail: { employerId, userId, ended: true } },
    answer: { ended: true },
  });
}
