import type { RouteResponse } from "@passa/contract/types";
import { once } from "@passa/core/commit";
import { beginImport, checkFile, type ImportView, readImport, runImport } from "@passa/core/import/import";
import { importColumns } from "@passa/domain/participant/participant-import";
import type { Handlers } from "./handler.ts";
import type { Language } from "./language.ts";
import { wrongCells } from "./wrong-cells.ts";

/** Tells beside each wrong cell what to write instead. */
function told(language: Language, view: ImportView): { body: RouteResponse<"GET /participant-imports/{importId}"> } {
  const tell = wrongCells(language, view.columns, importColumns, "imports");
  return { body: { ...view, rows: view.rows.map((row) => ({ ...row, errors: tell(row.errors) })) } };
}

export const importHandlers = {
  "POST /participant-imports": async ({ ctx, body, language }) =>
    told(language, await once(ctx, () => beginImport(ctx, body))),
  "PUT /participant-imports/{importId}/file": async ({ ctx, path, file, language }) =>
    told(language, await checkFile(ctx, { id: path.importId, file: file.bytes })),
  "GET /participant-imports/{importId}": async ({ ctx, path, language }) =>
    told(language, await readImport(ctx, { id: path.importId })),
  "POST /participant-imports/{importId}/run": async ({ ctx, path, language }) =>
    told(language, await once(ctx, () => runImport(ctx, { id: path.importId }))),
} satisfies Partial<Handlers>;
