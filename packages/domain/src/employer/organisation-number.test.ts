import { expect, it } from "vitest";
import { formatOrganisationNumber, parseOrganisationNumber } from "./organisation-number.ts";

it.each([
  ["556036-0793", "5560360793"],
  ["5560360793", "5560360793"],
  ["165560360793", "5560360793"],
  [" 212000 - 0829 ", "2120000829"],
])("reads %s as people write it", (text, digits) => {
  expect(parseOrganisationNumber(text)).toBe(digits);
});

it.each([
  ["a wrong check digit", "556036-0794"],
  ["swapped digits", "550636-0793"],
  ["a personal identity number (third digit under 2)", "811218-9876"],
  ["too few digits", "556036-079"],
  ["too many digits", "556036-07931"],
  ["letters", "55603A-0793"],
  ["nothing", ""],
])("refuses %s", (_, text) => {
  expect(parseOrganisationNumber(text)).toBeUndefined();
});

it("writes it with a hyphen", () => {
  expect(formatOrganisationNumber("2120000829")).toBe("212000-0829");
});
