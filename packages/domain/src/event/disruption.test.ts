import { describe, expect, it } from "vitest";
import { violationsOf } from "./changes.ts";
import { differencesOf, disrupted, emptyTables, type EventDisruption } from "./disruption.ts";
import { details, employerId, eventId, host, meeting, personId, seeker } from "./event-examples.ts";
import { seatInterviews } from "./seats.ts";
import { timetableOf } from "./timetable.ts";

const day = details({ resources: [{ id: "so", kind: "interpreter", language: "so", capacity: 2, unavailable: [] }] });
const employers = [host(1, { tables: [1, 2] }), host(2, { tables: [3] })];
const candidates = [seeker(1, { needs: ["so"] }), seeker(2), seeker(3, { length: 2 })];
const input = timetableOf(
  { id: eventId, details: day },
  { employers, candidates, settings: [], fitOf: () => undefined },
  { unanswered: false, locked: [] },
);
const nothing: EventDisruption = { fromSlot: 2, absent: [], late: [], leaving: [], out: [], tables: [], resources: [] };
const after = (more: Partial<EventDisruption>, interviews = [meeting(1, 1, 0)]) =>
  disrupted(input, interviews, { ...nothing, ...more });
const awayOf = (event: typeof input, n: number) => event.candidates.find(({ id }) => id === personId(n))?.unavailable;

describe("from now on", () => {
  it("who is absent is away for the rest, who is late until they come, who leaves from then on", () => {
    expect(awayOf(after({ absent: [personId(1)] }), 1)).toEqual([2, 3, 4, 5]);
    expect(awayOf(after({ late: [{ participantId: personId(2), slot: 4 }] }), 2)).toEqual([2, 3]);
    expect(awayOf(after({ leaving: [{ participantId: personId(2), slot: 4 }] }), 2)).toEqual([4, 5]);
    expect(after({ out: [employerId(2)] }).employers[1]?.unavailable).toEqual([2, 3, 4, 5]);
    expect(after({ tables: [{ employerId: employerId(1), open: 0 }] }).employers[0]?.unavailable).toEqual([2, 3, 4, 5]);
  });

  it("what has been and what runs now stands", () => {
    const runs = [meeting(1, 3, 1)];
    const gone = after({ absent: [personId(3)] }, runs);
    expect(awayOf(gone, 3)).toEqual([3, 4, 5]);
    expect(violationsOf(gone, runs)).toEqual([]);
  });

  it("tables and interpreters are fewer, but not fewer than the past has used", () => {
    expect(after({ tables: [{ employerId: employerId(1), open: 1 }] }).employers[0]?.tables).toBe(1);
    const used = [meeting(1, 1, 0), meeting(1, 2, 0)];
    expect(after({ tables: [{ employerId: employerId(1), open: 1 }] }, used).employers[0]?.tables).toBe(2);
    expect(after({ resources: [{ resourceId: "so", capacity: 0 }] }, [meeting(2, 2, 0)]).resources?.[0]?.capacity).toBe(
      0,
    );
    expect(after({ resources: [{ resourceId: "so", capacity: 0 }] }).resources?.[0]?.capacity).toBe(1);
  });
});

it("the differences say who meets at another time or table, no longer, or anew", () => {
  const seated = (interviews: Parameters<typeof seatInterviews>[3]) =>
    seatInterviews(day, employers, candidates, interviews);
  const before = seated([meeting(1, 1, 2), meeting(2, 2, 3)]);
  const { moved, dropped, added } = differencesOf(before, seated([meeting(1, 1, 4), meeting(1, 2, 2)]));
  expect(moved).toEqual([
    { employerId: employerId(1), participantId: personId(1), from: { slot: 2, table: 1 }, to: { slot: 4, table: 1 } },
  ]);
  expect(dropped).toMatchObject([meeting(2, 2, 3)]);
  expect(added).toMatchObject([meeting(1, 2, 2)]);
});

it("empty tables are the rounds left in which an employer is there and meets nobody", () => {
  const interviews = [meeting(1, 1, 0), meeting(1, 3, 3)];
  // Two tables in four rounds less the double interview, and one table in four rounds.
  expect(emptyTables(input, interviews, 2)).toBe(2 * 4 - 2 + 4);
});
