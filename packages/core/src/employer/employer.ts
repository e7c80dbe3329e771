import type { Employer, EmployerDetails } from "@passa/domain/employer/employer";
import { parseOrganisationNumber } from "@passa/domain/employer/organisation-number";
import type { Id } from "@passa/domain/id";
import type { Action } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import type { User } from "@passa/domain/user/user";
import { assertVersion, commit } from "../commit.ts";
import { authorise, type Context, type PublicContext, systemContext } from "../context.ts";
import type { Message } from "../outbox.ts";
import { countTry } from "../session/session.store.ts";
import type { Page, Paging } from "../table.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadEmployerUsers } from "../user/user.store.ts";
import { invited } from "../user/user.ts";
import { employerWrites, loadEmployer, pageOfEmployers } from "./employer.store.ts";

/** Employers by name. `q` is looked for in the name and, as digits, in the organisation number. */
export async function listEmployers(
  ctx: Context,
  { q, standing, ...paging }: Paging & { q?: string | undefined; standing?: Employer["standing"]["kind"] | undefined },
): Promise<Page<Employer>> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "employer.list", { tenantId });
  const wanted = q?.trim().toLocaleLowerCase("sv") ?? "";
  const digits = wanted.replace(/[\s-]/g, "");
  return pageOfEmployers(ctx.table, tenantId, paging, (employer) => {
    if (standing !== undefined && employer.standing.kind !== standing) return false;
    const named = employer.name.toLocaleLowerCase("sv").includes(wanted);
    return named || (/^\d+$/.test(digits) && employer.organisationNumber.includes(digits));
  });
}

/**
 * Staff register an employer; it waits for approval like any other.
 * @throws {Refusal} `alreadyExists` (field `organisationNumber`)
 */
export async function registerEmployer(ctx: Context, details: EmployerDetails): Promise<Employer> {
  authorise(ctx, "employer.register", { tenantId: ctx.actor.tenantId });
  const employer = registered(ctx, details);
  return commit(ctx, {
    writes: employerWrites(employer),
    audit: { what: "employer.register", whom: employer.id },
    answer: employer,
  });
}

function registered(ctx: Context, details: EmployerDetails): Employer {
  return {
    id: ctx.world.newId("employer", ctx.now),
    tenantId: ctx.actor.tenantId,
    version: 1,
    ...details,
    organisationNumber: tenDigits(details.organisationNumber),
    standing: { kind: "registered", at: ctx.now },
  };
}

/** The number however it was written. The schema has let only numbers through. */
function tenDigits(organisationNumber: string): string {
  const digits = parseOrganisationNumber(organisationNumber);
  if (digits === undefined) {
    throw new Refusal("invalid", { fields: [{ path: "organisationNumber", code: "organisationNumber" }] });
  }
  return digits;
}

/** What somebody who is not signed in tells about their employer. */
export type Registration = {
  tenantId: Id<"tenant">;
  name: string;
  organisationNumber: string;
  contactName: string;
  email: string;
  phone?: string | undefined;
  about?: string | undefined;
};

/** From one client, in an hour. */
export const registrationsAnHour = 10;

/**
 * A new employer registers itself, with the person who did as its first member. The answer is always the same: whether
 * the employer or the address is known already is told only to the address.
 * @throws {Refusal} `invalid` (field `tenantId`); `tooManyTries`
 */
export async function registerPublicly(ctx: PublicContext, registration: Registration): Promise<{ received: true }> {
  const { world, now, client, requestId, idempotency } = ctx;
  const { tenantId, name, organisationNumber, contactName, email, phone, about } = registration;
  const counted = { purpose: "registration", client, periodS: 3600 };
  const { tries, secondsLeft } = await countTry(world, world.db.lookup(now), counted);
  if (tries > registrationsAnHour) throw new Refusal("tooManyTries", { values: { seconds: secondsLeft } });
  const system = systemContext(world, { tenantId, now, requestId, ...(idempotency && { idempotency }) });
  const tenant = await requireTenant(system.table, tenantId).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal("invalid", { fields: [{ path: "tenantId", code: "unknownId" }] });
  });
  const contact = { name: contactName, email, ...(phone === undefined ? {} : { phone }) };
  const details = { name, organisationNumber, contacts: [contact], ...(about === undefined ? {} : { about }) };
  const employer = registered(system, details);
  const values = { tenant: tenant.name, employer: name };
  const person = { name: contactName, email, role: "employer" as const, employerId: employer.id };
  const { user, writes, message } = invited(system, person, "registration", values);
  try {
    await commit(system, {
      writes: [...employerWrites(employer), ...writes],
      audit: { what: "employer.register", whom: employer.id, detail: { userId: user.id } },
      outbox: [message],
      answer: { received: true },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "alreadyExists") throw error;
    const { invite: _, ...letter } = message;
    await commit(system, {
      writes: [],
      audit: { what: "employer.register", whom: tenantId, why: "known already" },
      outbox: [{ ...letter, template: "registrationKnown" }],
      answer: { received: true },
    });
  }
  return { received: true };
}

