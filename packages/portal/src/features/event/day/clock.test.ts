import { expect, it } from "vitest";
import { runningOf, wallClock } from "./clock.ts";

const times = [
  { slot: 0, from: "2027-03-18T09:30", to: "2027-03-18T09:45" },
  { slot: 1, from: "2027-03-18T10:00", to: "2027-03-18T10:15" },
];
const zone = "Europe/Stockholm";
const at = (clock: string) => Date.parse(`2027-03-18T${clock}:00.000+01:00`);

it("counts a round from when it was started, not from when it was planned", () => {
  const clock = { kind: "round" as const, slot: 0, startedAt: new Date(at("09:33")).toISOString() };
  expect(runningOf(clock, times, zone, at("09:42"))).toEqual({ of: 15, gone: 9, left: 6, over: 0, ends: "9.48" });
});

it("has nothing left, and says how far over it is, when it is past its end", () => {
  const clock = { kind: "round" as const, slot: 1, startedAt: new Date(at("10:00")).toISOString() };
  expect(runningOf(clock, times, zone, at("10:17"))).toMatchObject({ left: 0, over: 2, gone: 15 });
});

it("lets a break last as long as the day has it", () => {
  const clock = { kind: "break" as const, afterSlot: 0, startedAt: new Date(at("09:46")).toISOString() };
  expect(runningOf(clock, times, zone, at("09:46"))).toMatchObject({ of: 15, left: 15, ends: "10.01" });
});

it("counts nothing before the first round and after the day", () => {
  expect(runningOf({ kind: "notStarted" }, times, zone, at("09:00"))).toBeUndefined();
  expect(
    runningOf({ kind: "ended", at: new Date(at("13:00")).toISOString() }, times, zone, at("13:01")),
  ).toBeUndefined();
});

it("shows the clock of the place of the event", () => {
  expect(wallClock(zone, Date.parse("2027-03-18T08:24:59.000Z"))).toBe("9.24");
  expect(wallClock(zone, Date.parse("2027-07-18T08:24:00.000Z"))).toBe("10.24");
});
