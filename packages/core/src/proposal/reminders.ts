import { weekOf } from "@passa/domain/audit/reading";
import type { Id } from "@passa/domain/id";
import { isOpen, type Proposal } from "@passa/domain/proposal/proposal";
import { reminded } from "@passa/domain/proposal/reminder";
import { type Context, systemContext, type World } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { isMailed } from "../event/candidates.ts";
import { addressOf } from "../event/invitations.ts";
import type { Message } from "../outbox.ts";
import { loadParticipant, loadPoolEntry } from "../participant/participant.store.ts";
import { sendOnce } from "../send-once.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadUser } from "../user/user.store.ts";
import { mayReachEmployer } from "./disclosure.ts";
import { loadProposals } from "./proposal.store.ts";

/**
 * Once a day, of one tenant: reminds whoever something has lain with for some days. A person is reminded of a question once, an
 * employer and a matcher once a week at most whatever there is. Letters say that something waits, never what of whom.
 */
export async function remindOfProposals(setting: { world: World; now: string }, tenantId: Id<"tenant">): Promise<void> {
  const { now } = setting;
  const ctx = systemContext(setting.world, { tenantId, now, requestId: "every day" });
  const waiting = new Map<ReturnType<typeof reminded>, Proposal[]>();
  for (const proposal of await loadProposals(ctx.table, tenantId)) {
    const whom = isOpen(proposal) || proposal.state === "ended" ? reminded(proposal, now.slice(0, 10)) : undefined;
    waiting.set(whom, [...(waiting.get(whom) ?? []), proposal]);
  }
  const { name: tenant } = await requireTenant(ctx.table, tenantId);
  for (const proposal of waiting.get("participant") ?? [])
    await sendOnce(ctx, await letterToPerson(ctx, proposal, tenant), `${proposal.id} ${proposal.state} waits`);
  const week = weekOf(now);
  const cards = await lettersToEmployers(ctx, waiting.get("employer") ?? [], tenant);
  await sendOnce(ctx, cards, `${tenantId} cards wait ${week}`);
  const board = await lettersToMatchers(ctx, waiting.get("matcher") ?? [], tenant);
  await sendOnce(ctx, board, `${tenantId} proposals wait ${week}`);
}

async function letterToPerson(ctx: Context, { participantId, tenantId }: Proposal, tenant: string): Promise<Message[]> {
  const person = await loadParticipant(ctx.table, tenantId, participantId);
  if (person?.email === undefined || !isMailed(person)) return [];
  const to = { name: person.givenName, address: person.email };
  return [{ template: "proposalQuestionWaits", easy: true, to, path: "/my-steps", values: { tenant } }];
}

/** One each, of the employers that may see a card that waits. */
async function lettersToEmployers(ctx: Context, proposals: readonly Proposal[], tenant: string): Promise<Message[]> {
  const { tenantId } = ctx.actor;
  const reached = new Set<Id<"employer">>();
  for (const proposal of proposals) {
    const entry = await loadPoolEntry(ctx.table, tenantId, proposal.participantId);
    if (entry && (await mayReachEmployer(ctx, proposal, entry))) reached.add(proposal.employerId);
  }
  const letters = [...reached].map(async (id): Promise<Message[]> => {
    const employer = await loadEmployer(ctx.table, tenantId, id);
    const to = employer && (await addressOf(ctx, employer));
    if (!employer || !to) return [];
    const values = { tenant, employer: employer.name };
    return [{ template: "proposalCardWaits", to, path: "/our/proposals", values }];
  });
  return (await Promise.all(letters)).flat();
}

/** One each, of those who are responsible for somebody of whom a proposal waits for staff. */
async function lettersToMatchers(ctx: Context, proposals: readonly Proposal[], tenant: string): Promise<Message[]> {
  const { tenantId } = ctx.actor;
  const people = [...new Set(proposals.map(({ participantId }) => participantId))];
  const entries = await Promise.all(people.map((id) => loadPoolEntry(ctx.table, tenantId, id)));
  const responsible = [...new Set(entries.flatMap((entry) => entry?.assigned[0] ?? []))];
  const users = await Promise.all(responsible.map((id) => loadUser(ctx.table, tenantId, id)));
  return users.flatMap((user): Message[] =>
    user?.email === undefined || user.standing.kind === "revoked"
      ? []
      : [
          {
            template: "proposalsWait",
            to: { name: user.name, address: user.email },
            path: "/proposals",
            values: { tenant },
          },
        ],
  );
}
