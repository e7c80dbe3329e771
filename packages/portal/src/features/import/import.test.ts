import { importColumns, readParticipantTable } from "@passa/domain/participant/participant-import";
import { expect, test } from "vitest";
import type { ImportRow } from "./queries.ts";
import { filtersWithRows, firstFilter, progressOf, rowsIn, unreadHeadings } from "./rows.ts";
import { templateColumns, templateCsv } from "./template.ts";

const counts = { ready: 0, wrong: 0, known: 0, imported: 0 };
const row = (number: number, state: ImportRow["state"]): ImportRow => ({ row: number, state, name: "", errors: [] });

test("what needs a hand is shown first, else what is ready", () => {
  expect(firstFilter({ ...counts, ready: 47, wrong: 3 })).toBe("wrong");
  expect(firstFilter({ ...counts, ready: 47, known: 2 })).toBe("ready");
  expect(firstFilter({ ...counts, imported: 47 })).toBe("imported");
  expect(firstFilter(counts)).toBe("ready");
});

test("a filter without rows is not offered, and one with rows shows those alone", () => {
  expect(filtersWithRows({ ...counts, ready: 1, known: 1 })).toEqual(["ready", "known"]);
  const rows = [row(2, "ready"), row(3, "wrong"), row(4, "ready")];
  expect(rowsIn(rows, "ready").map((one) => one.row)).toEqual([2, 4]);
});

test("headings that nothing is read from are told, empty ones are not", () => {
  expect(
    unreadHeadings([{ heading: "Förnamn", readAs: "givenName" }, { heading: "Skostorlek" }, { heading: "" }]),
  ).toEqual(["Skostorlek"]);
});

test("a run has come as far as the rows that are in, of those and the ones that are ready", () => {
  expect(progressOf({ ready: 265, wrong: 3, known: 1, imported: 47 })).toEqual({ done: 47, of: 312 });
});

test("the template has every heading that is read, each read as its own, and an example without faults", () => {
  const lines = templateCsv().slice(1).trim().split("\r\n");
  const table = lines.map((line) => line.split(";"));
  // Any name will do here: the real ones are the catalogues'.
  const { columns, rows } = readParticipantTable(table, (kind, name) => `${kind}-${name}`, "2026-11-22");
  expect(columns.map(({ readAs }) => readAs).toSorted()).toEqual(Object.keys(importColumns).toSorted());
  expect(rows).toHaveLength(1);
  expect(rows[0]?.errors).toEqual([]);
  expect(templateColumns.slice(0, 5).map(([heading]) => heading)).toEqual([
    "Förnamn",
    "Efternamn",
    "Födelsedatum",
    "Kön",
    "Språk",
  ]);
});
