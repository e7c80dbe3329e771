import * as z from "zod";
import type { Window } from "../place/place.ts";
import type { PlacementKind } from "../placement/placement.ts";
import type { FieldCode } from "../refusal.ts";

/**
 * What every import of a table (CSV or Excel, first row headings) reads cells by: headings without case, spaces and
 * punctuation, and what is wrong with a cell told beside the cell. Nothing here writes.
 */

/** What is wrong with one cell, under the heading that the file has, else under the first that it could have had. */
export type CellError = { column: string; code: FieldCode; value: string };

/** Finds the id that a name in any language stands for; the caller brings the catalogues. */
export type NameLookup = (
  kind: "skill" | "format" | "tag" | "field" | "adaptation",
  name: string,
) => string | undefined;

/** The headings of a file, and what is read from each. */
export type Columns<C extends string> = { heading: string; readAs?: C }[];

/** Without case, spaces and punctuation. */
export const folded = (text: string) => text.toLocaleLowerCase("sv").replace(/[^\p{L}\p{N}]/gu, "");

/** A table taken apart: its columns, and its rows that hold something, each with the number that a spreadsheet shows. */
export function tableOf<C extends string>(
  table: readonly (readonly string[])[],
  known: Record<C, readonly string[]>,
): { columns: Columns<C>; rows: { row: number; cells: Cells<C> }[] } {
  const columnOf = new Map(
    (Object.entries(known) as [C, readonly string[]][]).flatMap(([column, headings]) =>
      [column, ...headings].map((heading) => [folded(heading), column] as const),
    ),
  );
  const taken = new Set<C>();
  const columns = (table[0] ?? []).map((text) => {
    const heading = text.trim();
    const readAs = columnOf.get(folded(heading));
    if (readAs === undefined || taken.has(readAs)) return { heading };
    taken.add(readAs);
    return { heading, readAs };
  });
  const rows = table
    .slice(1)
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))
    .map(({ cells, row }) => ({ row, cells: cellsOf(cells, columns, known) }));
  return { columns, rows };
}

type Read<T> = (text: string) => T | undefined;

/** The cells of one row, by what their column means. What cannot be read is collected in `errors`. */
export type Cells<C extends string> = {
  errors: CellError[];
  /** What stands in the cell, "" where nothing does or the file has no such column. */
  text: (column: C) => string;
  wrong: (column: C, code: FieldCode) => undefined;
  /** Reads a cell that may be empty; what cannot be read is told with `code`. */
  optional: <T>(column: C, code: FieldCode, read: Read<T>) => T | undefined;
  required: <T>(column: C, code: FieldCode, read: Read<T>) => T | undefined;
};

function cellsOf<C extends string>(
  cells: readonly string[],
  columns: Columns<C>,
  known: Record<C, readonly string[]>,
): Cells<C> {
  const errors: CellError[] = [];
  const text = (column: C) => {
    const index = columns.findIndex(({ readAs }) => readAs === column);
    return index < 0 ? "" : (cells[index] ?? "").trim();
  };
  const headingOf = (column: C) =>
    columns.find(({ readAs }) => readAs === column)?.heading ?? known[column][0] ?? column;
  const wrong = (column: C, code: FieldCode) => {
    errors.push({ column: headingOf(column), code, value: text(column) });
    return undefined;
  };
  const optional = <T>(column: C, code: FieldCode, read: Read<T>) =>
    text(column) === "" ? undefined : (read(text(column)) ?? wrong(column, code));
  const required = <T>(column: C, code: FieldCode, read: Read<T>) =>
    text(column) === "" ? wrong(column, "required") : optional(column, code, read);
  return { errors, text, wrong, optional, required };
}

/** Reads what a schema accepts. */
export const valid =
  <T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }): Read<T> =>
  (text) =>
    schema.safeParse(text).data;

/** Reads a whole number from `min` to `max`. */
export const wholeNumber =
  (min: number, max: number): Read<number> =>
  (text) =>
    /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;

const yes = new Set(["ja", "j", "yes", "y", "1", "x", "sant", "true"]);
const no = new Set(["nej", "n", "no", "0", "", "falskt", "false"]);
export const yesOrNo: Read<boolean> = (text) =>
  yes.has(folded(text)) ? true : no.has(folded(text)) ? false : undefined;

/** The parts of a cell that lists things, with comma or semicolon between them. */
export const listed = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/**
 * The ids of a list of names, each once, or undefined when one is not known. A name may hold a comma itself ("Butiksvana,
 * livsmedel"): the longest run of parts that is a name is taken for one.
 */
export function namesListed(text: string, idOf: (name: string) => string | undefined): string[] | undefined {
  const ids: string[] = [];
  for (const group of text.split(";")) {
    let rest = listed(group);
    while (rest.length > 0) {
      const lengths = rest.map((_, n) => rest.length - n);
      const length = lengths.find((wanted) => idOf(rest.slice(0, wanted).join(", ")) !== undefined);
      const id = length === undefined ? undefined : idOf(rest.slice(0, length).join(", "));
      if (id === undefined) return undefined;
      ids.push(id);
      rest = rest.slice(length);
    }
  }
  return [...new Set(ids)];
}

const Day = z.iso.date();

/** An ISO date of "2026-02-12", "20260212" or "2026/2/12", or undefined where the calendar has no such day. */
export function readDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text.trim());
  if (!parts || (!/[-/.]/.test(text) && text.trim().length !== 8)) return undefined;
  const [, y = "", m = "", d = ""] = parts;
  return Day.safeParse(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`).data;
}

const days: Record<string, number> = {
  mån: 0,
  tis: 1,
  ons: 2,
  tor: 3,
  fre: 4,
  lör: 5,
  sön: 6,
  mon: 0,
  tue: 1,
  wed: 2,
  thu: 3,
  fri: 4,
  sat: 5,
  sun: 6,
};
const times =
  /^(\p{L}{3})\p{L}*(?:\s*[-–]\s*(\p{L}{3})\p{L}*)?\s+(?:kl\.?\s*)?(\d{1,2})(?:[.:]00)?\s*[-–]\s*(\d{1,2})(?:[.:]00)?$/u;

/** Windows of "mån-fre 8-14, lör 9-12" or "vardagar 08:00-14:00", or undefined when it cannot be read so. */
export function readWindows(text: string): Window[] | undefined {
  const windows: Window[] = [];
  for (const part of listed(text)) {
    const found = times.exec(part.toLocaleLowerCase("sv").replace(/^(vardagar|weekdays)(?=\s)/, "mån-fre"));
    const [first, last] = [days[found?.[1] ?? ""], days[found?.[2] ?? found?.[1] ?? ""]];
    const [from, to] = [Number(found?.[3]), Number(found?.[4])];
    if (first === undefined || last === undefined || first > last || !(from < to && to <= 24)) return undefined;
    for (let day = first; day <= last; day++) windows.push({ day, from, to });
  }
  return windows.length > 0 ? windows : undefined;
}

const kinds: Record<string, PlacementKind> = {
  praktik: "internship",
  internship: "internship",
  arbetsträning: "workTraining",
  worktraining: "workTraining",
  anställningmedstöd: "subsidisedEmployment",
  lönebidrag: "subsidisedEmployment",
  subsidisedemployment: "subsidisedEmployment",
  anställning: "employment",
  arbete: "employment",
  jobb: "employment",
  employment: "employment",
};

/** The kind of place that a word stands for. */
export const placementKindNamed = (text: string): PlacementKind | undefined => kinds[folded(text)];
