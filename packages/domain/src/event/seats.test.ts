import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { details, host, meeting, seeker } from "./event-examples.ts";
import { seatInterviews } from "./seats.ts";

const tablesOf = (seated: { table: number }[]) => seated.map(({ table }) => table);

describe("tables", () => {
  it("are an employer's own, each for one interview at a time", () => {
    const seated = seatInterviews(
      details(),
      [host(1, { tables: [1, 2] })],
      [seeker(1, { length: 2 }), seeker(2), seeker(3)],
      [meeting(1, 1, 0), meeting(1, 2, 0), meeting(1, 3, 1)],
    );
    expect(tablesOf(seated)).toEqual([1, 2, 2]);
  });

  it("are quiet for whoever needs it: one of the employer's, else one that is nobody's", () => {
    const hall = {
      rooms: [],
      tables: [1, 2, 3].map((number) => ({ number, quiet: number > 1 })),
      rotation: "candidatesWalk" as const,
    };
    const resources = [{ id: "q", kind: "quietTable" as const, capacity: 2, unavailable: [] }];
    const day = details({ hall, resources });
    const people = [seeker(1, { needs: ["q"] }), seeker(2)];
    const interviews = [meeting(1, 1, 0), meeting(1, 2, 1)];
    expect(tablesOf(seatInterviews(day, [host(1, { tables: [1, 2] })], people, interviews))).toEqual([2, 1]);
    expect(tablesOf(seatInterviews(day, [host(1, { tables: [1] })], people, interviews))).toEqual([2, 1]);
  });

  it("are kept by the candidates where employers walk, in the order of their numbers", () => {
    const hall = { ...details().hall, rotation: "employersWalk" as const };
    const seated = seatInterviews(
      details({ hall }),
      [host(1), host(2)],
      [seeker(7), seeker(2)],
      [meeting(1, 7, 0), meeting(2, 7, 1), meeting(2, 2, 0)],
    );
    expect(tablesOf(seated)).toEqual([2, 2, 1]);
  });

  it("hold one interview at a time in every valid timetable", () => {
    const lists = fc.array(
      fc.record({ candidate: fc.integer({ min: 1, max: 8 }), slot: fc.integer({ min: 0, max: 4 }) }),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(lists, fc.uniqueArray(fc.integer({ min: 1, max: 8 })), (wanted, twice) => {
        const people = Array.from({ length: 8 }, (_, n) => seeker(n + 1, { length: twice.includes(n + 1) ? 2 : 1 }));
        const lengthOf = (n: number) => people[n - 1]?.length ?? 1;
        const busy = new Map<number, number>();
        const met = new Set<number>();
        const interviews = wanted.flatMap(({ candidate, slot }) => {
          const slots = Array.from({ length: lengthOf(candidate) }, (_, n) => slot + n);
          if (met.has(candidate) || slots.some((one) => (busy.get(one) ?? 0) >= 3)) return [];
          met.add(candidate);
          for (const one of slots) busy.set(one, (busy.get(one) ?? 0) + 1);
          return [meeting(1, candidate, slot)];
        });
        const seated = seatInterviews(details(), [host(1, { tables: [1, 2, 3] })], people, interviews);
        const taken = seated.flatMap(({ slot, length, table }) =>
          Array.from({ length }, (_, n) => `${slot + n} ${table}`),
        );
        expect(new Set(taken).size).toBe(taken.length);
        expect(seated.every(({ lane }) => lane < 3)).toBe(true);
      }),
    );
  });
});
