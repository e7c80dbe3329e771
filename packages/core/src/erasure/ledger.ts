import { type Id, idSchema } from "@passa/domain/id";
import { ErasureReason } from "@passa/domain/retention/retention";
import * as z from "zod";
import type { Objects } from "../objects.ts";

/**
 * Whose data has been erased, in object storage: a table restored from before still has them, and the ledger says whom to
 * erase again. It tells of nobody who they were.
 */
const Entry = z.strictObject({
  participantId: idSchema("participant"),
  at: z.iso.datetime(),
  by: idSchema("user"),
  reason: ErasureReason,
});
export type LedgerEntry = z.infer<typeof Entry>;

type Whose = { tenantId: Id<"tenant">; participantId: Id<"participant"> };
const folder = (tenantId: Id<"tenant">) => `erasures/${tenantId}`;
const entryName = ({ tenantId, participantId }: Whose) => `${folder(tenantId)}/${participantId}`;

export const isErased = async (objects: Objects, whose: Whose): Promise<boolean> =>
  (await objects.get(entryName(whose))) !== undefined;

/** Written before anything is erased, so that what breaks off is known of. The first decision stands. */
export async function writeEntry(objects: Objects, tenantId: Id<"tenant">, entry: LedgerEntry): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(entry));
  await objects.create(entryName({ tenantId, participantId: entry.participantId }), bytes);
}

export async function readLedger(objects: Objects, tenantId: Id<"tenant">): Promise<LedgerEntry[]> {
  const names = await objects.list(folder(tenantId));
  const found = await Promise.all(names.map((name) => objects.get(name)));
  return found.flatMap((bytes) => (bytes ? [Entry.parse(JSON.parse(new TextDecoder().decode(bytes)))] : []));
}
