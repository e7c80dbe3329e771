import fc from "fast-check";
import { expect, test } from "vitest";
import { placements, profiles, smallVocabulary } from "./arbitraries.ts";
import { judge } from "./judge.ts";
import { rank } from "./rank.ts";
import type { MatchingPlacement, MatchingProfile } from "./schema.ts";

const origin = { lat: 56.16, lon: 15.59 };
const asOf = "2027-01-01";

test("the detail says what the ranked list says: tier, score, components, blocker, unknowns and what opens it", () => {
  fc.assert(
    fc.property(profiles(smallVocabulary), placements(smallVocabulary), (profile, placement) => {
      const ranked = rank({ asOf, origin, participants: [profile] }, placement, smallVocabulary);
      const { tier, score, components, criteria } = judge(profile, placement, smallVocabulary, origin, asOf);
      const idsOf = (state: string) =>
        criteria.filter((each) => each.state === state).map(({ criterion }) => criterion);
      switch (tier) {
        case "eligible":
          expect(ranked.eligible).toEqual([{ participantId: profile.id, score, components }]);
          break;
        case "askFirst":
          expect(ranked.askFirst).toEqual([
            { participantId: profile.id, score, components, unknown: idsOf("unknown") },
          ]);
          break;
        case "nearMiss": {
          const [blocker] = criteria.filter(({ state }) => state === "blocked");
          const row = { participantId: profile.id, score, blocker: blocker?.criterion, unknown: idsOf("unknown") };
          const isListed = blocker?.kind !== "kind" && blocker?.kind !== "avoid";
          expect(ranked.nearMisses).toEqual(isListed ? [row] : []);
          expect(new Set(blocker?.remedies)).toEqual(new Set(ranked.remedies.map(({ remedy }) => remedy)));
          break;
        }
        case "blocked":
          expect(ranked.blocked).toBe(1);
          expect(idsOf("blocked").length).toBeGreaterThan(1);
      }
    }),
    { seed: 31, numRuns: 400 },
  );
});

test("the facts of both sides stand beside each criterion, with the changes that clear it", () => {
  const profile: MatchingProfile = {
    id: "p1",
    seeking: ["internship"],
    availableFrom: "2027-01-01",
    hours: { min: 4, max: 12 },
    available: [{ day: 0, from: 8, to: 14 }],
    home: { lat: 56.26, lon: 15.59 },
    maxTravelKm: 5,
    formats: ["pictures"],
    skills: { "brush.RA": { has: false }, "licence.B": { has: true, validUntil: "2026-12-31" } },
    capacities: { lifting: 1 },
    avoid: [],
  };
  const placement: MatchingPlacement = {
    id: "place1",
    kind: "internship",
    startsOn: "2027-02-01",
    seats: 1,
    location: origin,
    hours: { min: 16, max: 40 },
    open: [{ day: 0, from: 8, to: 12 }],
    formats: ["written"],
    field: "forestry",
    tags: [],
    adaptations: [],
    requires: [["licence.B", "brush.RB"]],
    wishes: [],
    develops: [],
    tasks: [
      { id: "carry", title: "Carry", demands: { lifting: 3 } },
      { id: "plant", title: "Plant", demands: { lifting: 1 } },
    ],
  };
  const { tier, criteria } = judge(profile, placement, smallVocabulary, origin, asOf);
  const of = (criterion: string) => criteria.find((each) => each.criterion === criterion);

  expect(tier).toBe("blocked");
  expect(of("hours")).toMatchObject({
    state: "blocked",
    place: { min: 16, max: 40 },
    person: { min: 4, max: 12 },
    common: { lo: 16, hi: 12 },
    // 12, 8 and 4 hours suit; but of 12 and 8 only 4 hours fit on the one day, which would then block.
    remedies: ["hours:4"],
  });
  expect(of("schedule")).toMatchObject({ state: "met", need: 4, common: 4, remedies: [] });
  // 0.1 degrees north: 111.32 units of 100 m, rounded.
  expect(of("travel")).toMatchObject({
    state: "blocked",
    distanceM: 11_100,
    maxTravelKm: 5,
    remedies: ["adaptation:fetched"],
  });
  expect(of("format")).toMatchObject({
    state: "blocked",
    wanted: ["pictures"],
    given: ["written"],
    remedies: ["adaptation:picture-support"],
  });
  expect(of("skill:brush.RB|licence.B")).toMatchObject({
    state: "blocked",
    members: [
      { skill: "licence.B", state: "hasNot" },
      { skill: "brush.RB", state: "hasNot" },
    ],
    remedies: ["train:brush.RB|licence.B"],
  });
  expect(of("demand:lifting")).toMatchObject({
    state: "blocked",
    level: 3,
    capacity: 1,
    tasks: ["carry"],
    remedies: ["adaptation:all-light", "adaptation:lift-help", "release:carry"],
  });
  expect(of("tasks")).toMatchObject({ state: "met", minTasks: 1, core: ["carry", "plant"], doable: [], remedies: [] });
});
