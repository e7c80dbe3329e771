import { Day, DayEntry } from "@passa/domain/event/day";
import type { Id } from "@passa/domain/id";
import type { Write } from "../commit.ts";
import type { Key, Table } from "../table.ts";
import { partOf } from "./event.store.ts";

type TenantId = Id<"tenant">;

/** How the day stands is one item, whose version counts the entries of the log; each entry and each command heard has its own. */
const dayKey = (tenantId: TenantId, id: Id<"event">): Key => ({ pk: partOf(tenantId, id), sk: "day" });
const logOf = (tenantId: TenantId, id: Id<"event">) => `${partOf(tenantId, id)}#log`;
const entryName = (sequence: number) => String(sequence).padStart(7, "0");
const heardKey = (tenantId: TenantId, id: Id<"event">, commandId: string): Key => ({
  pk: `${partOf(tenantId, id)}#heard`,
  sk: commandId,
});

export async function loadDay(table: Table, tenantId: TenantId, id: Id<"event">): Promise<Day | undefined> {
  const item = await table.get(dayKey(tenantId, id), "strong");
  return item && Day.parse(item.data);
}

/** The day after some entries, in the place of what it was before them. */
export function dayWrites(
  tenantId: TenantId,
  before: Day | undefined,
  day: Day,
  entries: readonly DayEntry[],
): Write[] {
  return [
    {
      put: { ...dayKey(tenantId, day.eventId), version: day.sequence, data: day },
      expect: before === undefined ? "absent" : { version: before.sequence },
    },
    ...entries.flatMap((entry): Write[] => [
      {
        put: { pk: logOf(tenantId, day.eventId), sk: entryName(entry.sequence), data: entry },
        expect: "absent",
      },
      { put: { ...heardKey(tenantId, day.eventId, entry.id), data: { sequence: entry.sequence } }, expect: "absent" },
    ]),
  ];
}

/** Entries after the one with number `after`, oldest first. */
export async function loadLog(
  table: Table,
  tenantId: TenantId,
  id: Id<"event">,
  { after, limit }: { after: number; limit: number },
): Promise<DayEntry[]> {
  const items = await table.all({ pk: logOf(tenantId, id), after: entryName(after) }, "strong");
  return items.slice(0, limit).map(({ data }) => DayEntry.parse(data));
}

/** Which of the commands have been heard before. */
export async function wereHeard(
  table: Table,
  tenantId: TenantId,
  id: Id<"event">,
  commandIds: readonly string[],
): Promise<Set<string>> {
  const unique = [...new Set(commandIds)];
  const items = await table.getMany(
    unique.map((commandId) => heardKey(tenantId, id, commandId)),
    "strong",
  );
  return new Set(unique.filter((_, n) => items[n] !== undefined));
}
