import type { Event } from "@passa/domain/event/event";
import { type EventCandidate, type EventEmployer, invitedBy, type Invitation } from "@passa/domain/event/roster";
import type { Employer } from "@passa/domain/employer/employer";
import type { Id } from "@passa/domain/id";
import { commit, type Write } from "../commit.ts";
import type { Context } from "../context.ts";
import { loadAllEmployers } from "../employer/employer.store.ts";
import type { Message } from "../outbox.ts";
import { loadParticipants } from "../participant/participant.store.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadEmployerUsers } from "../user/user.store.ts";
import { isMailed } from "./candidates.ts";
import {
  candidateWrite,
  eventEmployerWrite,
  eventUnchanged,
  loadCandidates,
  loadEventEmployers,
} from "./event.store.ts";
import { eventFor, notAllowed, onStandingEvent } from "./event.ts";

type Whom = "employers" | "candidates" | "all";

/** Somebody to tell: the write that remembers it, and where the mail goes; without an address it is paper. */
type Told = { write: Write; to?: Message["to"]; number?: number; employer?: { id: Id<"employer">; name: string } };

/** In one transaction: a person, their mail and the audit entry each. */
const TOLD_AT_ONCE = 30;

/**
 * Sends the invitations that have not been sent, or reminds those who have not answered, or said yes and not wished.
 * Mails name nobody but the addressee and say nothing of why somebody is invited; who is not reached by mail is told on paper.
 */
export async function sendInvitations(
  ctx: Context,
  { id, what, whom }: { id: Id<"event">; what: "invite" | "remind"; whom: Whom },
) {
  const event = await eventFor(ctx, id, "event.write");
  if (event.state !== "inviting" && event.state !== "planned") throw notAllowed(event, "inviting");
  const told = [
    ...(whom === "candidates" ? [] : await employersToTell(ctx, event, what)),
    ...(whom === "employers" ? [] : await candidatesToTell(ctx, event, what)),
  ];
  const { name: tenant } = await requireTenant(ctx.table, event.tenantId);
  const values = { tenant, event: event.details.name, on: event.details.startsAt.slice(0, 10) };
  const template = what === "invite" ? "eventInvitation" : "eventReminder";
  const { idempotency: _, ...within } = ctx;
  for (let from = 0; from < told.length; from += TOLD_AT_ONCE) {
    const some = told.slice(from, from + TOLD_AT_ONCE);
    await onStandingEvent(async () => {
      const now = await eventFor(ctx, id, "event.write");
      await commit(within, {
        writes: [eventUnchanged(now), ...some.map(({ write }) => write)],
        audit: { what: "event.write", whom: id, detail: { [what]: some.length } },
        outbox: some.flatMap(({ to, number }): Message[] => {
          const easy = number === undefined ? {} : { easy: true as const };
          return to ? [{ template, to, ...easy, path: `/events/${id}`, values }] : [];
        }),
        answer: undefined,
      });
    });
  }
  return {
    mailed: told.filter(({ to }) => to).length,
    onPaper: told.flatMap(({ to, number }) => (to || number === undefined ? [] : [number])),
    unreached: told.flatMap(({ to, employer }) => (to || !employer ? [] : [employer])),
  };
}

const isDue = (
  what: "invite" | "remind",
  { invitation, wishedAt }: { invitation: Invitation; wishedAt?: string | undefined },
): boolean =>
  what === "invite"
    ? invitation.kind === "notSent"
    : invitation.kind === "invited" || (invitation.kind === "yes" && wishedAt === undefined);

async function employersToTell(ctx: Context, { id, tenantId }: Event, what: "invite" | "remind"): Promise<Told[]> {
  const [listed, employers] = await Promise.all([
    loadEventEmployers(ctx.table, tenantId, id),
    loadAllEmployers(ctx.table, tenantId),
  ]);
  const byId = new Map(employers.map((employer) => [employer.id, employer]));
  return Promise.all(
    listed
      .filter((one) => isDue(what, one))
      .map(async (one): Promise<Told> => {
        const employer = byId.get(one.employerId);
        const to = employer && (await addressOf(ctx, employer));
        const write = eventEmployerWrite(tenantId, told(ctx, one));
        return { write, employer: { id: one.employerId, name: employer?.name ?? "" }, ...(to && { to }) };
      }),
  );
}

async function candidatesToTell(ctx: Context, { id, tenantId }: Event, what: "invite" | "remind"): Promise<Told[]> {
  const [listed, people] = await Promise.all([
    loadCandidates(ctx.table, tenantId, id),
    loadParticipants(ctx.table, tenantId),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return listed
    .filter((one) => isDue(what, one))
    .map((one): Told => {
      const person = byId.get(one.participantId);
      const to =
        person?.email !== undefined && isMailed(person) ? { name: person.givenName, address: person.email } : undefined;
      return { write: candidateWrite(tenantId, told(ctx, one)), number: one.number, ...(to && { to }) };
    });
}

function told<One extends EventEmployer | EventCandidate>({ actor, now }: Context, one: One): One {
  return { ...one, version: one.version + 1, invitation: invitedBy(one.invitation, actor.userId, now) };
}

/** Whom an employer's mail goes to: a member who signs in, else the first contact with an address. */
export async function addressOf(
  ctx: Context,
  { id, tenantId, contacts }: Employer,
): Promise<Message["to"] | undefined> {
  const members = await loadEmployerUsers(ctx.table, tenantId, id);
  const member = members.find(({ standing, email }) => standing.kind !== "revoked" && email !== undefined);
  if (member?.email !== undefined) return { name: member.name, address: member.email };
  const contact = contacts.find(({ email }) => email !== undefined);
  return contact?.email === undefined ? undefined : { name: contact.name, address: contact.email };
}
