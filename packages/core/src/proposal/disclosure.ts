import type { Id } from "@passa/domain/id";
import type { Action } from "@passa/domain/policy/policy";
import { cardIsShown, type Disclosed, type Proposal } from "@passa/domain/proposal/proposal";
import { Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { loadPoolEntry, type PoolEntry } from "../participant/participant.store.ts";
import { loadGrant } from "./grant.store.ts";
import { loadProposal, sightingWrite } from "./proposal.store.ts";

/** A proposal with the person it is about. */
export type Loaded = { proposal: Proposal; entry: PoolEntry };

/** The proposal, when the actor may do `action` to it. @throws {Refusal} `notFound`, `forbidden` */
export async function proposalFor(ctx: Context, id: Id<"proposal">, action: Action): Promise<Loaded> {
  const { tenantId, userId, role } = ctx.actor;
  const proposal = await loadProposal(ctx.table, tenantId, id);
  const entry = proposal && (await loadPoolEntry(ctx.table, tenantId, proposal.participantId, "strong"));
  if (!proposal || !entry) throw new Refusal("notFound");
  const reaches = role !== "employer" || (await mayReachEmployer(ctx, proposal, entry));
  authorise(ctx, action, {
    tenantId: proposal.tenantId,
    participantId: proposal.participantId,
    ...(reaches ? { employerId: proposal.employerId } : {}),
    assigned: entry.assigned.includes(userId),
    protectedIdentity: entry.protectedIdentity,
  });
  return { proposal, entry };
}

/**
 * Whether the proposal's employer may see anything of it: after the first yes, while staff stand by the employer, and of a
 * protected identity only under a grant that names this employer.
 */
export async function mayReachEmployer(
  ctx: Context,
  proposal: Proposal,
  { protectedIdentity }: Pick<PoolEntry, "protectedIdentity">,
): Promise<boolean> {
  if (!cardIsShown(proposal)) return false;
  const { tenantId, participantId, employerId } = proposal;
  const employer = await loadEmployer(ctx.table, tenantId, employerId);
  if (employer?.standing.kind !== "approved") return false;
  return !protectedIdentity || (await loadGrant(ctx.table, tenantId, participantId, employerId)) !== undefined;
}

/** Writes down that somebody has looked: in the audit each time, and for the person who was looked at the newest time. */
export async function discloses<T>(
  ctx: Context,
  { id, tenantId, participantId, employerId }: Proposal,
  what: readonly Disclosed[],
  answer: T,
): Promise<T> {
  const { idempotency: _, ...within } = ctx;
  const { actor, now } = ctx;
  const seen = what.map((one) => ({ proposalId: id, what: one, by: actor.userId, name: actor.name, at: now }));
  return commit(within, {
    writes: seen.map((one) => sightingWrite(tenantId, participantId, one)),
    audit: what.map((one) => ({
      what: "proposal.host",
      whom: participantId,
      shown: one,
      because: one === "card" ? "firstYes" : "secondYes",
      detail: { proposalId: id, employerId },
    })),
    answer,
  });
}
