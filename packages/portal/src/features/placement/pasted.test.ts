import { expect, test } from "vitest";
import { readPasted } from "./advertisement.ts";

const one = { id: "1", headline: "Lagerarbetare" };

test("one advertisement, alone or as the only hit of a search", () => {
  expect(readPasted(JSON.stringify(one))).toEqual({ kind: "advertisement", advertisement: one });
  expect(readPasted(JSON.stringify({ total: { value: 1 }, hits: [one] }))).toEqual({
    kind: "advertisement",
    advertisement: one,
  });
});

test("whatever else was pasted is told apart", () => {
  expect(readPasted("  ").kind).toBe("nothing");
  expect(readPasted('{"headline": "Lager').kind).toBe("notJson");
  expect(readPasted("42").kind).toBe("notAdvertisement");
  expect(readPasted('{"name": "x"}').kind).toBe("notAdvertisement");
  expect(readPasted(JSON.stringify([one, one]))).toEqual({ kind: "many", count: 2 });
  expect(readPasted(JSON.stringify({ hits: [] })).kind).toBe("notAdvertisement");
});
