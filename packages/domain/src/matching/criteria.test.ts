import { expect, test } from "vitest";
import { smallVocabulary } from "./arbitraries.ts";
import { criteria, standing, type Criterion } from "./criteria.ts";
import { readPerson, readPlace } from "./derived.ts";
import type { MatchingPlacement, MatchingProfile, MatchingTask } from "./schema.ts";

const origin = { lat: 56, lon: 15 };

/** Seeks everything and has answered everything, so that whatever is changed stands alone. */
const base: MatchingProfile = {
  id: "p1",
  seeking: ["internship"],
  availableFrom: "2027-01-01",
  adultFrom: "2020-01-01",
  hours: { min: 10, max: 40 },
  available: [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 16 })),
  home: origin,
  maxTravelKm: 10,
  formats: [],
  skills: {},
  capacities: {},
  avoid: [],
};

const place: MatchingPlacement = {
  id: "place1",
  kind: "internship",
  startsOn: "2027-02-01",
  latestStartOn: "2027-03-01",
  seats: 1,
  location: origin,
  hours: { min: 20, max: 40 },
  open: [0, 1, 2, 3, 4].map((day) => ({ day, from: 8, to: 16 })),
  formats: ["written"],
  field: "forestry",
  tags: [],
  adaptations: [],
  requires: [],
  wishes: [],
  develops: [],
  tasks: [{ id: "t1", title: "One", demands: {} }],
};

function all(profile: Partial<MatchingProfile>, placement: Partial<MatchingPlacement>): Criterion[] {
  return [
    ...criteria(
      readPerson({ ...base, ...profile }, origin),
      readPlace({ ...place, ...placement }, smallVocabulary, origin),
    ),
  ];
}

/** The state of one criterion; undefined where the placement has no such criterion. */
function stateOf(criterion: string, profile: Partial<MatchingProfile>, placement: Partial<MatchingPlacement> = {}) {
  return all(profile, placement).find((judged) => judged.criterion === criterion)?.state;
}

const task = (id: string, rest: Partial<MatchingTask> = {}): MatchingTask => ({ id, title: id, demands: {}, ...rest });

test("a participant who has answered everything is eligible for a place that asks nothing special", () => {
  expect(all({}, {}).every(({ state }) => state === "met")).toBe(true);
});

test("kind: what is not sought blocks", () => {
  expect(stateOf("kind", { seeking: ["employment"] })).toBe("blocked");
  expect(stateOf("kind", { seeking: [] })).toBe("blocked");
});

test("period: met until the latest start, which is the start where none is given", () => {
  expect(stateOf("period", { availableFrom: "2027-03-01" })).toBe("met");
  expect(stateOf("period", { availableFrom: "2027-03-02" })).toBe("blocked");
  expect(stateOf("period", { availableFrom: undefined })).toBe("unknown");
  expect(stateOf("period", { availableFrom: "2027-02-02" }, { latestStartOn: undefined })).toBe("blocked");
});

test("age: only hazardous core tasks ask for it, and it is judged on the day of starting", () => {
  const hazardous = { tasks: [task("saw", { hazardous: true })] };
  expect(stateOf("age", { adultFrom: undefined })).toBe("met");
  expect(stateOf("age", { adultFrom: undefined }, hazardous)).toBe("unknown");
  expect(stateOf("age", { adultFrom: "2027-02-01" }, hazardous)).toBe("met");
  expect(stateOf("age", { adultFrom: "2027-02-02" }, hazardous)).toBe("blocked");
  // Starting later, the person is 18 by then.
  expect(stateOf("age", { adultFrom: "2027-02-02", availableFrom: "2027-02-10" }, hazardous)).toBe("met");
  // Available only after the latest start: judged on the placement's first day.
  expect(stateOf("age", { adultFrom: "2027-02-02", availableFrom: "2027-04-01" }, hazardous)).toBe("blocked");
  expect(
    stateOf(
      "age",
      { adultFrom: "2030-01-01" },
      { tasks: [task("t"), task("saw", { hazardous: true, removable: true })] },
    ),
  ).toBe("met");
});

