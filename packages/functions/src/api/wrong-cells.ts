import type { CellError } from "@passa/domain/import/table";
import { fieldText } from "@passa/texts/refusal";
import type { Language } from "./language.ts";

/** Tells beside each wrong cell what to write instead. `known` are the headings of each column, `noun` whose texts they are. */
export function wrongCells<C extends string>(
  language: Language,
  columns: { heading: string; readAs?: string }[],
  known: Record<C, readonly string[]>,
  noun: string,
): (errors: CellError[]) => (CellError & { message: string })[] {
  const read = new Map(columns.map(({ heading, readAs }) => [heading, readAs]));
  /** A column that the file lacks goes by the first of its headings. */
  const fieldOf = (column: string) =>
    read.get(column) ?? Object.entries<readonly string[]>(known).find(([, [first]]) => first === column)?.[0] ?? column;
  return (errors) =>
    errors.map((error) => {
      const field = { path: fieldOf(error.column), code: error.code, values: { value: error.value } };
      return { ...error, message: fieldText(language, field, noun) };
    });
}
