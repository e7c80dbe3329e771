import { expect, test } from "vitest";
import { readRankingSearch, rowsToFetch, toggled } from "./search.ts";

const person = (n: number) => `par_01K5D3XGZ000000000000000${n}A` as const;

test("an address keeps what it may say", () => {
  const search = {
    person: person(1),
    register: "employer",
    with: "adaptation:picture-instructions,hours:12",
    only: "shortlist",
    compare: `${person(1)},${person(2)}`,
    beside: true,
    nearMisses: 54,
  } as const;
  expect(readRankingSearch(search)).toEqual(search);
});

test("what an address may not say is left out and never stops the page", () => {
  expect(
    readRankingSearch({
      person: "plc_01K5D3XGZ0000000000000001A",
      register: "staff",
      with: "wish:licence.b,adaptation:",
      only: "everything",
      compare: 12,
      beside: true,
      eligible: -3,
      askFirst: "many",
      nearMisses: 1.5,
      other: "thing",
    }),
  ).toEqual({});
});

test("a remedy or a person named twice counts once, and no more than four people are set side by side", () => {
  const five = [1, 2, 3, 4, 5].map(person);
  expect(readRankingSearch({ with: "hours:12,hours:12", compare: [five[0], ...five].join(",") })).toEqual({
    with: "hours:12",
    compare: five.slice(0, 4).join(","),
  });
});

test("one person alone is not set side by side with anybody", () => {
  expect(readRankingSearch({ compare: person(1), beside: true })).toEqual({ compare: person(1) });
});

test("the list is fetched by fifties, all of it when only a shortlist is wanted, never more than the API gives", () => {
  expect(rowsToFetch({})).toBe(50);
  expect(rowsToFetch({ eligible: 50 })).toBe(50);
  expect(rowsToFetch({ eligible: 4, nearMisses: 51 })).toBe(100);
  expect(rowsToFetch({ only: "shortlist" })).toBe(500);
  expect(readRankingSearch({ eligible: 100_000 })).toEqual({ eligible: 500 });
});

test("a thing is taken in at the end, and out again", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
