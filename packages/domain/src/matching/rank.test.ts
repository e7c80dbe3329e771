import fc from "fast-check";
import { expect, test } from "vitest";
import { placements, pools, smallVocabulary } from "./arbitraries.ts";
import { rank, ruleVersion, type Ranking } from "./rank.ts";
import { applyRemedy, remediesOf, remedyId } from "./remedies.ts";
import type { MatchingPlacement, MatchingProfile, Pool } from "./schema.ts";

const origin = { lat: 56.16, lon: 15.59 };
const profile: MatchingProfile = {
  id: "p1",
  seeking: ["internship"],
  availableFrom: "2027-01-01",
  hours: { min: 0, max: 40 },
  available: [{ day: 0, from: 8, to: 16 }],
  home: origin,
  maxTravelKm: 10,
  formats: [],
  skills: {},
  capacities: {},
  avoid: [],
};
const placement: MatchingPlacement = {
  id: "place1",
  kind: "internship",
  startsOn: "2027-02-01",
  seats: 1,
  location: origin,
  hours: { min: 8, max: 40 },
  open: [{ day: 0, from: 8, to: 16 }],
  formats: ["written"],
  field: "forestry",
  tags: [],
  adaptations: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [{ id: "t1", title: "One", demands: {} }],
};

function ranking(
  people: Partial<MatchingProfile>[],
  place: Partial<MatchingPlacement> = {},
  options: { top?: number } = {},
): Ranking {
  const participants = people.map((person, index) => ({ ...profile, id: `p${String(index)}`, ...person }));
  return rank({ asOf: "2027-01-01", origin, participants }, { ...placement, ...place }, smallVocabulary, options);
}

const cases = fc.record({ pool: pools(smallVocabulary, { min: 10, max: 30 }), placement: placements(smallVocabulary) });

const openIds = ({ eligible, askFirst }: Ranking): Set<string> =>
  new Set([...eligible, ...askFirst].map(({ participantId }) => participantId));

test("each participant stands in exactly one list or number", () => {
  fc.assert(
    fc.property(cases, ({ pool, placement: place }) => {
      const { eligible, askFirst, nearMisses, nearMissesNotListed, blocked } = rank(pool, place, smallVocabulary);
      const listed = [...eligible, ...askFirst, ...nearMisses].map(({ participantId }) => participantId);
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed.length + nearMissesNotListed + blocked).toBe(pool.participants.length);
    }),
    { seed: 1, numRuns: 50 },
  );
});

test("the order in which participants come in does not matter", () => {
  const shuffled = cases.chain(({ pool, placement: place }) =>
    fc.record({
      pool: fc.constant(pool),
      placement: fc.constant(place),
      participants: fc.shuffledSubarray(pool.participants, { minLength: pool.participants.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ pool, placement: place, participants }) => {
      expect(rank({ ...pool, participants }, place, smallVocabulary)).toEqual(rank(pool, place, smallVocabulary));
    }),
    { seed: 2, numRuns: 50 },
  );
});

test("score first, then who has waited longest with the unknown last, then id by code units", () => {
  const { eligible } = ranking([
    { id: "b" },
    { id: "a" },
    { id: "B" },
    { id: "y", waitingSince: "2026-12-30" }, // less than 1 % of a year: earns nothing
    { id: "z", waitingSince: "2026-12-29" },
    { id: "liked", interests: { forestry: 1 } },
  ]);
  expect(eligible.map(({ participantId }) => participantId)).toEqual(["liked", "z", "y", "B", "a", "b"]);
});

test("near misses on kind and avoided tags are counted, never listed", () => {
  const ranked = ranking(
    [{ seeking: [] }, { avoid: ["pork"] }, { formats: ["pictures"] }, { seeking: [], avoid: ["pork"] }],
    { tags: ["pork"] },
  );
  expect(ranked.nearMisses.map(({ participantId, blocker }) => [participantId, blocker])).toEqual([["p2", "format"]]);
  expect(ranked.nearMissesNotListed).toBe(2);
  expect(ranked.blocked).toBe(1);
});

test("rows carry what the rule lists and nothing else, unknowns in the order of the table", () => {
  const ranked = ranking([
    {},
    { formats: undefined, home: undefined },
    { formats: ["pictures"], maxTravelKm: undefined },
  ]);
  expect(Object.keys(ranked)).toEqual([
    "ruleVersion",
    "eligible",
    "askFirst",
    "nearMisses",
    "nearMissesNotListed",
    "blocked",
    "remedies",
    "bundle",
  ]);
  expect(ranked.ruleVersion).toBe(ruleVersion);
  expect(Object.keys(ranked.eligible[0] ?? {})).toEqual(["participantId", "score", "components"]);
  expect(Object.keys(ranked.askFirst[0] ?? {})).toEqual(["participantId", "score", "components", "unknown"]);
  expect(ranked.askFirst[0]?.unknown).toEqual(["travel", "format"]);
  expect(Object.keys(ranked.nearMisses[0] ?? {})).toEqual(["participantId", "score", "blocker", "unknown"]);
});

test("top keeps the first of each list and leaves every number whole", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 4 }), ({ pool, placement: place }, top) => {
      const whole = rank(pool, place, smallVocabulary);
      expect(rank(pool, place, smallVocabulary, { top })).toEqual({
        ...whole,
        eligible: whole.eligible.slice(0, top),
        askFirst: whole.askFirst.slice(0, top),
        nearMisses: whole.nearMisses.slice(0, top),
      });
    }),
    { seed: 3, numRuns: 50 },
  );
});

