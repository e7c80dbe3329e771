import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, daysBetween } from "./days.ts";

test("days are counted through leap days, and not through the one that 2100 does not have", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2027-02-28", "2027-03-01")).toBe(1);
  expect(daysBetween("2100-02-28", "2100-03-01")).toBe(1);
  expect(daysBetween("2000-02-28", "2000-03-01")).toBe(2);
  expect(daysBetween("2027-03-01", "2027-02-28")).toBe(-1);
});

test("the number of a day agrees with the platform's calendar from year 1 to 9999", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(dayNumber(iso)).toBe(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
      },
    ),
    { seed: 9 },
  );
});
