import { describe, expect, it } from "vitest";
import { birthday, monthsBetween } from "./participant.ts";

describe("months waited", () => {
  it.each([
    ["2026-01-15", "2026-02-14", 0],
    ["2026-01-15", "2026-02-15", 1],
    ["2025-11-22", "2026-11-22", 12],
    ["2026-03-31", "2026-04-30", 0],
    ["2026-12-01", "2026-11-22", 0],
  ])("from %s to %s is %i whole months", (since, on, months) => {
    expect(monthsBetween(since, on)).toBe(months);
  });
});

describe("birthday", () => {
  it("is the same day eighteen years on", () => expect(birthday("2009-06-30", 18)).toBe("2027-06-30"));
  it("of a leap day falls on 1 March in a common year", () => expect(birthday("2008-02-29", 18)).toBe("2026-03-01"));
  it("of a leap day stays in a leap year", () => expect(birthday("2008-02-29", 20)).toBe("2028-02-29"));
  it("of a leap day falls on 1 March in 2100, which is no leap year", () =>
    expect(birthday("2080-02-29", 20)).toBe("2100-03-01"));
});
