import type { Employer } from "@passa/domain/employer/employer";
import type { Proposal, ProposalStateKind } from "@passa/domain/proposal/proposal";
import type { Context } from "../context.ts";
import { isMailed } from "../event/candidates.ts";
import { addressOf } from "../event/invitations.ts";
import type { Message } from "../outbox.ts";
import { loadParticipant } from "../participant/participant.store.ts";
import { requireTenant } from "../tenant/tenant.store.ts";
import { loadUser } from "../user/user.store.ts";

/**
 * Who hears of a change by mail. A letter names its addressee and nobody else, and says that there is something to look at,
 * never what it is about: a mailbox is not a place for what is known of a person.
 */
export async function lettersAbout(ctx: Context, before: Proposal, next: Proposal, employer: Employer) {
  if (next.state === before.state && !("talk" in next)) return [];
  const { tenantId } = next;
  const [tenant, participant] = await Promise.all([
    requireTenant(ctx.table, tenantId),
    loadParticipant(ctx.table, tenantId, next.participantId),
  ]);
  const values = { tenant: tenant.name, employer: employer.name };
  const letters: Message[] = [];
  const asked: readonly ProposalStateKind[] = ["asked", "interested"];
  const isNew = next.state !== before.state;
  if (isNew && asked.includes(next.state) && participant?.email !== undefined && isMailed(participant)) {
    const to = { name: participant.givenName, address: participant.email };
    letters.push({ template: "proposalQuestion", to, path: "/my-steps", values: { tenant: tenant.name } });
  }
  const template = isNew ? employersTemplate(before, next) : undefined;
  const host = template && employer.standing.kind === "approved" ? await addressOf(ctx, employer) : undefined;
  if (template && host) letters.push({ template, to: host, path: "/our/proposals", values });
  const matcherId = participant?.assigned[0];
  if (matcherId !== undefined && matcherId !== ctx.actor.userId && ctx.actor.role !== "matcher") {
    const matcher = await loadUser(ctx.table, tenantId, matcherId);
    if (matcher?.email !== undefined && matcher.standing.kind !== "revoked") {
      const to = { name: matcher.name, address: matcher.email };
      letters.push({ template: "proposalNews", to, path: "/proposals", values: { tenant: tenant.name } });
    }
  }
  return letters;
}

function employersTemplate(before: Proposal, next: Proposal) {
  if (next.state === "shown") return "proposalCard" as const;
  if (next.state === "known") return "proposalMeet" as const;
  const wasShown = before.state !== "proposed" && before.state !== "asked";
  const isOwnNo = next.state === "closed" && next.closing.kind === "notNow";
  return next.state === "closed" && wasShown && !isOwnNo ? ("proposalGone" as const) : undefined;
}
