import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Id } from "@passa/domain/id";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

const Concepts = z.array(z.strictObject({ conceptId: z.string(), label: z.string() }));
/** What is kept of a tenant's import: the occupations and skills that become searchable. */
export const Stored = z.strictObject({ occupations: Concepts, skills: Concepts });
export type Stored = z.infer<typeof Stored>;

const Current = z.strictObject({ version: z.string(), chunks: z.int(), concepts: z.int(), importedAt: z.string() });
export type Current = z.infer<typeof Current>;

/** An item holds 400 KB; a taxonomy is compressed and cut into pieces well below. */
const chunkBytes = 300_000;
const currentKey = (tenantId: Id<"tenant">) => ({ pk: `${tenantId}#taxonomy`, sk: "current" });
const chunksOf = (tenantId: Id<"tenant">, version: string) => `${tenantId}#taxonomy#${version}`;

/** The taxonomy under the digest of what it says, and which one is current. The same one twice changes nothing. */
export async function taxonomyWrites(
  tenantId: Id<"tenant">,
  taxonomy: Stored,
  importedAt: string,
): Promise<{ writes: Write[]; current: Current }> {
  const json = JSON.stringify(taxonomy);
  const version = createHash("sha256").update(json).digest("hex").slice(0, 16);
  const packed = new Uint8Array(await promisify(gzip)(json));
  const chunks = Math.ceil(packed.length / chunkBytes);
  const current: Current = {
    version,
    chunks,
    concepts: taxonomy.occupations.length + taxonomy.skills.length,
    importedAt,
  };
  return {
    current,
    writes: [
      ...Array.from({ length: chunks }, (_, n): Write => {
        const data = packed.slice(n * chunkBytes, (n + 1) * chunkBytes);
        return { put: { pk: chunksOf(tenantId, version), sk: String(n).padStart(3, "0"), data }, expect: "any" };
      }),
      { put: { ...currentKey(tenantId), data: current }, expect: "any" },
    ],
  };
}

export async function loadCurrent(table: Table, tenantId: Id<"tenant">): Promise<Current | undefined> {
  const item = await table.get(currentKey(tenantId));
  return item && Current.parse(item.data);
}

export async function loadTaxonomy(
  table: Table,
  tenantId: Id<"tenant">,
  { version }: Pick<Current, "version">,
): Promise<Stored> {
  const chunks = await table.all({ pk: chunksOf(tenantId, version) });
  const packed = Buffer.concat(chunks.map(({ data }) => data as Uint8Array));
  return Stored.parse(JSON.parse((await promisify(gunzip)(packed)).toString()));
}
