import type { Id } from "@passa/domain/id";
import { readParticipantTable, type ReadRow } from "@passa/domain/participant/participant-import";
import { Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadParticipants } from "../participant/participant.store.ts";
import { fullName, newParticipant } from "../participant/participant.ts";
import { importedLabels, vocabularyOf } from "../taxonomy/taxonomy.ts";
import { nameLookup } from "./name-lookup.ts";
import { type Import, type ImportRow, importWrite, loadImport, loadRows, rowItem, uploadName } from "./import.store.ts";
import { readSpreadsheet } from "./spreadsheet.ts";

export type ImportView = {
  id: Id<"import">;
  version: number;
  fileName: string;
  state: Import["state"];
  upload?: { method: "PUT"; url: string };
  columns: { heading: string; readAs?: string }[];
  counts: Record<ImportRow["state"], number>;
  rows: ImportRow[];
};

/** Begins an import and says where the file goes. Nothing is read yet. */
export async function beginImport(ctx: Context, { fileName }: { fileName: string }): Promise<ImportView> {
  authorise(ctx, "participant.import", { tenantId: ctx.actor.tenantId });
  const begun: Import = {
    id: ctx.world.newId("import", ctx.now),
    tenantId: ctx.actor.tenantId,
    version: 1,
    by: ctx.actor.userId,
    fileName,
    state: "waitingForFile",
    columns: [],
    createdAt: ctx.now,
  };
  return commit(ctx, {
    writes: [importWrite(begun)],
    audit: { what: "participant.import", whom: begun.id },
    answer: viewOf(begun, []),
  });
}

/** Keeps the file and tells row by row what it would do. A file may be put again as long as nothing has been imported. */
export async function checkFile(
  ctx: Context,
  { id, file }: { id: Id<"import">; file: Uint8Array },
): Promise<ImportView> {
  const begun = await importFor(ctx, id);
  if (begun.state === "running" || begun.state === "done") throw notAllowed(begun, "checked");
  const [{ columns, rows }, people] = await Promise.all([
    readRows(ctx, file),
    loadParticipants(ctx.table, ctx.actor.tenantId),
  ]);
  const known = new Set(people.map((person) => sameness(person)));
  const checked: Import = { ...begun, version: begun.version + 1, state: "checked", columns };
  const found = rows.map((row) => checkedRow(row, known));
  await ctx.world.objects.put(uploadName(begun), file);
  return commit(ctx, {
    writes: [importWrite(checked)],
    audit: { what: "participant.import", whom: id, detail: { rows: rows.length } },
    answer: viewOf(checked, found),
  });
}

export async function readImport(ctx: Context, { id }: { id: Id<"import"> }): Promise<ImportView> {
  const found = await importFor(ctx, id);
  return viewOf(found, await rowsOf(ctx, found));
}

/**
 * Imports the rows that are ready, each in a transaction of its own that also writes down that it has been: a run that was
 * broken off goes on where it stopped, and nobody is imported twice. Rows that are wrong or known are left.
 */
export async function runImport(ctx: Context, { id }: { id: Id<"import"> }): Promise<ImportView> {
  const begun = await importFor(ctx, id);
  if (begun.state !== "checked" && begun.state !== "running") throw notAllowed(begun, "running");
  const file = await ctx.world.objects.get(uploadName(begun));
  if (!file) throw new Refusal("notFound");
  const { idempotency: _, ...within } = ctx;
  const running: Import =
    begun.state === "running" ? begun : { ...begun, version: begun.version + 1, state: "running" };
  if (running !== begun) {
    await commit(within, {
      writes: [importWrite(running)],
      audit: { what: "participant.import", whom: id },
      answer: undefined,
    });
  }
  const { rows } = await readRows(ctx, file);
  const known = new Set((await loadParticipants(ctx.table, ctx.actor.tenantId)).map((person) => sameness(person)));
  const imported = new Set((await loadRows(ctx.table, ctx.actor.tenantId, id)).map(({ row }) => row));
  for (const row of rows) {
    if (imported.has(row.row) || checkedRow(row, known).state !== "ready" || !("details" in row)) continue;
    const { participant, writes } = await newParticipant(within, row);
    const done: ImportRow = {
      row: row.row,
      state: "imported",
      name: row.name,
      participantId: participant.id,
      errors: [],
    };
    await commit(within, {
      writes: [...writes, { put: rowItem(running, done), expect: "absent" }],
      audit: { what: "participant.create", whom: participant.id, why: id },
      answer: undefined,
    });
  }
  const done: Import = { ...running, version: running.version + 1, state: "done" };
  const view = viewOf(done, await rowsOf(ctx, done));
  return commit(ctx, {
    writes: [importWrite(done)],
    audit: { what: "participant.import", whom: id, detail: view.counts },
    answer: view,
  });
}

async function importFor(ctx: Context, id: Id<"import">): Promise<Import> {
  authorise(ctx, "participant.import", { tenantId: ctx.actor.tenantId });
  const found = await loadImport(ctx.table, ctx.actor.tenantId, id);
  if (!found || found.by !== ctx.actor.userId) throw new Refusal("notFound");
  return found;
}

async function readRows(ctx: Context, file: Uint8Array) {
  const [vocabulary, labels] = await Promise.all([vocabularyOf(ctx), importedLabels(ctx)]);
  return readParticipantTable(await readSpreadsheet(file), nameLookup(vocabulary, labels), ctx.now.slice(0, 10));
}

/** Every row of the file with what became of it: imported rows are written down, the others are read from the file again. */
async function rowsOf(ctx: Context, given: Import): Promise<ImportRow[]> {
  if (given.state === "waitingForFile") return [];
  const [file, done, people] = await Promise.all([
    ctx.world.objects.get(uploadName(given)),
    loadRows(ctx.table, given.tenantId, given.id),
    loadParticipants(ctx.table, given.tenantId),
  ]);
  const imported = new Map(done.map((row) => [row.row, row]));
  if (!file) return done;
  const known = new Set(people.map((person) => sameness(person)));
  const { rows } = await readRows(ctx, file);
  return rows.map((row) => imported.get(row.row) ?? checkedRow(row, known));
}

/** Ready, wrong, or somebody who is here already (or earlier in the file); `known` grows by those that are ready. */
function checkedRow({ row, name, ...read }: ReadRow, known: Set<string>): ImportRow {
  if (!("details" in read)) return { row, name, state: "wrong", errors: read.errors };
  const same = sameness(read.details);
  if (known.has(same)) return { row, name, state: "known", errors: [] };
  known.add(same);
  return { row, name, state: "ready", errors: [] };
}

/** Same names and birth date: taken for the same person. */
const sameness = (person: { givenName: string; familyName: string; birthDate: string }) =>
  `${fullName(person).toLocaleLowerCase("sv")} ${person.birthDate}`;

const notAllowed = ({ state }: Import, to: Import["state"]) =>
  new Refusal("transitionNotAllowed", { values: { from: state, to } });

function viewOf({ id, version, fileName, state, columns }: Import, rows: ImportRow[]): ImportView {
  const count = (wanted: ImportRow["state"]) => rows.filter((row) => row.state === wanted).length;
  return {
    id,
    version,
    fileName,
    state,
    ...(state === "waitingForFile" ? { upload: { method: "PUT", url: `/api/v1/participant-imports/${id}/file` } } : {}),
    columns,
    counts: { ready: count("ready"), wrong: count("wrong"), known: count("known"), imported: count("imported") },
    rows,
  };
}