test("hours: some number of hours a week suits both", () => {
  expect(stateOf("hours", { hours: { min: 10, max: 20 } })).toBe("met");
  expect(stateOf("hours", { hours: { min: 10, max: 19 } })).toBe("blocked");
  expect(stateOf("hours", { hours: undefined })).toBe("unknown");
  expect(stateOf("hours", { hours: { min: 4, max: 8 } }, { adaptations: ["short-week"] })).toBe("met");
  // An adaptation for shorter weeks never lengthens them.
  expect(
    stateOf("hours", { hours: { min: 4, max: 4 } }, { hours: { min: 4, max: 8 }, adaptations: ["short-week"] }),
  ).toBe("met");
});

test("schedule: the hours that must fit are the fewest that suit both, else the person's own fewest", () => {
  const day = [{ day: 0, from: 8, to: 16 }];
  expect(stateOf("schedule", { available: day })).toBe("blocked"); // 8 < 20
  expect(stateOf("schedule", { available: day }, { hours: { min: 8, max: 8 }, open: day })).toBe("blocked"); // 8 < 10
  expect(stateOf("schedule", { available: day, hours: { min: 8, max: 10 } })).toBe("met"); // 20 > 10: own fewest, 8
  expect(stateOf("schedule", { available: undefined })).toBe("unknown");
  expect(stateOf("schedule", { hours: undefined })).toBe("unknown");
  expect(stateOf("schedule", { hours: { min: 0, max: 40 }, available: [] }, { hours: { min: 0, max: 9 } })).toBe("met");
});

test("schedule: hours count once where windows overlap, and up to the person's most a day", () => {
  const overlapping = [
    { day: 0, from: 8, to: 14 },
    { day: 0, from: 10, to: 16 },
  ];
  const eight = { hours: { min: 8, max: 8 } };
  const nine = { hours: { min: 9, max: 9 } };
  const wide = { open: [{ day: 0, from: 0, to: 24 }] };
  expect(stateOf("schedule", { hours: { min: 0, max: 40 }, available: overlapping }, { ...eight, ...wide })).toBe(
    "met",
  );
  expect(stateOf("schedule", { hours: { min: 0, max: 40 }, available: overlapping }, { ...nine, ...wide })).toBe(
    "blocked",
  );
  const short = { min: 0, max: 40, maxPerDay: 4 };
  expect(stateOf("schedule", { hours: short })).toBe("met"); // 5 days of 4
  expect(stateOf("schedule", { hours: { ...short, maxPerDay: 3 } })).toBe("blocked"); // 5 days of 3
});

test("schedule: a wider day opens more hours on the days that are open at all", () => {
  const evening = { hours: { min: 4, max: 40 }, available: [{ day: 0, from: 17, to: 21 }] };
  const four = { hours: { min: 4, max: 40 } };
  expect(stateOf("schedule", evening, four)).toBe("blocked");
  expect(stateOf("schedule", evening, { ...four, adaptations: ["evenings"] })).toBe("met");
  expect(
    stateOf("schedule", evening, { ...four, open: [{ day: 1, from: 8, to: 16 }], adaptations: ["evenings"] }),
  ).toBe("blocked");
});

test("travel: as the crow flies, up to and with the most that the person travels", () => {
  // 0.1 degrees of latitude is 111.32 units of 100 m, rounded to 111: 11.1 km.
  const north = { location: { lat: 56.1, lon: 15 } };
  expect(stateOf("travel", { maxTravelKm: 11 }, north)).toBe("blocked");
  expect(stateOf("travel", { maxTravelKm: 12 }, north)).toBe("met");
  // 0.0898 degrees is 99.97 units: rounded to 100, exactly 10 km.
  expect(stateOf("travel", { maxTravelKm: 10 }, { location: { lat: 56.0898, lon: 15 } })).toBe("met");
  expect(stateOf("travel", { maxTravelKm: undefined }, north)).toBe("unknown");
  expect(stateOf("travel", { home: undefined }, north)).toBe("unknown");
  expect(stateOf("travel", { home: undefined }, { ...north, remote: true })).toBe("met");
  expect(stateOf("travel", { home: undefined }, { ...north, adaptations: ["fetched"] })).toBe("met");
});

test("travel: the distance in metres is above the person's most exactly when the place is too far", () => {
  for (const lat of [56.0897, 56.0898, 56.0903, 56.09071]) {
    const judged = all({ maxTravelKm: 10 }, { location: { lat, lon: 15.001 } }).find(({ kind }) => kind === "travel");
    if (judged?.kind !== "travel") throw new Error("travel is always judged");
    expect((judged.distanceM ?? 0) > 10_000).toBe(judged.state === "blocked");
  }
});

