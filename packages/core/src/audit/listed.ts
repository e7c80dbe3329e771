import type { ShownBecause } from "@passa/domain/audit/audit-event";
import { type Id, isIdOf } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { commit, type AuditEntry } from "../commit.ts";
import type { Context } from "../context.ts";
import { listedWrite, loadListed } from "./audit.store.ts";

/** Events of one transaction; the note of who has been told of is one more write. */
const EVENTS_AT_ONCE = 60;
const ATTEMPTS = 6;

/**
 * Writes down that the actor is shown people by name in a list: one event a person, reader and day, however often and in
 * however many lists. Whoever has seen them opened is told of each time; a list is not worth a line each time it is drawn.
 */
export async function noteListed(
  ctx: Context,
  what: AuditEntry["what"],
  ids: readonly string[],
  because: ShownBecause = "worksWith",
): Promise<void> {
  const { tenantId, userId } = ctx.actor;
  const day = ctx.now.slice(0, 10);
  const people = [...new Set(ids)].filter((id) => isIdOf("participant", id));
  if (people.length === 0) return;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { version, people: known } = await loadListed(ctx.table, tenantId, day, userId);
    const had = new Set(known);
    const fresh = people.filter((id) => !had.has(id)).slice(0, EVENTS_AT_ONCE);
    if (fresh.length === 0) return;
    const audit = fresh.map((whom): AuditEntry => ({ what, whom, shown: "list", because }));
    const both = [...known, ...fresh];
    const { idempotency: _, ...within } = ctx;
    try {
      await commit(within, {
        writes: [listedWrite(tenantId, day, { userId, version, people: both })],
        audit,
        answer: undefined,
      });
      // More than a transaction takes: the others come with the next.
      if (fresh.length === EVENTS_AT_ONCE) attempt = 0;
    } catch (error) {
      if (!(error instanceof Refusal) || attempt === ATTEMPTS) throw error;
      await ctx.table.backOff(attempt);
    }
  }
}

/** Of rows those that name the person. */
export const namedIn = (rows: readonly { participantId: Id<"participant">; person: { kind: string } }[]): string[] =>
  rows.filter(({ person }) => person.kind === "named").map(({ participantId }) => participantId);
