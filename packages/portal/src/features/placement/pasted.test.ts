import { expect, test } from "vitest";
import { readPasted } from "./pasted.ts";

const one = { id: "1", headline: "Lagerarbetare" };

test("one advertisement, alone or as the only hit of a search", () => {
  expect(readPasted(JSON.stringify(one))).toEqual({ kind: "advertisement", advertisement: one });
  expect(readPasted(JSON.stringify({ total: { value: 1 }, hits: [one] }))).toEqual({
    kind: "advertisement",
    advertisement: one,
  });
});

test("rows under a row of headings are a table, as they were pasted", () => {
  const text = "Titel\tAntal platser\nPacka\t2\n";
  expect(readPasted(text)).toEqual({ kind: "table", text });
  expect(readPasted("Titel;Antal platser").kind).toBe("notTable");
  expect(readPasted("Hej").kind).toBe("notTable");
});

test("whatever else was pasted is told apart", () => {
  expect(readPasted("  ").kind).toBe("nothing");
  expect(readPasted('{"headline": "Lager').kind).toBe("notJson");
  expect(readPasted('{"name": "x"}').kind).toBe("notAdvertisement");
  expect(readPasted(JSON.stringify([one, one]))).toEqual({ kind: "many", count: 2 });
  expect(readPasted(JSON.stringify({ hits: [] })).kind).toBe("notAdvertisement");
});
