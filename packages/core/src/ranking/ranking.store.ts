import type { Id } from "@passa/domain/id";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

/** What a matcher has decided to keep in mind about a person for a place. Shared by the matchers of the tenant. */
export const Mark = z.enum(["shortlisted", "passedOver"]);
export type Mark = z.infer<typeof Mark>;

const Marked = z.strictObject({ mark: Mark, by: z.string(), at: z.iso.datetime() });

const marksKey = (tenantId: Id<"tenant">, placementId: Id<"placement">) => `${tenantId}#marks#${placementId}`;

export function markWrite(
  tenantId: Id<"tenant">,
  placementId: Id<"placement">,
  participantId: Id<"participant">,
  marked: z.infer<typeof Marked> | undefined,
): Write {
  const key = { pk: marksKey(tenantId, placementId), sk: participantId };
  return marked ? { put: { ...key, data: marked }, expect: "any" } : { remove: key, expect: "any" };
}

/** Marks of a place by participant. */
export async function loadMarks(
  table: Table,
  tenantId: Id<"tenant">,
  placementId: Id<"placement">,
): Promise<Map<string, Mark>> {
  const items = await table.all({ pk: marksKey(tenantId, placementId) });
  return new Map(items.map(({ sk, data }) => [sk, Marked.parse(data).mark]));
}