test("remedies: the list comes from the unchanged placement, in the order in which ties break", () => {
  const place: MatchingPlacement = {
    ...placement,
    hours: { min: 16, max: 40 },
    adaptations: ["short-week", "fetched"],
    requires: [["saw.B", "licence.B"]],
    tasks: [
      { id: "z", title: "Z", demands: {}, requires: [["licence.B", "saw.B"], ["brush.RA"]] },
      { id: "a", title: "A", demands: {}, adaptations: ["lift-help"] },
      { id: "m", title: "M", removable: true, demands: {}, requires: [["brush.RT"]] },
    ],
  };
  expect(remediesOf(place, smallVocabulary).map(remedyId)).toEqual([
    "adaptation:all-light",
    "adaptation:calm",
    "adaptation:evenings",
    "adaptation:lift-help",
    "adaptation:picture-support",
    "hours:12",
    "hours:8",
    "hours:4",
    "release:a",
    "release:z",
    "train:brush.RA",
    "train:licence.B|saw.B",
  ]);
});

test("remedies: the only task cannot be released", () => {
  expect(remediesOf(placement, smallVocabulary).some(({ kind }) => kind === "release")).toBe(false);
});

test("remedies: training drops a clause everywhere, in removable tasks too", () => {
  const place: MatchingPlacement = {
    ...placement,
    requires: [["saw.A", "saw.B"]],
    tasks: [{ id: "t1", title: "One", removable: true, demands: {}, requires: [["saw.B", "saw.A"], ["brush.RT"]] }],
  };
  const trained = applyRemedy({ kind: "train", clause: "saw.A|saw.B" }, place);
  expect(trained.requires).toEqual([]);
  expect(trained.tasks[0]?.requires).toEqual([["brush.RT"]]);
});

/** The ids to whom the placement is newly open, by ranking the whole pool again. */
function newlyOpen(pool: Pool, before: MatchingPlacement, after: MatchingPlacement): number {
  const already = openIds(rank(pool, before, smallVocabulary));
  return [...openIds(rank(pool, after, smallVocabulary))].filter((id) => !already.has(id)).length;
}

test("remedies open what ranking the changed placement again says, most first", () => {
  let opening = 0;
  fc.assert(
    fc.property(cases, ({ pool, placement: place }) => {
      const expected = remediesOf(place, smallVocabulary)
        .map((remedy) => ({ remedy: remedyId(remedy), opens: newlyOpen(pool, place, applyRemedy(remedy, place)) }))
        .filter(({ opens }) => opens > 0)
        .toSorted((one, other) => other.opens - one.opens);
      opening += expected.length;
      expect(rank(pool, place, smallVocabulary).remedies).toEqual(expected);
    }),
    { seed: 4, numRuns: 60 },
  );
  expect(opening).toBeGreaterThan(30);
});

test("a bundle takes the remedy that adds most, three times at most, and tells the running total", () => {
  let together = 0;
  fc.assert(
    fc.property(cases, ({ pool, placement: place }) => {
      const left = remediesOf(place, smallVocabulary);
      const expected: { remedy: string; opens: number }[] = [];
      let changed = place;
      let total = 0;
      while (expected.length < 3) {
        const totals = left.map((remedy) => newlyOpen(pool, place, applyRemedy(remedy, changed)));
        const most = Math.max(...totals);
        if (most <= total) break;
        const [best] = left.splice(totals.indexOf(most), 1);
        if (best === undefined) break;
        changed = applyRemedy(best, changed);
        total = most;
        expected.push({ remedy: remedyId(best), opens: total });
      }
      if (expected.length > 1) together += 1;
      expect(rank(pool, place, smallVocabulary).bundle).toEqual(expected);
    }),
    { seed: 5, numRuns: 60 },
  );
  expect(together).toBeGreaterThan(5);
});

test("a remedy closes the placement to nobody", () => {
  fc.assert(
    fc.property(cases, ({ pool, placement: place }) => {
      const before = openIds(rank(pool, place, smallVocabulary));
      for (const remedy of remediesOf(place, smallVocabulary)) {
        const after = openIds(rank(pool, applyRemedy(remedy, place), smallVocabulary));
        for (const id of before) expect(after.has(id)).toBe(true);
      }
    }),
    { seed: 6, numRuns: 50 },
  );
});
