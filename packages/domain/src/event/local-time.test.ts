import { expect, it } from "vitest";
import { instantOf, LocalDateTime, Zone } from "./local-time.ts";
import { minutesAfter } from "./slot-times.ts";

it("the wall clock of Stockholm is an hour ahead of UTC in winter and two in summer", () => {
  expect(instantOf("2027-03-18T09:30", "Europe/Stockholm")).toBe("2027-03-18T08:30:00.000Z");
  expect(instantOf("2027-06-18T09:30", "Europe/Stockholm")).toBe("2027-06-18T07:30:00.000Z");
});

it("on the days when clocks change, hours before and after have their own offset", () => {
  expect(instantOf("2027-03-28T01:59", "Europe/Stockholm")).toBe("2027-03-28T00:59:00.000Z");
  expect(instantOf("2027-03-28T03:00", "Europe/Stockholm")).toBe("2027-03-28T01:00:00.000Z");
  expect(instantOf("2027-10-31T00:30", "Europe/Stockholm")).toBe("2027-10-30T22:30:00.000Z");
  expect(instantOf("2027-10-31T09:00", "Europe/Stockholm")).toBe("2027-10-31T08:00:00.000Z");
});

it("minutes are added as on a clock that is never changed, over midnight too", () => {
  expect(minutesAfter("2027-03-18T09:45", 15)).toBe("2027-03-18T10:00");
  expect(minutesAfter("2027-03-18T23:50", 20)).toBe("2027-03-19T00:10");
});

it("a day that is not in the calendar, an hour that is not on the clock and a zone that is nowhere are refused", () => {
  for (const text of ["2027-02-30T09:00", "2027-03-18T24:00", "2027-03-18T09:60", "2027-03-18", "2027-03-18 09:00"])
    expect(LocalDateTime.safeParse(text).success, text).toBe(false);
  expect(Zone.safeParse("Europe/Atlantis").success).toBe(false);
});
