import { describe, expect, it } from "vitest";
import { namesListed, readDate, readWindows } from "./table.ts";

it.each([
  ["2026-02-12", "2026-02-12"],
  ["20260212", "2026-02-12"],
  ["2026/2/1", "2026-02-01"],
  ["2026-02-30", undefined],
  ["202621", undefined],
  ["12-02-2026", undefined],
])("reads the date %s as %s", (text, date) => expect(readDate(text)).toBe(date));

it.each([
  ["lördag kl 9-12", [{ day: 5, from: 9, to: 12 }]],
  [
    "mon – tue 7–16",
    [
      { day: 0, from: 7, to: 16 },
      { day: 1, from: 7, to: 16 },
    ],
  ],
  ["vardagar 08:00-12.00", [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 12 }))],
  ["mån 8.30-12", undefined],
  ["fre-mån 8-12", undefined],
  ["mån 14-8", undefined],
  ["mån 8-25", undefined],
])("reads the times %s", (text, windows) => expect(readWindows(text)).toEqual(windows));

describe("a list of names", () => {
  const ids: Record<string, string> = { "butiksvana, livsmedel": "grocery", butiksvana: "shop", bilder: "pictures" };
  const idOf = (name: string) => ids[name.toLowerCase()];

  it.each([
    ["Bilder, Butiksvana", ["pictures", "shop"]],
    ["Butiksvana, livsmedel, Bilder", ["grocery", "pictures"]],
    ["Bilder; Butiksvana, livsmedel", ["pictures", "grocery"]],
    ["Bilder, bilder", ["pictures"]],
    ["Bilder, Trolleri", undefined],
    ["Livsmedel", undefined],
    [" , ;", []],
  ])("%j is %j: a name may hold a comma, and each thing is there once", (text, found) => {
    expect(namesListed(text, idOf)).toEqual(found);
  });
});