/** The employer, when the actor may do `action` to it. @throws {Refusal} `notFound`, `forbidden` */
export async function employerFor(ctx: Context, id: Id<"employer">, action: Action): Promise<Employer> {
  authorise(ctx, action, { tenantId: ctx.actor.tenantId, employerId: id });
  const employer = await loadEmployer(ctx.table, ctx.actor.tenantId, id);
  if (!employer) throw new Refusal("notFound");
  return employer;
}

export function readEmployer(ctx: Context, { id }: { id: Id<"employer"> }): Promise<Employer> {
  return employerFor(ctx, id, "employer.read");
}

/**
 * Changes what an employer says of itself. A new organisation number is another legal person: it waits for approval anew.
 * @throws {Refusal} `stale`, `alreadyExists`
 */
export async function updateEmployer(
  ctx: Context,
  { id, version, details }: { id: Id<"employer">; version: number; details: EmployerDetails },
): Promise<Employer> {
  const before = await employerFor(ctx, id, "employer.update");
  assertVersion(before, version);
  const organisationNumber = tenDigits(details.organisationNumber);
  const employer: Employer = {
    id,
    tenantId: before.tenantId,
    version: version + 1,
    ...details,
    organisationNumber,
    standing: organisationNumber === before.organisationNumber ? before.standing : { kind: "registered", at: ctx.now },
  };
  return commit(ctx, {
    writes: employerWrites(employer, before),
    audit: { what: "employer.update", whom: id, detail: { version: employer.version } },
    answer: employer,
  });
}

export type ApprovalDecision =
  | { decision: "approve"; vouchedBy: string; visited: boolean }
  | { decision: "decline"; reason: string };

/** Staff approve or decline an employer, at any time and more than once; its members hear of it by mail. @throws {Refusal} `stale` */
export async function decideOnEmployer(
  ctx: Context,
  { id, version, decision }: { id: Id<"employer">; version: number; decision: ApprovalDecision },
): Promise<Employer> {
  const before = await employerFor(ctx, id, "employer.approve");
  assertVersion(before, version);
  const [tenant, members] = await Promise.all([
    requireTenant(ctx.table, before.tenantId),
    loadEmployerUsers(ctx.table, before.tenantId, id),
  ]);
  const by = ctx.actor.userId;
  const approved = decision.decision === "approve";
  const employer: Employer = {
    ...before,
    version: version + 1,
    standing: approved
      ? { kind: "approved", at: ctx.now, by, vouchedBy: decision.vouchedBy, visited: decision.visited }
      : { kind: "declined", at: ctx.now, by, reason: decision.reason },
  };
  return commit(ctx, {
    writes: employerWrites(employer, before),
    audit: { what: "employer.approve", whom: id, ...(approved ? {} : { why: decision.reason }) },
    outbox: members.flatMap((member) =>
      letterAbout(member, {
        template: approved ? "approved" : "declined",
        values: { tenant: tenant.name, employer: employer.name, ...(approved ? {} : { reason: decision.reason }) },
      }),
    ),
    answer: employer,
  });
}

function letterAbout(member: User, letter: Pick<Message, "template" | "values">): Message[] {
  const { email, name, standing } = member;
  return email === undefined || standing.kind === "revoked" ? [] : [{ ...letter, to: { name, address: email } }];
}

/** People who act for an employer, by id. */
export async function employerMembers(ctx: Context, { id }: { id: Id<"employer"> }): Promise<{ items: User[] }> {
  const employer = await employerFor(ctx, id, "employer.read");
  return { items: await loadEmployerUsers(ctx.table, employer.tenantId, id) };
}

/** Invites somebody to act for an employer. @throws {Refusal} `alreadyExists` (field `email`) */
export async function inviteEmployerMember(
  ctx: Context,
  { id, name, email }: { id: Id<"employer">; name: string; email: string },
): Promise<User> {
  const employer = await employerFor(ctx, id, "employer.invite");
  const tenant = await requireTenant(ctx.table, employer.tenantId);
  const values = { tenant: tenant.name, employer: employer.name };
  const person = { name, email, role: "employer" as const, employerId: id };
  const { user, writes, message } = invited(ctx, person, "employerInvitation", values);
  return commit(ctx, {
    writes,
    audit: { what: "employer.invite", whom: user.id, detail: { employerId: id } },
    outbox: [message],
    answer: user,
  });
}
