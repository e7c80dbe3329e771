import { expect, test } from "vitest";
import {
  chosenVersion,
  type Details,
  detailsForm,
  detailsOf,
  differingFields,
  emptyDetails,
  missingIn,
} from "./details-form.ts";
import { nextFor } from "./next-for.ts";
import { peopleSearch } from "./search.ts";
import { monthsWaited } from "./waited.ts";

const hodan: Details = {
  givenName: "Hodan",
  familyName: "Ali",
  birthDate: "1984-05-02",
  legalGender: "woman",
  channel: "sms",
  phone: "070-174 06 05",
  language: "so",
  interpreter: true,
  sunLevel: 0,
  protectedIdentity: false,
};

test("the address of the list keeps what it may hold and nothing else", () => {
  expect(peopleSearch({ q: " ali ", stage: "placed", sort: "name", page: 3 })).toEqual({
    q: "ali",
    stage: "placed",
    sort: "name",
  });
  expect(peopleSearch({ q: 1018, stage: "gone", sort: "waiting" })).toEqual({ q: "1018" });
  expect(peopleSearch({ q: "  " })).toEqual({});
});

test("asking comes before showing places, and for a person with neither one looks for what opens", () => {
  expect(nextFor({ unanswered: 3, askFirst: 9, eligible: 2 })).toEqual({ kind: "ask", questions: 3, places: 9 });
  expect(nextFor({ unanswered: 0, askFirst: 0, eligible: 2 })).toEqual({ kind: "show", places: 2 });
  expect(nextFor({ unanswered: 0, askFirst: 0, eligible: 0 })).toEqual({ kind: "open" });
});

test("details are the same after they have stood in the form", () => {
  expect(detailsOf(detailsForm(hodan))).toEqual(hodan);
});

test("an empty form tells of every field that is needed, and of no other", () => {
  expect(Object.keys(missingIn(emptyDetails("2026-11-22"), "2026-11-22")).toSorted()).toEqual(
    ["birthDate", "channel", "familyName", "givenName", "language", "legalGender"].toSorted(),
  );
  expect(missingIn(detailsForm(hodan), "2026-11-22")).toEqual({});
});

test.each([
  ["sms without a number", { phone: "" }, ["phone"]],
  ["mail without an address", { channel: "mail" }, ["email"]],
  ["a letter without an address", { channel: "letter" }, ["address"]],
  ["a birth to come", { birthDate: "2027-01-01" }, ["birthDate"]],
  ["a wait to come", { waitingSince: "2026-11-23" }, ["waitingSince"]],
] as const)("%s is told of", (_what, change, fields) => {
  expect(Object.keys(missingIn({ ...detailsForm(hodan), ...change }, "2026-11-22"))).toEqual(fields);
});

test("two versions differ in the fields that differ, and become what was chosen of each", () => {
  const mine = { ...detailsForm(hodan), phone: "1", address: "Mitt" };
  const theirs = { ...detailsForm(hodan), phone: "2", interpreter: false };
  expect(differingFields(mine, theirs)).toEqual(["interpreter", "phone", "address"]);
  expect(chosenVersion(mine, theirs, new Set(["phone"]))).toEqual({ ...mine, phone: "2" });
});

test("a wait is counted in whole months, as the ranking does", () => {
  expect(monthsWaited("2025-11-22", "2026-11-22")).toBe(12);
  expect(monthsWaited("2026-01-15", "2026-02-14")).toBe(0);
  expect(monthsWaited("2026-12-01", "2026-11-22")).toBe(0);
});
