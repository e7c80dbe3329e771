import type { Id } from "@passa/domain/id";
import type { CellError, Columns } from "@passa/domain/import/table";
import type { Placement, PlacementDraft } from "@passa/domain/placement/placement";
import {
  type KnownToTable,
  type PlacementColumn,
  type PlacementRow,
  readPlacementTable,
} from "@passa/domain/placement/placement-table";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import { commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { nameLookup, taskLookup } from "../import/name-lookup.ts";
import { readSpreadsheet, tooMany } from "../import/spreadsheet.ts";
import { importedLabels, occupationLookup, vocabularyOf } from "../taxonomy/taxonomy.ts";
import { loadWorkplaces } from "../workplace/workplace.store.ts";
import { draftOf, lackingOf, words } from "./placement.ts";
import { loadPlacementsOf, placementWrite } from "./placement.store.ts";

/** Rows that one table may have: all their drafts, each with its audit item, are made in one transaction of at most 100. */
const MOST_PLACES = 40;

/**
 * A row of a table: a draft that would be made (`ready`), wrong cells, a place that the employer has already (`known`, or
 * earlier in the table), or the draft that was made.
 */
export type PlacementTableRow = {
  row: number;
  state: "ready" | "wrong" | "known" | "made";
  title: string;
  /** Titles of the tasks that the draft has. */
  tasks: string[];
  /** What keeps the draft from being published, field by field. */
  lacking: FieldError[];
  placementId?: Id<"placement">;
  errors: CellError[];
};

export type PlacementTableView = {
  columns: Columns<PlacementColumn>;
  counts: Record<PlacementTableRow["state"], number>;
  rows: PlacementTableRow[];
};

type Asked = { employerId: Id<"employer">; file: Uint8Array };

/**
 * Tells row by row what a table of places (CSV or Excel) would make, and makes nothing.
 * @throws {Refusal} `unreadableFile`; `invalid` when it has too many rows or columns
 */
export async function checkPlacementTable(ctx: Context, asked: Asked): Promise<PlacementTableView> {
  const { columns, rows } = await read(ctx, asked);
  return viewOf(
    columns,
    rows.map(({ told }) => told),
  );
}

/**
 * Makes a draft of every row that is ready, all of them or none. Rows that are wrong or known are left.
 * @throws {Refusal} as `checkPlacementTable`
 */
export async function makeDraftsOfTable(ctx: Context, asked: Asked): Promise<PlacementTableView> {
  const { columns, rows } = await read(ctx, asked);
  const made = rows.flatMap(({ draft }) => draft ?? []);
  const answer = viewOf(
    columns,
    rows.map(({ told, draft }) => (draft ? { ...told, state: "made", placementId: draft.id } : told)),
  );
  if (made.length === 0) return answer;
  return commit(ctx, {
    writes: made.map((draft) => placementWrite(draft)),
    audit: made.map(({ id }) => ({ what: "placement.write", whom: id, detail: { version: 1, from: "table" } })),
    answer,
  });
}

async function read(ctx: Context, { employerId, file }: Asked) {
  const { tenantId } = ctx.actor;
  authorise(ctx, "placement.write", { tenantId, employerId });
  const [employer, vocabulary, labels, occupationNamed, workplaces, places] = await Promise.all([
    loadEmployer(ctx.table, tenantId, employerId),
    vocabularyOf(ctx),
    importedLabels(ctx),
    occupationLookup(ctx),
    loadWorkplaces(ctx.table, tenantId, employerId),
    loadPlacementsOf(ctx.table, tenantId, employerId),
  ]);
  if (!employer) throw new Refusal("notFound");
  const table = await readSpreadsheet(file);
  const known: KnownToTable = {
    lookup: nameLookup(vocabulary, labels),
    occupationNamed,
    taskNamed: taskLookup(),
    words,
    workplaces,
    today: ctx.now.slice(0, 10),
  };
  const { columns, rows } = readPlacementTable(table, known);
  if (rows.length > MOST_PLACES) throw tooMany("rows", MOST_PLACES);
  const seen = new Set(places.filter(goesOn).map(({ content }) => sameness(content)));
  const toldOf = (given: PlacementRow): { told: PlacementTableRow; draft?: Placement } => {
    const { row, title, errors } = given;
    const told = { row, title, tasks: [], lacking: [], errors };
    if (!("content" in given)) return { told: { ...told, state: "wrong" } };
    const same = sameness(given.content);
    if (seen.has(same)) return { told: { ...told, state: "known" } };
    seen.add(same);
    const placement = draftOf(ctx, employerId, given.content);
    const workplace = workplaces.find(({ id }) => id === given.content.workplaceId);
    const lacking = lackingOf(ctx, { placement, employer, workplace }, vocabulary);
    const tasks = given.content.tasks?.map((task) => task.title) ?? [];
    return { told: { ...told, state: "ready", tasks, lacking }, draft: placement };
  };
  return { columns, rows: rows.map(toldOf) };
}

const goesOn = ({ state }: Placement) => state !== "closed" && state !== "withdrawn";

/** Two rows that say the same of these are taken for the same place, so that nobody gets it twice by sending a file again. */
const sameness = ({ title, kind, workplaceId, startsOn, hours, tasks }: PlacementDraft): string =>
  JSON.stringify([
    title?.toLocaleLowerCase("sv"),
    kind,
    workplaceId,
    startsOn,
    hours?.min,
    hours?.max,
    tasks?.map((task) => task.title),
  ]);

function viewOf(columns: PlacementTableView["columns"], rows: PlacementTableRow[]): PlacementTableView {
  const count = (wanted: PlacementTableRow["state"]) => rows.filter(({ state }) => state === wanted).length;
  return {
    columns,
    counts: { ready: count("ready"), wrong: count("wrong"), known: count("known"), made: count("made") },
    rows,
  };
}
