import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import { ChosenWeights } from "@passa/domain/weights/weights";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

/** One item a version, never changed: the last one is in force. Who comes second with the same version finds it taken. */
const key = (tenantId: Id<"tenant">) => `${tenantId}#weights`;
const name = (version: number) => String(version).padStart(6, "0");

export function weightsWrite(tenantId: Id<"tenant">, chosen: ChosenWeights): Write {
  const { version } = chosen;
  return {
    put: { pk: key(tenantId), sk: name(version), data: chosen },
    expect: "absent",
    refusal: () => new Refusal("stale", { values: { version } }),
  };
}

/** What was chosen last, or undefined where nobody has chosen. */
export async function loadChosenWeights(table: Table, tenantId: Id<"tenant">): Promise<ChosenWeights | undefined> {
  const { items } = await table.page({ pk: key(tenantId), descending: true }, { limit: 1 }, ({ data }) => data);
  return items.length === 0 ? undefined : ChosenWeights.parse(items[0]);
}

/** Every choice, the newest first. */
export async function loadWeightsHistory(table: Table, tenantId: Id<"tenant">): Promise<ChosenWeights[]> {
  const items = await table.all({ pk: key(tenantId), descending: true });
  return items.map(({ data }) => ChosenWeights.parse(data));
}
