import type { RouteResponse } from "@passa/contract/types";
import { once } from "@passa/core/commit";
import { beginImport, checkFile, type ImportView, readImport, runImport } from "@passa/core/import/import";
import { importColumns } from "@passa/domain/participant/participant-import";
import { fieldText } from "@passa/texts/refusal";
import type { Handlers } from "./handler.ts";
import type { Language } from "./language.ts";

/** Tells beside each wrong cell what to write instead. */
function told(language: Language, view: ImportView): { body: RouteResponse<"GET /participant-imports/{importId}"> } {
  const read = new Map(view.columns.map(({ heading, readAs }) => [heading, readAs]));
  /** A column that the file lacks goes by the first of its headings. */
  const fieldOf = (column: string) =>
    read.get(column) ?? Object.entries(importColumns).find(([, [first]]) => first === column)?.[0] ?? column;
  const rows = view.rows.map((row) => ({
    ...row,
    errors: row.errors.map((error) => ({
      ...error,
      message: fieldText(
        language,
        { path: fieldOf(error.column), code: error.code, values: { value: error.value } },
        "imports",
      ),
    })),
  }));
  return { body: { ...view, rows } };
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
