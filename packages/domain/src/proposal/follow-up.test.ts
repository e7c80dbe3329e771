import { expect, it } from "vitest";
import { daysAfter, monthsAfter } from "./follow-up.ts";

it("a month that has no such day gives its last", () => {
  expect(monthsAfter("2027-11-30", 3)).toBe("2028-02-29");
  expect(monthsAfter("2026-11-30", 3)).toBe("2027-02-28");
  expect(monthsAfter("2027-03-31", 6)).toBe("2027-09-30");
  expect(monthsAfter("2028-02-29", 12)).toBe("2029-02-28");
});

it("days go over the ends of months and years", () => {
  expect(daysAfter("2027-12-25", 14)).toBe("2028-01-08");
  expect(daysAfter("2028-02-20", 14)).toBe("2028-03-05");
});
