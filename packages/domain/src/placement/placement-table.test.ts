import { describe, expect, it } from "vitest";
import type { Workplace } from "../workplace/workplace.ts";
import { type KnownToTable, placementColumns, readPlacementTable } from "./placement-table.ts";
import { suggestedOccupations, suggestedTask } from "./suggested-tasks.ts";

const ulid = (n: number) => `01K5D3XGZ000000000000000${n}A`;
const workplace = (n: number, name: string, address: string): Workplace => ({
  id: `wpl_${ulid(n)}`,
  tenantId: `ten_${ulid(1)}`,
  employerId: `emp_${ulid(1)}`,
  version: 1,
  name,
  address,
  locality: "Karlskrona",
  location: { lat: 56.16, lon: 15.59 },
  adaptations: [],
  formats: [],
  tags: [],
});
const [lager, kontor] = [workplace(1, "Lagret", "Nordkajen 4"), workplace(2, "Kontoret", "Hamngatan 1")];
const names: Record<string, string> = {
  "skill b-körkort": "licence.b",
  "skill truckkort a": "truck.a",
  "skill truckkort b": "truck.b",
  "skill butiksvana, livsmedel": "shop.grocery",
  "format bilder": "pictures",
  "format pictures": "pictures",
  "adaptation bildstöd": "picture-instructions",
  "adaptation picture support": "picture-instructions",
  "tag nattarbete": "night-work",
  "field transport, distribution, lager": "transport",
};
const warehouse = { conceptId: "sizv_uPq_nWf", label: "Lagerarbetare" };
const known: KnownToTable = {
  lookup: (kind, name) => names[`${kind} ${name.toLowerCase()}`],
  occupationNamed: (name) => (name.toLowerCase() === "lagerarbetare" ? warehouse : undefined),
  taskNamed: (name) => (name.toLowerCase() === "packa varor" ? "pack-goods" : undefined),
  words: { taskTitle: (id) => `Titel ${id}`, taskAbout: (id) => `Om ${id}` },
  workplaces: [lager, kontor],
  today: "2026-11-22",
};
const read = (row: Record<string, string>, against: Partial<KnownToTable> = {}) =>
  readPlacementTable([Object.keys(row), Object.values(row)], { ...known, ...against }).rows[0];
const contentOf = (row: Record<string, string>, against: Partial<KnownToTable> = {}) => {
  const found = read(row, against);
  if (!found || !("content" in found)) throw new Error(JSON.stringify(found?.errors));
  return found.content;
};

it("makes of a row what its cells say, and nothing that they do not", () => {
  expect(contentOf({ Titel: "Plocka och packa" })).toEqual({ title: "Plocka och packa" });
  expect(
    contentOf({
      Titel: "Plocka och packa",
      Form: "Arbetsträning",
      Yrkesområde: "Transport, distribution, lager",
      Arbetsplats: "nordkajen 4",
      "Antal platser": "2",
      "Timmar minst": "10",
      "Timmar mest": "20",
      Tider: "vardagar 8-14",
      "Första dag": "2027-01-11",
      "Sista startdag": "2027-03-01",
      Hemifrån: "nej",
      Uppgifter: "Packa varor; Vattna blommor",
      "Uppgifter minst": "1",
      "Måste ha": "B-körkort, Truckkort A eller Truckkort B",
      "Bra att kunna": "Butiksvana, livsmedel",
      Instruktioner: "Bilder",
      Anpassningar: "Bildstöd",
      "Bra att veta": "Nattarbete",
      Beskrivning: "Ett lugnt lager.",
    }),
  ).toEqual({
    title: "Plocka och packa",
    kind: "workTraining",
    field: "transport",
    workplaceId: lager.id,
    seats: 2,
    hours: { min: 10, max: 20 },
    open: [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 14 })),
    startsOn: "2027-01-11",
    latestStartOn: "2027-03-01",
    remote: false,
    tasks: [
      {
        id: "pack-goods",
        title: "Titel pack-goods",
        about: "Om pack-goods",
        pictogram: "task-pack",
        removable: false,
        hazardous: false,
        demands: suggestedTask("pack-goods")?.demands,
        requires: [],
        adaptations: [],
      },
      {
        id: "own-2",
        title: "Vattna blommor",
        removable: false,
        hazardous: false,
        demands: {},
        requires: [],
        adaptations: [],
      },
    ],
    minTasks: 1,
    requires: [["licence.b"], ["truck.a", "truck.b"]],
    wishes: ["shop.grocery"],
    formats: ["pictures"],
    adaptations: ["picture-instructions"],
    tags: ["night-work"],
    about: "Ett lugnt lager.",
  });
});

it("is read by English headings and names as well", () => {
  expect(contentOf({ Title: "Pack", Kind: "internship", Adaptations: "Picture support", "From home": "yes" })).toEqual({
    title: "Pack",
    kind: "internship",
    adaptations: ["picture-instructions"],
    remote: true,
  });
});

it("an occupation brings what is usual in it where the row is silent", () => {
  const usual = suggestedOccupations.find(({ conceptId }) => conceptId === warehouse.conceptId);
  const content = contentOf({ Titel: "Lager", Yrke: "Lagerarbetare" });
  expect(content).toMatchObject({ occupation: warehouse, field: usual?.field, tags: usual?.tags });
  expect(content.tasks?.map(({ id }) => id)).toEqual(usual?.tasks.slice(0, 3));
  expect(content.open).toEqual([0, 1, 2, 3, 4].map((day) => ({ day, ...usual?.usualHours })));
  const own = contentOf({ Titel: "Lager", Yrke: "Lagerarbetare", Uppgifter: "Vattna", Tider: "lör 9-12" });
  expect(own.tasks?.map(({ title }) => title)).toEqual(["Vattna"]);
  expect(own.open).toEqual([{ day: 5, from: 9, to: 12 }]);
});

