import { once } from "@passa/core/commit";
import {
  addAgreedRemedy,
  createDraft,
  importAdvertisement,
  listPlacements,
  movePlacement,
  type PlacementView,
  readPlacement,
  savePlacement,
} from "@passa/core/placement/placement";
import { checkPlacementTable, makeDraftsOfTable, type PlacementTableView } from "@passa/core/placement/placement-table";
import { reachOf } from "@passa/core/placement/reach";
import { placementColumns } from "@passa/domain/placement/placement-table";
import type { FieldError } from "@passa/domain/refusal";
import { fieldText } from "@passa/texts/refusal";
import type { Handlers } from "./handler.ts";
import type { Language } from "./language.ts";
import { wrongCells } from "./wrong-cells.ts";

/** Tells beside each thing that a draft lacks what to do about it. */
const lackingTold = (language: Language, lacking: readonly FieldError[]) =>
  lacking.map((error) => ({
    path: error.path,
    code: error.code,
    message: fieldText(language, error, "placements"),
  }));

function told(language: Language, view: PlacementView) {
  return { body: { ...view, lacking: lackingTold(language, view.lacking) }, version: view.placement.version };
}

/** The same for the drafts of a table, and beside each wrong cell what to write instead. */
function tableTold(language: Language, view: PlacementTableView) {
  const tell = wrongCells(language, view.columns, placementColumns, "placementTables");
  const rows = view.rows.map((row) => ({
    ...row,
    lacking: lackingTold(language, row.lacking),
    errors: tell(row.errors),
  }));
  return { body: { ...view, rows } };
}

export const placementHandlers = {
  "GET /placements": async ({ ctx, query }) => ({ body: await listPlacements(ctx, query) }),
  "POST /employers/{employerId}/placements": async ({ ctx, path, body, language }) =>
    told(language, await once(ctx, () => createDraft(ctx, { employerId: path.employerId, content: body }))),
  "POST /employers/{employerId}/placements/import": async ({ ctx, path, body, language }) =>
    told(language, await once(ctx, () => importAdvertisement(ctx, { employerId: path.employerId, ...body }))),
  "POST /employers/{employerId}/placements/table-check": async ({ ctx, path, file, language }) =>
    tableTold(language, await checkPlacementTable(ctx, { employerId: path.employerId, file: file.bytes })),
  "POST /employers/{employerId}/placements/table": async ({ ctx, path, file, language }) =>
    tableTold(
      language,
      await once(ctx, () => makeDraftsOfTable(ctx, { employerId: path.employerId, file: file.bytes })),
    ),
  "GET /placements/{placementId}": async ({ ctx, path, language }) =>
    told(language, await readPlacement(ctx, { id: path.placementId })),
  "PUT /placements/{placementId}": async ({ ctx, path, body, version, language }) =>
    told(language, await savePlacement(ctx, { id: path.placementId, content: body, version })),
  "POST /placements/{placementId}/transitions": async ({ ctx, path, body, version, language }) =>
    told(language, await once(ctx, () => movePlacement(ctx, { id: path.placementId, to: body.to, version }))),
  "POST /placements/{placementId}/adaptations": async ({ ctx, path, body, version, language }) =>
    told(language, await once(ctx, () => addAgreedRemedy(ctx, { id: path.placementId, ...body, version }))),
  "GET /placements/{placementId}/reach": async ({ ctx, path }) => ({
    body: await reachOf(ctx, { id: path.placementId }),
  }),
} satisfies Partial<Handlers>;
