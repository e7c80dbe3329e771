import { describe, expect, it } from "vitest";
import type { NameLookup } from "../import/table.ts";
import { readParticipantTable } from "./participant-import.ts";

const names: Record<string, string> = {
  "skill truckkort a": "truck.a",
  "format bilder": "pictures",
  "tag nattarbete": "night-work",
  "field transport": "transport",
};
const lookup: NameLookup = (kind, name) => names[`${kind} ${name.toLowerCase()}`];
const headings = ["Förnamn", "Efternamn", "Födelsedatum", "Kön", "Språk"];
const person = ["Hodan", "Ali", "1984-05-02", "Kvinna", "Somaliska"];
const read = (extra: Record<string, string>, base: Record<string, string> = {}) => {
  const cells = person.map((cell, i) => base[headings[i] ?? ""] ?? cell);
  return readParticipantTable(
    [
      [...headings, ...Object.keys(extra)],
      [...cells, ...Object.values(extra)],
    ],
    lookup,
    "2026-11-22",
  ).rows[0];
};

it("takes a row with only what must be there, and chooses the letter where no mail or phone is known", () => {
  expect(read({})).toEqual({
    row: 2,
    name: "Hodan Ali",
    errors: [],
    details: {
      givenName: "Hodan",
      familyName: "Ali",
      birthDate: "1984-05-02",
      legalGender: "woman",
      language: "so",
      channel: "letter",
      interpreter: false,
      protectedIdentity: false,
    },
    statements: [],
  });
});

it("turns the other columns into statements about the person", () => {
  const row = read({
    Söker: "praktik; arbetsträning",
    "Timmar minst": "15",
    "Timmar mest": "25",
    "Timmar helst": "20",
    Tider: "mån-tis 8-14",
    Ort: "rödeby",
    "Reser högst (km)": "15",
    Instruktioner: "Bilder",
    Kompetenser: "Truckkort A",
    Undviker: "nattarbete",
    Intressen: "Transport",
    "Kan börja": "20270301",
  });
  expect(row).toMatchObject({
    errors: [],
    statements: [
      { what: "seeking", value: { kinds: ["internship", "workTraining"] } },
      { what: "availableFrom", value: { on: "2027-03-01" } },
      { what: "hours", value: { min: 15, max: 25, wanted: 20 } },
      {
        what: "available",
        value: {
          windows: [
            { day: 0, from: 8, to: 14 },
            { day: 1, from: 8, to: 14 },
          ],
        },
      },
      { what: "home", value: { locality: "Rödeby" } },
      { what: "maxTravelKm", value: { km: 15 } },
      { what: "formats", value: { works: ["pictures"] } },
      { what: "skill", id: "truck.a", value: { has: true } },
      { what: "avoid", value: { tags: ["night-work"] } },
      { what: "interests", value: { fields: { transport: 2 } } },
    ],
  });
});

it("leaves an empty cell unknown: nothing is said about the person", () => {
  expect(read({ Söker: "", "Timmar minst": "", Ort: " " })).toMatchObject({ errors: [], statements: [] });
});

describe("says at the cell what is wrong", () => {
  it.each([
    [{ Förnamn: "" }, {}, "Förnamn", "required"],
    [{ Födelsedatum: "1984-02-30" }, {}, "Födelsedatum", "notADate"],
    [{ Födelsedatum: "igår" }, {}, "Födelsedatum", "notADate"],
    [{ Födelsedatum: "2027-01-01" }, {}, "Födelsedatum", "notADate"],
    [{ Kön: "okänt" }, {}, "Kön", "notAChoice"],
    [{ Språk: "klingonska" }, {}, "Språk", "notAChoice"],
    [{}, { "E-post": "hodan at mejl" }, "E-post", "notAnEmail"],
    [{}, { Telefon: "ring mig" }, "Telefon", "notAPhone"],
    [{}, { "Väntat sedan": "2026-11-23" }, "Väntat sedan", "inThePast"],
    [{}, { Tolk: "kanske" }, "Tolk", "notAChoice"],
    [{}, { Söker: "praktik, semester" }, "Söker", "notAChoice"],
    [{}, { "Timmar minst": "30", "Timmar mest": "20" }, "Timmar minst", "minAboveMax"],
    [{}, { "Timmar minst": "10", "Timmar mest": "20", "Timmar helst": "25" }, "Timmar helst", "malformed"],
    [{}, { "Timmar minst": "tjugo", "Timmar mest": "20" }, "Timmar minst", "tooLarge"],
    [{}, { "Timmar minst": "10" }, "timmar mest", "required"],
    [{}, { Tider: "när som helst" }, "Tider", "malformed"],
    [{}, { Ort: "Atlantis" }, "Ort", "unknownId"],
    [{}, { "Reser högst km": "-5" }, "Reser högst km", "tooLarge"],
    [{}, { Kompetenser: "Truckkort A, Trolleri" }, "Kompetenser", "unknownId"],
  ])("%j %j", (base, extra, column, code) => {
    expect(read(extra, base as Record<string, string>)?.errors).toContainEqual(
      expect.objectContaining({ column, code }),
    );
  });

  it("all of it at once", () => {
    expect(read({ Telefon: "nej" }, { Kön: "?", Språk: "" })?.errors.map((error) => error.column)).toEqual([
      "Kön",
      "Språk",
      "Telefon",
    ]);
  });
});

it("names the heading that is missing altogether", () => {
  const { rows } = readParticipantTable([["Förnamn"], ["Hodan"]], lookup, "2026-11-22");
  expect(rows[0]?.errors.map((error) => error.column)).toEqual(["efternamn", "födelsedatum", "kön", "språk"]);
});

it("tells which columns it did not read, and reads the first of two alike", () => {
  const { columns } = readParticipantTable([["FÖRNAMN", "Skostorlek", "förnamn"]], lookup, "2026-11-22");
  expect(columns).toEqual([
    { heading: "FÖRNAMN", readAs: "givenName" },
    { heading: "Skostorlek" },
    { heading: "förnamn" },
  ]);
});

it("passes over empty rows and keeps the spreadsheet's numbers", () => {
  const { rows } = readParticipantTable([headings, ["", ""], person], lookup, "2026-11-22");
  expect(rows.map((row) => row.row)).toEqual([3]);
});
