import { PairOutcome } from "@passa/domain/event/outcome";
import type { Id } from "@passa/domain/id";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";
import { partOf } from "./event.store.ts";

type TenantId = Id<"tenant">;
type Pair = { employerId: Id<"employer">; participantId: Id<"participant"> };

/** What came of each interview of an event, one item a pair. */
const outcomeKey = (tenantId: TenantId, eventId: Id<"event">, { employerId, participantId }: Pair): Key => ({
  pk: `${partOf(tenantId, eventId)}#outcome`,
  sk: `${employerId}#${participantId}`,
});

export function outcomeWrite(tenantId: TenantId, outcome: PairOutcome): Write {
  const { eventId, version } = outcome;
  return {
    put: { ...outcomeKey(tenantId, eventId, outcome), version, data: outcome },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export async function loadOutcome(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  pair: Pair,
): Promise<PairOutcome | undefined> {
  const item = await table.get(outcomeKey(tenantId, eventId, pair), "strong");
  return item && PairOutcome.parse(item.data);
}

export async function loadOutcomes(table: Table, tenantId: TenantId, eventId: Id<"event">): Promise<PairOutcome[]> {
  const items = await table.all({ pk: `${partOf(tenantId, eventId)}#outcome` });
  return items.map(({ data }) => PairOutcome.parse(data));
}

export function outcomeRemoval(tenantId: TenantId, { eventId, version, ...pair }: PairOutcome): Write {
  return { remove: outcomeKey(tenantId, eventId, pair), expect: { version } };
}