test("format: one in common is enough, none wanted means all work", () => {
  expect(stateOf("format", { formats: ["pictures"] })).toBe("blocked");
  expect(stateOf("format", { formats: ["pictures", "written"] })).toBe("met");
  expect(stateOf("format", { formats: undefined })).toBe("unknown");
  expect(stateOf("format", { formats: [] }, { formats: [] })).toBe("met");
  expect(stateOf("format", { formats: ["pictures"] }, { adaptations: ["picture-support"] })).toBe("met");
});

test("skill: having a skill is holding it or one that implies it, through any number of steps", () => {
  const asksRT = { requires: [["brush.RT"]] };
  const state = (skills: MatchingProfile["skills"]) => stateOf("skill:brush.RT", { skills }, asksRT);
  expect(state({})).toBe("unknown");
  expect(state({ "brush.RT": { has: true } })).toBe("met");
  expect(state({ "brush.RB": { has: true } })).toBe("met"); // RB implies RA implies RT
  expect(state({ "brush.RT": { has: false } })).toBe("blocked");
  expect(state({ "brush.RT": { has: false }, "brush.RB": { has: true } })).toBe("met");
  expect(state({ "brush.RB": { has: false } })).toBe("unknown"); // lacking more says nothing of less
});

test("skill: lacking an implied skill is lacking the skill, unless the implied one is had through a third", () => {
  const asksB = { requires: [["saw.B"]] };
  const state = (skills: MatchingProfile["skills"]) => stateOf("skill:saw.B", { skills }, asksB);
  expect(state({ "saw.A": { has: false } })).toBe("blocked");
  expect(state({ "brush.RT": { has: false } })).toBe("blocked"); // two steps away
  expect(state({ "brush.RT": { has: false }, "brush.RA": { has: true } })).toBe("unknown"); // RT is had through RA
});

test("skill: a card is held on its last day, and lacking the day after, judged on the day of starting", () => {
  const asks = { requires: [["licence.B"]] };
  const state = (validUntil: string, rest: Partial<MatchingProfile> = {}) =>
    stateOf("skill:licence.B", { skills: { "licence.B": { has: true, validUntil } }, ...rest }, asks);
  expect(state("2027-02-01")).toBe("met");
  expect(state("2027-01-31")).toBe("blocked");
  expect(state("2027-02-01", { availableFrom: "2027-02-02" })).toBe("blocked");
  expect(state("2027-02-02", { availableFrom: "2027-02-02" })).toBe("met");
});

test("skill: any member of a clause will do, and it blocks only when all are known to be lacking", () => {
  const either = { requires: [["licence.B", "saw.A"]] };
  const state = (skills: MatchingProfile["skills"]) => stateOf("skill:licence.B|saw.A", { skills }, either);
  expect(state({ "licence.B": { has: false } })).toBe("unknown");
  expect(state({ "licence.B": { has: false }, "saw.A": { has: false } })).toBe("blocked");
  expect(state({ "licence.B": { has: false }, "saw.A": { has: true } })).toBe("met");
});

test("skill: clauses with the same members are one, removable tasks have none, the placement's come first", () => {
  const ids = all(
    {},
    {
      requires: [["saw.A"], ["saw.B", "licence.B"]],
      tasks: [
        task("t1", { requires: [["brush.RT"], ["licence.B", "saw.B"]] }),
        task("t2", { removable: true, requires: [["brush.RB"]] }),
        task("t3", { requires: [["brush.RA"], ["saw.A"]] }),
      ],
    },
  )
    .filter(({ kind }) => kind === "skill")
    .map(({ criterion }) => criterion);
  expect(ids).toEqual(["skill:saw.A", "skill:licence.B|saw.B", "skill:brush.RT", "skill:brush.RA"]);
});