it("an employer with one workplace need not name it; with several, a row that names none has none", () => {
  expect(contentOf({ Titel: "Packa" }, { workplaces: [lager] }).workplaceId).toBe(lager.id);
  expect(contentOf({ Titel: "Packa" }).workplaceId).toBeUndefined();
});

it.each([
  ["Plocka\nPacka", ["Plocka", "Packa"]],
  ["Plocka; Packa;", ["Plocka", "Packa"]],
  ["Lasta, lossa | Packa", ["Lasta, lossa", "Packa"]],
  ["Plocka, Packa", ["Plocka", "Packa"]],
  ["Plocka; plocka", ["Plocka"]],
])("reads the tasks %j", (cell, titles) => {
  expect(contentOf({ Titel: "Lager", Uppgifter: cell }).tasks?.map(({ title }) => title)).toEqual(titles);
});

describe("says at the cell what is wrong", () => {
  it.each([
    [{ Titel: "", Form: "praktik" }, "Titel", "required"],
    [{ Titel: "å".repeat(81) }, "Titel", "tooLong"],
    [{ Form: "semester" }, "Form", "notAChoice"],
    [{ Yrke: "Trollkarl" }, "Yrke", "unknownId"],
    [{ Yrkesområde: "Trolleri" }, "Yrkesområde", "unknownId"],
    [{ Arbetsplats: "Slottet" }, "Arbetsplats", "unknownId"],
    [{ "Antal platser": "0" }, "Antal platser", "tooLarge"],
    [{ "Antal platser": "1000" }, "Antal platser", "tooLarge"],
    [{ "Antal platser": "två" }, "Antal platser", "tooLarge"],
    [{ "Timmar minst": "0", "Timmar mest": "20" }, "Timmar minst", "tooLarge"],
    [{ "Timmar minst": "10", "Timmar mest": "heltid" }, "Timmar mest", "tooLarge"],
    [{ "Timmar minst": "30", "Timmar mest": "20" }, "Timmar minst", "minAboveMax"],
    [{ "Timmar minst": "10" }, "timmar mest", "required"],
    [{ "Timmar mest": "10" }, "timmar minst", "required"],
    [{ Tider: "när som helst" }, "Tider", "malformed"],
    [{ Tider: "mån 14-8" }, "Tider", "malformed"],
    [{ Tider: Array.from({ length: 8 }, (_, n) => `mån-sön ${n}-${n + 1}`).join(", ") }, "Tider", "tooLong"],
    [{ "Första dag": "i vår" }, "Första dag", "notADate"],
    [{ "Första dag": "2027-02-30" }, "Första dag", "notADate"],
    [{ "Första dag": "2026-11-21" }, "Första dag", "inThePast"],
    [{ "Sista startdag": "sen" }, "Sista startdag", "notADate"],
    [{ "Första dag": "2027-03-02", "Sista startdag": "2027-03-01" }, "Sista startdag", "startAfterLatest"],
    [{ "Första dag": "2026-11-01", "Sista startdag": "2026-11-21" }, "Sista startdag", "inThePast"],
    [{ Hemifrån: "ibland" }, "Hemifrån", "notAChoice"],
    [{ Uppgifter: "å".repeat(81) }, "Uppgifter", "tooLong"],
    [{ Uppgifter: Array.from({ length: 41 }, (_, n) => `uppgift ${n}`).join(";") }, "Uppgifter", "tooLong"],
    [{ "Uppgifter minst": "alla" }, "Uppgifter minst", "tooLarge"],
    [{ Uppgifter: "Packa", "Uppgifter minst": "2" }, "Uppgifter minst", "minTasksTooMany"],
    [{ "Måste ha": "Trolleri" }, "Måste ha", "unknownId"],
    [{ "Måste ha": "B-körkort eller trolleri" }, "Måste ha", "unknownId"],
    [{ "Bra att kunna": "Trolleri" }, "Bra att kunna", "unknownId"],
    [{ Instruktioner: "Tankeöverföring" }, "Instruktioner", "unknownId"],
    [{ Anpassningar: "Bildstöd, Trollstav" }, "Anpassningar", "unknownId"],
    [{ "Bra att veta": "Troll" }, "Bra att veta", "unknownId"],
    [{ Beskrivning: "å".repeat(2001) }, "Beskrivning", "tooLong"],
  ])("%j", (row, column, code) => {
    const found = read({ Titel: "Packa", ...row });
    expect(found?.errors).toContainEqual(expect.objectContaining({ column, code }));
    expect(found).not.toHaveProperty("content");
  });

  it("all of it at once, with the row that is shown in the spreadsheet", () => {
    const { rows } = readPlacementTable([["Titel", "Antal"], [], ["", "många"]], known);
    expect(rows).toEqual([
      {
        row: 3,
        title: "",
        errors: [
          { column: "Titel", code: "required", value: "" },
          { column: "Antal", code: "tooLarge", value: "många" },
        ],
      },
    ]);
  });
});

it("no heading means two columns", () => {
  const headings = Object.values(placementColumns).flat();
  expect(new Set(headings).size).toBe(headings.length);
});
