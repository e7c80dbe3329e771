import type { ImportRow, ImportView } from "./queries.ts";

/** Which rows are shown: those to correct first, else those that are ready. */
export type RowFilter = ImportRow["state"];
export const rowFilters: readonly RowFilter[] = ["wrong", "ready", "known", "imported"];

export interface ImportSearch {
  readonly id?: ImportView["id"];
  readonly show?: RowFilter;
}

/** The filter to begin with: what needs a hand before what does not. */
export function firstFilter(counts: ImportView["counts"]): RowFilter {
  return rowFilters.find((filter) => counts[filter] > 0) ?? "ready";
}

/** The filters that have rows, in their order. */
export const filtersWithRows = (counts: ImportView["counts"]): RowFilter[] =>
  rowFilters.filter((filter) => counts[filter] > 0);

export const rowsIn = (rows: readonly ImportRow[], filter: RowFilter): ImportRow[] =>
  rows.filter(({ state }) => state === filter);

/** Headings that nothing is read from, so that nobody thinks they are. */
export const unreadHeadings = (columns: ImportView["columns"]): string[] =>
  columns.filter(({ heading, readAs }) => readAs === undefined && heading !== "").map(({ heading }) => heading);

/** How far a run has come: rows done and rows there are to do. */
export const progressOf = ({
  ready,
  imported,
}: ImportView["counts"]): { readonly done: number; readonly of: number } => ({
  done: imported,
  of: ready + imported,
});