test("demand: the largest of the core tasks counts, after adaptations, in vocabulary order", () => {
  const tasks = [
    task("t1", { demands: { "sv.reading": 3, lifting: 2 } }),
    task("t2", { demands: { lifting: 3, focus: 0 } }),
    task("t3", { removable: true, demands: { lifting: 4, focus: 4 } }),
  ];
  const demands = (adaptations: string[]) =>
    all({ capacities: { lifting: 2 } }, { tasks, adaptations }).flatMap((judged) =>
      judged.kind === "demand" ? [[judged.criterion, judged.level, judged.state, judged.tasks]] : [],
    );
  expect(demands([])).toEqual([
    ["demand:lifting", 3, "blocked", ["t2"]],
    ["demand:sv.reading", 3, "unknown", ["t1"]],
  ]);
  expect(demands(["lift-help"])).toEqual([
    ["demand:lifting", 1, "met", ["t1", "t2"]],
    ["demand:sv.reading", 3, "unknown", ["t1"]],
  ]);
  expect(demands(["lift-help", "all-light"])).toEqual([["demand:sv.reading", 3, "unknown", ["t1"]]]);
});

test("demand: of a task's own adaptations only the caps act, and on that task alone", () => {
  const tasks = [
    task("t1", { demands: { lifting: 4, "sv.reading": 3 }, adaptations: ["lift-help", "picture-support", "fetched"] }),
    task("t2", { demands: { lifting: 2 } }),
  ];
  const profile = { capacities: { lifting: 2, "sv.reading": 1 }, formats: ["pictures"], home: undefined };
  expect(stateOf("demand:lifting", profile, { tasks })).toBe("met");
  expect(stateOf("demand:sv.reading", profile, { tasks })).toBe("met");
  expect(stateOf("format", profile, { tasks })).toBe("blocked");
  expect(stateOf("travel", profile, { tasks })).toBe("unknown");
});

test("tasks: core tasks and doable removable ones must be enough; unknown ones could be", () => {
  const tasks = [
    task("t1"),
    task("t2", { removable: true, demands: { lifting: 2 } }),
    task("t3", { removable: true, requires: [["licence.B"]] }),
  ];
  const state = (minTasks: number | undefined, profile: Partial<MatchingProfile>) =>
    stateOf("tasks", profile, { tasks, minTasks });
  expect(state(undefined, {})).toBe("met");
  expect(state(2, {})).toBe("unknown");
  expect(state(2, { capacities: { lifting: 2 } })).toBe("met");
  expect(state(3, { capacities: { lifting: 1 } })).toBe("blocked");
  expect(state(2, { capacities: { lifting: 1 } })).toBe("unknown");
  expect(state(2, { capacities: { lifting: 1 }, skills: { "licence.B": { has: false } } })).toBe("blocked");
});

test("tasks: a hazardous removable task is doable from 18, unknown where the day is not known", () => {
  const tasks = [task("saw", { removable: true, hazardous: true })];
  expect(stateOf("tasks", { adultFrom: "2027-02-01" }, { tasks })).toBe("met");
  expect(stateOf("tasks", { adultFrom: "2027-02-02" }, { tasks })).toBe("blocked");
  expect(stateOf("tasks", { adultFrom: undefined }, { tasks })).toBe("unknown");
});

test("avoid: one criterion a tag, by id", () => {
  const judged = all({ avoid: ["pork", "alcohol"] }, { tags: ["pork"] }).filter(({ kind }) => kind === "avoid");
  expect(judged.map(({ criterion, state }) => [criterion, state])).toEqual([
    ["avoid:alcohol", "met"],
    ["avoid:pork", "blocked"],
  ]);
});

test("criteria stand in the order of the table", () => {
  const order = all(
    { avoid: ["pork"] },
    { requires: [["saw.A"]], tasks: [task("t1", { demands: { lifting: 1 } })] },
  ).map(({ kind }) => kind);
  expect(order).toEqual([
    "kind",
    "period",
    "age",
    "hours",
    "schedule",
    "travel",
    "format",
    "skill",
    "demand",
    "tasks",
    "avoid",
  ]);
});

test("the tier follows from the numbers of blockers and unknowns alone", () => {
  const tierOf = (profile: Partial<MatchingProfile>) =>
    standing(readPerson({ ...base, ...profile }, origin), readPlace(place, smallVocabulary, origin));
  expect(tierOf({})).toEqual({ tier: "eligible" });
  expect(tierOf({ formats: undefined, home: undefined })).toEqual({ tier: "askFirst", unknown: ["travel", "format"] });
  expect(tierOf({ formats: ["pictures"], home: undefined })).toMatchObject({
    tier: "nearMiss",
    blocker: { criterion: "format" },
    unknown: ["travel"],
  });
  expect(tierOf({ formats: ["pictures"], seeking: [], home: undefined })).toEqual({ tier: "blocked" });
});
