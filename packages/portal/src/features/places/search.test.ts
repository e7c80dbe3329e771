import { expect, test } from "vitest";
import { filterOf, isFiltered, readPlacesSearch, sameFilter } from "./search.ts";

const employer = "emp_01K5D3XGZ0000000000000001A";

test("an address keeps what it may say", () => {
  const search = { q: "lager", state: "published", field: "transport", employer, look: "map" } as const;
  expect(readPlacesSearch(search)).toEqual(search);
});

test("what an address may not say is left out", () => {
  expect(
    readPlacesSearch({
      q: "  ",
      state: "open",
      field: "a b",
      employer: "plc_01K5D3XGZ0000000000000001A",
      look: "list",
    }),
  ).toEqual({});
});

test("a number that was searched for is still words, and a long search is cut to what the API takes", () => {
  expect(readPlacesSearch({ q: 2027 })).toEqual({ q: "2027" });
  expect(readPlacesSearch({ q: "x".repeat(200) }).q).toHaveLength(80);
});

test("the way of looking is no filter", () => {
  expect(isFiltered(filterOf({ look: "map" }))).toBe(false);
  expect(sameFilter(filterOf({ state: "draft", look: "map" }), { state: "draft" })).toBe(true);
  expect(sameFilter({ state: "draft" }, { state: "draft", q: "lager" })).toBe(false);
});
