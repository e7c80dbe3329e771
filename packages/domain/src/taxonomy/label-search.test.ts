import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, labelIndex, searchLabels, type Labelled } from "./label-search.ts";

const entries: Labelled[] = [
  { id: "1", label: "Städning" },
  { id: "2", label: "Städare/Lokalvårdare" },
  { id: "3", label: "Hotellstädning" },
  { id: "4", label: "Skolstädning, timanställd" },
  { id: "5", label: "Lokalvård" },
  { id: "6", label: "Ledande städ" },
  { id: "7", label: "Städ" },
];
const found = (query: string, limit = 10) => searchLabels(labelIndex(entries), query, limit).map(({ id }) => id);

test("the label itself comes first, then labels that begin so, words that begin so, and compounds that hold it", () => {
  expect(found("städ")).toEqual(["7", "2", "1", "6", "3", "4"]);
});

test("case and diacritics make no difference", () => {
  expect(found("STAD")).toEqual(found("städ"));
});

test("every word of the query must be found", () => {
  expect(found("stä lokal")).toEqual(["2"]);
  expect(found("städ fönster")).toEqual([]);
});

test("a query without a letter or digit finds nothing", () => {
  expect(found("")).toEqual([]);
  expect(found(" / ")).toEqual([]);
});

test("the limit cuts the same order short", () => {
  expect(found("städ", 2)).toEqual(found("städ").slice(0, 2));
});

describe("for any entries and query", () => {
  const label = fc.string({ unit: fc.constantFrom("a", "å", "ä", "b", "Ö", " ", "/"), maxLength: 8 });
  const list = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), label }), {
    selector: ({ id }) => id,
    maxLength: 12,
  });

  test("the answer does not depend on the order in which the entries stand", () => {
    fc.assert(
      fc.property(list, label, (some, query) => {
        expect(searchLabels(labelIndex(some.toReversed()), query, 99)).toEqual(
          searchLabels(labelIndex(some), query, 99),
        );
      }),
    );
  });

  test("exactly the labels that hold every word of the query inside one of their words are found", () => {
    const words = (text: string) => fold(text).split(/[ /]+/).filter(Boolean);
    fc.assert(
      fc.property(list, label, (some, query) => {
        const wanted = words(query);
        const expected = some.filter(
          (entry) =>
            wanted.length > 0 && wanted.every((want) => words(entry.label).some((word) => word.includes(want))),
        );
        const ids = searchLabels(labelIndex(some), query, 99).map(({ id }) => id);
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      }),
    );
  });
});
