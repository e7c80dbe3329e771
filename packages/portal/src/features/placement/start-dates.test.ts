import { expect, test } from "vitest";
import { firstOfMonth, startChoice, startDates } from "./start-dates.ts";

test("the first of a month, also over the turn of the year", () => {
  expect(firstOfMonth("2027-03-31", 1)).toBe("2027-04-01");
  expect(firstOfMonth("2027-12-31", 1)).toBe("2028-01-01");
  expect(firstOfMonth("2027-09-01", 4)).toBe("2028-01-01");
});

test("each choice is read back as itself", () => {
  for (const choice of ["soon", "nextMonth"] as const)
    expect(startChoice(startDates(choice, "2027-03-15"), "2027-03-15")).toBe(choice);
  expect(startChoice({}, "2027-03-15")).toBeUndefined();
  expect(startChoice({ startsOn: "2027-05-10" }, "2027-03-15")).toBe("date");
});

test("as soon as possible is still that a week later, until its last day has been", () => {
  const soon = startDates("soon", "2027-03-15");
  expect(startChoice(soon, "2027-03-22")).toBe("soon");
  expect(startChoice(soon, "2028-01-01")).toBe("date");
});
