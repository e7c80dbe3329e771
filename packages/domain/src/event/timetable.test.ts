import { describe, expect, it } from "vitest";
import { details, employerId, eventId, host, meeting, personId, seeker } from "./event-examples.ts";
import { type Fit, outlookOf, type Roster, timetableOf, UNRANKED, weightOf, wishPoints } from "./timetable.ts";

const eligible = (score: number): Fit => ({ tier: "eligible", score });
const roster = (more: Partial<Roster> = {}): Roster => ({
  employers: [host(1), host(2)],
  candidates: [seeker(1), seeker(2)],
  settings: [],
  fitOf: () => undefined,
  ...more,
});
const all = { unanswered: false, locked: [] };
const event = (more = {}) => ({ id: eventId, details: details(more) });
const pairsOf = (given: Roster, options = all) =>
  timetableOf(event(), given, options).pairs.map(({ employer, candidate }) => [employer, candidate]);

describe("what a meeting is worth", () => {
  it("is the match, raised by a wish of either side and by both more than by one", () => {
    const fit = eligible(5000);
    const one = weightOf({ fit, candidateWish: "want" });
    expect(weightOf({ fit })).toBe(5000);
    expect(one).toBe(5000 + wishPoints.candidate.want);
    expect(weightOf({ fit, candidateWish: "want", employerWish: "want" })).toBe(
      5000 + wishPoints.candidate.want + wishPoints.employer.want,
    );
    expect(wishPoints.candidate.want).toBeGreaterThan(wishPoints.employer.want);
  });

  it("never exceeds 10,000, and is a fixed one where the employer brings no place", () => {
    expect(weightOf({ fit: eligible(9900), candidateWish: "want", employerWish: "want" })).toBe(10_000);
    expect(weightOf({})).toBe(UNRANKED);
  });

  it.each(["nearMiss", "blocked"] as const)(
    "is nothing for a pair that is %s, unless the organiser adds it",
    (tier) => {
      const fit = { tier, score: 800 };
      expect(weightOf({ fit, candidateWish: "want" })).toBeUndefined();
      expect(weightOf({ fit, setting: { added: true, required: false } })).toBe(800);
    },
  );

  it("is nothing where one has said no to the other, whatever the organiser adds", () => {
    const setting = { added: true, required: true };
    expect(weightOf({ fit: eligible(9000), candidateWish: "no", setting })).toBeUndefined();
    expect(weightOf({ fit: eligible(9000), employerWish: "no", candidateWish: "want", setting })).toBeUndefined();
  });
});

describe("the timetable's event", () => {
  it("leaves out who has said no, and who has not answered unless they are planned for too", () => {
    const invited = { kind: "invited" as const, at: "2027-03-01T12:00:00.000Z", by: "usr_1" as const, reminded: [] };
    const given = roster({
      candidates: [
        seeker(1),
        seeker(2, { invitation: { ...seeker(2).invitation, kind: "no" } as never }),
        seeker(3, { invitation: invited as never }),
      ],
      employers: [host(1)],
    });
    expect(pairsOf(given)).toEqual([[employerId(1), personId(1)]]);
    expect(pairsOf(given, { ...all, unanswered: true })).toEqual([
      [employerId(1), personId(1)],
      [employerId(1), personId(3)],
    ]);
  });

  it("has breaks of a person as time away, the limits of the day where there are no own, and slots of a decided pair", () => {
    const given = roster({
      employers: [host(1, { max: 2 })],
      candidates: [seeker(1, { unavailable: [0], breaks: [3], length: 2 })],
      settings: [
        { employerId: employerId(1), participantId: personId(1), added: false, required: true, slots: [1, 4] },
      ],
    });
    const built = timetableOf(event({ limits: { candidateMin: 1, employerMax: 9 } }), given, all);
    expect(built.candidates).toEqual([{ id: personId(1), unavailable: [0, 3], length: 2, needs: [], min: 1 }]);
    expect(built.employers).toEqual([{ id: employerId(1), unavailable: [], tables: 1, max: 2 }]);
    expect(built.pairs).toEqual([
      { employer: employerId(1), candidate: personId(1), weight: UNRANKED, required: true, slots: [1, 4] },
    ]);
  });

  it("lets a meeting wait for others of the person, and leaves out what waits in a circle or for a meeting that may not be", () => {
    const waits = (employer: number, person: number, ...after: number[]) => ({
      employerId: employerId(employer),
      participantId: personId(person),
      added: false,
      required: false,
      after: after.map(employerId),
    });
    const given = roster({
      employers: [host(1), host(2), host(3)],
      candidates: [seeker(1), seeker(2), seeker(3, { wishes: [{ employerId: employerId(1), level: "no" }] })],
      settings: [waits(2, 1, 1, 3), waits(1, 2, 2), waits(2, 2, 1), waits(2, 3, 1), waits(3, 3, 2)],
    });
    expect(pairsOf(given)).toEqual([
      [employerId(1), personId(1)],
      [employerId(2), personId(1)],
      [employerId(3), personId(1)],
      [employerId(3), personId(2)],
    ]);
    expect(timetableOf(event(), given, all).pairs[1]?.after).toEqual([
      { employer: employerId(1), candidate: personId(1) },
      { employer: employerId(3), candidate: personId(1) },
    ]);
  });

  it("fixes what is locked, save pairs that may not meet any more", () => {
    const given = roster({
      candidates: [seeker(1), seeker(2, { wishes: [{ employerId: employerId(1), level: "no" }] })],
    });
    const locked = [meeting(1, 1, 2, true), meeting(1, 2, 3, true)];
    expect(timetableOf(event(), given, { unanswered: false, locked }).fixed).toEqual([
      { employer: employerId(1), candidate: personId(1), slot: 2 },
    ]);
  });
});

describe("whether the day adds up", () => {
  const outlook = (given: Roster, more = {}) =>
    outlookOf(event(more), given, timetableOf(event(more), given, { unanswered: true, locked: [] }));

  it("counts seats where the employers are there, and what the minimums need", () => {
    const given = roster({ employers: [host(1, { unavailable: [0, 1] }), host(2, { tables: [2, 3], max: 7 })] });
    const found = outlook(given, { limits: { candidateMin: 2 } });
    expect([found.seats, found.needed, found.spare]).toEqual([4 + 7, 4, 7]);
    expect(found.candidatesServed).toBe(2);
    expect(found.problems).toEqual([]);
  });

  it("names the resource that has no room for those who need it, the person with too few to meet, and free tables", () => {
    const resources = [{ id: "ti", kind: "interpreter", language: "ti", capacity: 1, unavailable: [0, 1, 2, 3, 4] }];
    const given = roster({
      employers: [host(1)],
      candidates: [seeker(1, { needs: ["ti"] }), seeker(2, { needs: ["ti"] })],
    });
    expect(outlook(given, { resources, limits: { candidateMin: 2 } }).problems).toEqual([
      { kind: "resourceShort", resourceId: "ti", people: 2, room: 1, needed: 4 },
      { kind: "candidateShort", participantId: personId(1), number: 1, possible: 1, needed: 2 },
      { kind: "candidateShort", participantId: personId(2), number: 2, possible: 1, needed: 2 },
      { kind: "tableFree", tables: [2, 3] },
    ]);
  });
});
