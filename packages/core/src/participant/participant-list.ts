import { initialsOf, type Stage } from "@passa/domain/participant/participant";
import { noteListed } from "../audit/listed.ts";
import { authorise, type Context } from "../context.ts";
import { pageOf } from "../paging.ts";
import { placeCounts } from "../ranking/ranking.ts";
import type { Paging } from "../table.ts";
import { loadUsers } from "../user/user.store.ts";
import { loadAssigned } from "./participant.store.ts";

export type ListOrder = "name" | "waiting" | "unanswered";

/** The people that the actor works with, with how many places each has. */
export async function listParticipants(
  ctx: Context,
  { q, stage, sort, ...paging }: Paging & { q?: string | undefined; stage?: Stage | undefined; sort: ListOrder },
) {
  authorise(ctx, "participant.list", { tenantId: ctx.actor.tenantId });
  const [assigned, users] = await Promise.all([
    loadAssigned(ctx.table, ctx.actor.tenantId, ctx.actor.userId),
    loadUsers(ctx.table, ctx.actor.tenantId),
  ]);
  const wanted = q?.trim().toLocaleLowerCase("sv") ?? "";
  const kept = assigned.filter(
    ({ participant, entry }) =>
      (stage === undefined || participant.stage === stage) &&
      (wanted === "" || `${entry.name} ${entry.number}`.toLocaleLowerCase("sv").includes(wanted)),
  );
  const counts = await placeCounts(
    ctx,
    kept.map(({ entry }) => entry),
  );
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const rows = kept.map(({ participant, entry }) => {
    const count = counts.get(participant.id);
    const [responsible] = participant.assigned;
    return {
      id: participant.id,
      number: participant.number,
      name: entry.name,
      initials: initialsOf(entry.name),
      stage: participant.stage,
      legalGender: participant.legalGender,
      language: participant.language,
      ...(participant.waitingSince === undefined ? {} : { waitingSince: participant.waitingSince }),
      unanswered: count?.unanswered.size ?? 0,
      ...(responsible === undefined ? {} : { responsible: { id: responsible, name: names.get(responsible) ?? "" } }),
      protectedIdentity: participant.protectedIdentity,
      eligible: count?.eligible ?? 0,
      askFirst: count?.askFirst ?? 0,
    };
  });
  rows.sort(inOrder[sort]);
  const page = pageOf(rows, ({ id }) => id, paging);
  await noteListed(
    ctx,
    "participant.list",
    page.items.map(({ id }) => id),
  );
  return page;
}

type Row = { id: string; name: string; waitingSince?: string; unanswered: number };
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
/** A wait that nobody has dated stands last. */
const never = "~";

const inOrder: Record<ListOrder, (one: Row, other: Row) => number> = {
  name: (one, other) => one.name.localeCompare(other.name, "sv") || byText(one.id, other.id),
  waiting: (one, other) => byText(one.waitingSince ?? never, other.waitingSince ?? never) || byText(one.id, other.id),
  unanswered: (one, other) => other.unanswered - one.unanswered || byText(one.id, other.id),
};
