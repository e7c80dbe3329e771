import type { Id } from "@passa/domain/id";
import { idSchema } from "@passa/domain/id";
import { fieldCodes } from "@passa/domain/refusal";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Objects } from "../objects.ts";
import type { Item, Table } from "../table.ts";

/** One import: who began it, and how far it has come. */
export const Import = z.strictObject({
  id: idSchema("import"),
  tenantId: idSchema("tenant"),
  version: z.int().min(1),
  by: idSchema("user"),
  fileName: z.string(),
  state: z.enum(["waitingForFile", "checked", "running", "done"]),
  columns: z.array(z.strictObject({ heading: z.string(), readAs: z.string().optional() })),
  createdAt: z.iso.datetime(),
});
export type Import = z.infer<typeof Import>;

/** One row of the file as it was read, and what became of it. */
export const ImportRow = z.strictObject({
  row: z.int().min(1),
  state: z.enum(["ready", "wrong", "known", "imported"]),
  name: z.string(),
  participantId: idSchema("participant").optional(),
  errors: z.array(z.strictObject({ column: z.string(), code: z.enum(fieldCodes), value: z.string() })),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** Imports hold names: they go away a week after they were begun, like the file. */
const KEPT_S = 7 * 24 * 3600;

const importKey = (tenantId: Id<"tenant">, id: Id<"import">) => `${tenantId}#import#${id}`;
const rowKey = (row: number) => `row#${String(row).padStart(6, "0")}`;
const expiryOf = (createdAt: string) => Math.floor(Date.parse(createdAt) / 1000) + KEPT_S;

export function importWrite(given: Import): Write {
  const { tenantId, id, version, createdAt } = given;
  return {
    put: { pk: importKey(tenantId, id), sk: "import", version, expiresAt: expiryOf(createdAt), data: given },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** Written down with the person that a row became. Rows that have not been imported are read from the file again. */
export function rowItem({ tenantId, id, createdAt }: Import, row: ImportRow): Item {
  return {
    pk: importKey(tenantId, id),
    sk: rowKey(row.row),
    expiresAt: expiryOf(createdAt),
    data: row,
  };
}

export async function loadImport(table: Table, tenantId: Id<"tenant">, id: Id<"import">): Promise<Import | undefined> {
  const item = await table.get({ pk: importKey(tenantId, id), sk: "import" }, "strong");
  return item && Import.parse(item.data);
}

/** The rows that have been imported, in the file's order. */
export async function loadRows(table: Table, tenantId: Id<"tenant">, id: Id<"import">): Promise<ImportRow[]> {
  const items = await table.all({ pk: importKey(tenantId, id), beginsWith: "row#" });
  return items.map(({ data }) => ImportRow.parse(data));
}

const folder = (tenantId: Id<"tenant">) => `imports/${tenantId}`;
export const uploadName = ({ tenantId, id }: Pick<Import, "tenantId" | "id">) => `${folder(tenantId)}/${id}`;

/**
 * Takes people out of what is left of imports: the files that they came in, and their rows. A file that its import has
 * outlived goes too.
 */
export async function eraseFromImports(
  { objects, table }: { objects: Objects; table: Table },
  tenantId: Id<"tenant">,
  ids: ReadonlySet<string>,
): Promise<void> {
  for (const name of await objects.list(folder(tenantId))) {
    const id = name.slice(folder(tenantId).length + 1) as Id<"import">;
    const begun = await loadImport(table, tenantId, id);
    const theirs = begun
      ? (await loadRows(table, tenantId, id)).filter((row) => row.participantId && ids.has(row.participantId))
      : [];
    if (begun && theirs.length === 0) continue;
    await objects.delete(name);
    for (const row of theirs) if (begun) await table.put(rowItem(begun, { ...row, name: "", errors: [] }));
  }
}

/** Takes away files that their import has outlived: where storage has no expiry of its own, as on a computer. @returns how many */
export async function removeOutlivedFiles(
  { objects, table }: { objects: Objects; table: Table },
  tenantId: Id<"tenant">,
): Promise<number> {
  let removed = 0;
  for (const name of await objects.list(folder(tenantId))) {
    if (await loadImport(table, tenantId, name.slice(folder(tenantId).length + 1) as Id<"import">)) continue;
    await objects.delete(name);
    removed++;
  }
  return removed;
}
