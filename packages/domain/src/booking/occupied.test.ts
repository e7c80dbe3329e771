import { describe, expect, it } from "vitest";
import { claimantOf, claimsOf } from "../event/claims.ts";
import { details, employerId, host, meeting, personId, seeker } from "../event/event-examples.ts";
import { seatInterviews } from "../event/seats.ts";
import { daysOf, overlap, released, reserved, takenBy } from "./occupied.ts";

const one = "evt_01K5D3XGZ0000000000000000A" as const;
const other = "evt_01K5D3XGZ0000000000000000B" as const;
const span = (from: string, to: string) => ({ from: `2027-03-18T${from}:00.000Z`, to: `2027-03-18T${to}:00.000Z` });

describe("occupied time", () => {
  it("is half open: what ends when the next begins is not in its way", () => {
    expect(overlap(span("08:30", "08:45"), span("08:45", "09:00"))).toBe(false);
    expect(overlap(span("08:30", "08:46"), span("08:45", "09:00"))).toBe(true);
  });

  it("is taken by another event, also one that is not shown yet, and never by the event's own", () => {
    const spans = reserved({ spans: [] }, { eventId: one, booking: "a" }, [span("08:30", "08:45")]);
    expect(takenBy({ spans }, other, [span("08:00", "08:30"), span("08:40", "08:50")])).toEqual(span("08:40", "08:50"));
    expect(takenBy({ spans }, one, [span("08:30", "08:45")])).toBeUndefined();
  });

  it("of a booking is replaced by reserving again, and given back alone", () => {
    const first = reserved({ spans: [] }, { eventId: one, booking: "a" }, [span("08:30", "08:45")]);
    const both = reserved({ spans: first }, { eventId: one, booking: "b" }, [span("09:00", "09:15")]);
    expect(reserved({ spans: both }, { eventId: one, booking: "b" }, [span("09:00", "09:15")])).toEqual(both);
    expect(released({ spans: both }, { eventId: one, booking: "a" })).toEqual([
      { eventId: one, booking: "b", ...span("09:00", "09:15") },
    ]);
    expect(reserved({ spans: both }, { eventId: one, booking: "b" }, [])).toEqual(first);
  });

  it("over midnight is on both days", () => {
    expect(daysOf({ from: "2027-03-18T23:50:00.000Z", to: "2027-03-19T00:10:00.000Z" })).toEqual([
      "2027-03-18",
      "2027-03-19",
    ]);
    expect(daysOf({ from: "2027-03-18T23:50:00.000Z", to: "2027-03-19T00:00:00.000Z" })).toEqual(["2027-03-18"]);
  });
});

it("a timetable takes the time of each candidate, each table of an employer, each calendar, and of the hall all day", () => {
  const day = details({
    slots: 3,
    resources: [
      { id: "amira", kind: "interpreter", language: "ar", capacity: 1, unavailable: [], calendar: "Amira  Said" },
      { id: "so", kind: "interpreter", language: "so", capacity: 1, unavailable: [] },
    ],
  });
  const people = [seeker(1, { length: 2, needs: ["amira", "so"] }), seeker(2)];
  const employers = [host(1, { tables: [1, 2] })];
  const seated = seatInterviews(day, employers, people, [meeting(1, 1, 0), meeting(1, 2, 1)]);
  const claims = new Map(claimsOf(day, people, seated).map((claim) => [claimantOf(claim), claim.spans]));
  expect(Object.fromEntries(claims)).toEqual({
    [personId(1)]: [span("08:30", "09:00")],
    [personId(2)]: [span("08:45", "09:00")],
    [`${employerId(1)}.0`]: [span("08:30", "09:00")],
    [`${employerId(1)}.1`]: [span("08:45", "09:00")],
    "resource.amira said": [span("08:30", "09:00")],
    "hall.salen, gatan 1": [span("08:30", "09:15")],
  });
});
