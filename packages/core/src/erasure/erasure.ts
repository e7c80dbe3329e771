import { randomUUID } from "node:crypto";
import type { Id } from "@passa/domain/id";
import { isOpen } from "@passa/domain/proposal/proposal";
import { Refusal } from "@passa/domain/refusal";
import type { ErasureReason } from "@passa/domain/retention/retention";
import { destroyKey } from "../audit/subject-key.ts";
import { commit, transact, type Write } from "../commit.ts";
import type { Context, World } from "../context.ts";
import { loadEventIdsOf, loadEvents } from "../event/event.store.ts";
import { eraseFromImports } from "../import/import.store.ts";
import { knownParticipants } from "../participant/participant.store.ts";
import { participantFor } from "../participant/participant.ts";
import { eraseFromEmployerSnapshot } from "../placement/employer-reach.store.ts";
import { keepPool } from "../pool/pool-consumer.ts";
import { eraseFromSnapshots } from "../pool/pool.store.ts";
import { loadProposalsOfPerson } from "../proposal/proposal.store.ts";
import { eraseFromRecords } from "../ranking/ranking-record.store.ts";
import type { Table } from "../table.ts";
import { readLedger, writeEntry } from "./ledger.ts";
import { removalsOf } from "./what-is-held.ts";

type TenantId = Id<"tenant">;
type ParticipantId = Id<"participant">;
type Setting = { world: World; now: string };

/** Writes a transaction takes of an erasure. */
const AT_ONCE = 50;
const ATTEMPTS = 10;

/**
 * Erases a person for good, by decision of an administrator, who says the person's number to be sure. What is left says that
 * somebody was there, by an id that leads to nobody.
 * @throws {Refusal} `invalid` when the number is another's; `stillUnderWay` while a proposal or an event of theirs is
 */
export async function eraseParticipant(
  ctx: Context,
  { id, number, reason }: { id: ParticipantId; number: string; reason: ErasureReason },
): Promise<{ erased: true }> {
  const participant = await participantFor(ctx, id, "participant.erase");
  const { tenantId } = participant;
  if (number !== participant.number) throw new Refusal("invalid", { fields: [{ path: "number", code: "unknownId" }] });
  if (await isUnderWay(ctx, tenantId, id)) throw new Refusal("stillUnderWay");
  await writeEntry(ctx.world.objects, tenantId, { participantId: id, at: ctx.now, by: ctx.actor.userId, reason });
  await erase(ctx, tenantId, [id]);
  return commit(ctx, { writes: [], audit: { what: "participant.erase", whom: id }, answer: { erased: true } });
}

/** Whether a proposal of a person is open, or an event of theirs is to come. */
export async function isUnderWay(
  { table, now }: Pick<Context, "table" | "now">,
  tenantId: TenantId,
  id: ParticipantId,
): Promise<boolean> {
  const [proposals, eventIds] = await Promise.all([
    loadProposalsOfPerson(table, tenantId, id),
    loadEventIdsOf(table, tenantId, { participantId: id }),
  ]);
  const events = await loadEvents(table, tenantId, eventIds);
  return (
    proposals.some(isOpen) ||
    events.some(({ state, details }) => state !== "cancelled" && details.startsAt.slice(0, 10) >= now.slice(0, 10))
  );
}

/**
 * Erases again whom the ledger names and the table has: after a restore of an older table, and where an erasure was broken off.
 * @returns how many were there
 */
export async function replayLedger({ world, now }: Setting, tenantId: TenantId): Promise<number> {
  const table = world.db.forTenant(tenantId, now);
  const ids = (await readLedger(world.objects, tenantId)).map(({ participantId }) => participantId);
  const there = await knownParticipants(table, tenantId, ids);
  // All of them, also who is not there: an erasure that broke off may have left snapshots behind, and old tables bring them back.
  if (ids.length > 0) await erase({ world, now }, tenantId, ids, there);
  return there.size;
}

/**
 * Takes everything about people out: keys, items, and what is made of items. Can be broken off and done again at any point.
 * `present` are those whose own items are to be looked for; all unless told.
 */
async function erase(
  { world, now }: Setting,
  tenantId: TenantId,
  ids: readonly ParticipantId[],
  present: ReadonlySet<string> = new Set(ids),
): Promise<void> {
  const table = world.db.withLookup(tenantId, now);
  for (const participantId of ids) {
    await destroyKey(world, { tenantId, participantId });
    if (present.has(participantId)) await removeAll(table, tenantId, participantId);
  }
  const gone = new Set<string>(ids);
  // The pool loses them before its snapshots do, so that none is written with them meanwhile.
  await keepPool({ world, now }, tenantId, gone);
  await eraseFromSnapshots(table, tenantId, gone);
  await eraseFromRecords(table, tenantId, gone);
  await eraseFromEmployerSnapshot(table, tenantId, gone);
  await eraseFromImports({ objects: world.objects, table }, tenantId, gone);
}

async function removeAll(table: Table, tenantId: TenantId, id: ParticipantId): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (await removed(table, await removalsOf(table, tenantId, id))) return;
    await table.backOff(attempt);
  }
  throw new Error(`what is held of a person was changed ${ATTEMPTS} times while it was erased`);
}

/**
 * The seed is new each time: the same removals may be due again within minutes, on a table that was restored, and must not pass
 * for a repetition of those before. @returns whether all went through; what has changed meanwhile is to be read again
 */
async function removed(table: Table, writes: readonly Write[]): Promise<boolean> {
  for (let at = 0; at < writes.length; at += AT_ONCE)
    if (await transact(table, writes.slice(at, at + AT_ONCE), randomUUID())) return false;
  return true;
}
