/**
 * What a snapshot spares a process that wakes: everybody's entry read from the table, unmarshalled and validated. Its parts
 * are told, since reading from an emulator beside this process takes another time than reading from DynamoDB.
 */
import type { Id } from "@passa/domain/id";
import { ColumnarPool } from "@passa/engine/pool/pool";
import { PoolEntry } from "../src/participant/participant.store.ts";
import { loadSnapshot, loadStamp } from "../src/pool/pool.store.ts";
import type { Item, Table } from "../src/table.ts";
import type { Figure } from "./matching-pool.ts";

const DECODES = 15;

/** @param table one that has read none of the entries yet; the tenant's snapshot is there */
export async function* besideItems(
  table: Table,
  tenantId: Id<"tenant">,
  { people, target }: { people: string; target: number | null },
): AsyncGenerator<Figure> {
  const inMs = (what: string, value: number, runs = 1): Figure => ({
    figure: `${what}, ${people} people`,
    value: Number(value.toPrecision(4)),
    unit: "ms",
    target: null,
    holds: true,
    runs,
  });
  let items: Item[] = [];
  const reading = await timeOf(async () => {
    items = await table.all({ pk: `${tenantId}#pool` });
  });
  const validating = await timeOf(() => {
    for (const { data } of items) PoolEntry.parse(data);
  });
  const { stamp } = await loadStamp(table, tenantId, "strong");
  const whole = stamp && (await loadSnapshot(table, tenantId, stamp));
  if (!whole || whole.size !== items.length) throw new Error("the snapshot does not hold everybody");
  const bringing = await timeOf(() => loadSnapshot(table, tenantId, stamp));
  const bytes = whole.encode();
  const times: number[] = [];
  for (let run = 0; run < DECODES; run++) times.push(await timeOf(() => ColumnarPool.decode(bytes)));
  const decoding = times.toSorted((one, other) => one - other)[DECODES >> 1] ?? 0;

  yield inMs("items read from the emulator and unmarshalled", reading);
  yield inMs("items validated", validating);
  yield inMs("snapshot read from the emulator, unpacked and decoded", bringing);
  yield inMs("snapshot decoded", decoding, DECODES);
  const value = Number(((reading + validating) / decoding).toPrecision(4));
  yield {
    figure: `decoding a snapshot beside reading, unmarshalling and validating the items, ${people} people`,
    value,
    unit: "times as fast",
    target,
    holds: value >= (target ?? 0),
    runs: DECODES,
  };
}

async function timeOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
