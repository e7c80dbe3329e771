/**
 * json-rules-engine 7, as somebody would who knows it: one engine for the placement; two rules a criterion, one that
 * blocks and one that asks, so that an event names what it is about; one fact a participant, read by a plain path
 * resolver instead of JSONPath; computed facts, which are kept for the run, where JSON has no words. What blocks has
 * priorities of its own, cheap ones first, and stops the run; the last rule, which only the open ones reach, tells the
 * breakdown. (All blockers in one rule and all questions in another, by `any`, would be a third faster, but then no
 * event says which.)
 */
import { dayNumber } from "@passa/domain/matching/days";
import type { Location } from "@passa/domain/matching/schema";
import type { Components } from "@passa/domain/matching/score";
import { peerPackage, type Peer, type Row } from "./peer.ts";
import {
  componentsOf,
  formatsFit,
  hoursFit,
  inOrder,
  isAdult,
  isInReach,
  meetsClause,
  questionOf,
  recordOf,
  scoreOf,
  startDay,
  tasksSuffice,
  weekFits,
  type Known,
  type PersonRecord,
  type Question,
} from "./record.ts";

type Condition =
  | { any: Condition[] }
  | { all: Condition[] }
  | { fact: string; params?: Record<string, unknown>; path?: string; operator: string; value: unknown };
type Rule = {
  name: string;
  priority: number;
  conditions: { any: Condition[] } | { all: Condition[] };
  event: { type: string; params?: Record<string, unknown> };
};
type Almanac = { factValue: <Value>(fact: string) => Promise<Value> };
type Fact = (params: Record<string, unknown>, almanac: Almanac) => unknown;
type RulesEngine = {
  addRule: (rule: Rule) => void;
  addFact: (name: string, compute: Fact) => void;
  addOperator: <One, Other>(name: string, judge: (one: One, other: Other) => boolean) => void;
  on: (event: string, handler: () => void) => void;
  stop: () => void;
  run: (facts: Record<string, unknown>) => Promise<{ events: { type: string; params?: Record<string, unknown> }[] }>;
};
type RulesPackage = {
  Engine: new (
    rules: Rule[],
    options: {
      pathResolver: (value: Record<string, unknown>, path: string) => unknown;
      replaceFactsInEventParams: boolean;
    },
  ) => RulesEngine;
};

type Ranked = { id: string; waitingSince: number | null; score: number; components: Components };

export function jsonRules(): Peer {
  const { Engine } = peerPackage<RulesPackage>("json-rules-engine");
  let people: PersonRecord[] = [];
  let asOf = 0;
  let origin: Location = { lat: 0, lon: 0 };
  return {
    name: "json-rules-engine",
    load(pool) {
      asOf = dayNumber(pool.asOf);
      origin = pool.origin;
      people = [...pool.participants].map((profile) => recordOf(profile, origin));
    },
    async rank(placement, top) {
      const engine = engineFor(questionOf(placement, origin), asOf, Engine);
      const lists: { eligible: Ranked[]; askFirst: Ranked[] } = { eligible: [], askFirst: [] };
      for (const person of people) {
        const { events } = await engine.run({ person });
        const open = events.find(({ type }) => type === "open");
        if (open === undefined) continue;
        const components = open.params?.["components"] as Components;
        const list = events.some(({ type }) => type === "unknown") ? lists.askFirst : lists.eligible;
        list.push({ id: person.id, waitingSince: person.waitingSince, score: scoreOf(components), components });
      }
      return { eligible: best(lists.eligible, top), askFirst: best(lists.askFirst, top) };
    },
    close() {
      people = [];
    },
  };
}

function engineFor(question: Question, asOf: number, Engine: RulesPackage["Engine"]): RulesEngine {
  const engine = new Engine([], {
    pathResolver: (value, path) => value[path],
    replaceFactsInEventParams: true,
  });
  engine.addOperator<number, number>("sharesNone", (one, other) => (one & other) === 0);
  engine.addOperator<number, number>("sharesSome", (one, other) => (one & other) !== 0);
  engine.addOperator<number | null, number>("isAfter", (one, other) => one !== null && one > other);
  engine.addOperator<(number | null)[], { dimension: number; level: number }>(
    "isLess",
    (levels, { dimension, level }) => {
      const capacity = levels[dimension] ?? null;
      return capacity !== null && capacity < level;
    },
  );
  engine.addOperator<(number | null)[], { dimension: number }>(
    "lacks",
    (levels, { dimension }) => (levels[dimension] ?? null) === null,
  );
  for (const [name, compute] of Object.entries(computedFacts(question, asOf)))
    engine.addFact(name, async (_params, almanac) => compute(await almanac.factValue<PersonRecord>("person")));
  const criteria = criteriaOf(question);
  criteria.forEach(({ criterion, blocked }, index) => {
    // Each after the other: whoever is blocked by one is not asked about the next.
    engine.addRule({
      name: `${criterion} is blocked`,
      priority: 100 + criteria.length - index,
      conditions: { all: [blocked] },
      event: { type: "blocked", params: { criterion } },
    });
  });
  for (const { criterion, unknown } of criteria) {
    if (unknown === undefined) continue;
    engine.addRule({
      name: `${criterion} is unknown`,
      priority: 2,
      conditions: { all: [unknown] },
      event: { type: "unknown", params: { criterion } },
    });
  }
  engine.addRule({
    name: "open, with its breakdown",
    priority: 1,
    conditions: { all: [] },
    event: { type: "open", params: { components: { fact: "components" } } },
  });
  engine.on("blocked", () => engine.stop());
  return engine;
}

/** What blocks and what leaves a criterion unknown, cheap ones first. */
function criteriaOf(question: Question): { criterion: string; blocked: Condition; unknown?: Condition }[] {
  const { clauses, coreDemands, hazardousCore, kind, latestStartOn, tags } = question;
  const person = (path: string, operator: string, value: unknown): Condition => ({
    fact: "person",
    path,
    operator,
    value,
  });
  const computed = (fact: string) => ({
    criterion: fact,
    blocked: { fact, operator: "equal", value: false },
    unknown: { fact, operator: "equal", value: null },
  });
  return [
    { criterion: "kind", blocked: person("seeking", "sharesNone", kind) },
    {
      criterion: "period",
      blocked: person("availableFrom", "isAfter", latestStartOn),
      unknown: person("availableFrom", "equal", null),
    },
    { criterion: "avoid", blocked: person("avoid", "sharesSome", tags) },
    computed("travel"),
    computed("hours"),
    computed("format"),
    ...coreDemands.map(({ dimension, level }) => ({
      criterion: `demand ${dimension}`,
      blocked: person("capacities", "isLess", { dimension, level }),
      unknown: person("capacities", "lacks", { dimension }),
    })),
    computed("schedule"),
    ...(hazardousCore ? [computed("age")] : []),
    ...clauses.map((_, index) => computed(`skill ${index}`)),
    computed("tasks"),
  ];
}

/** Criteria for which JSON has no words, and the breakdown. */
function computedFacts(question: Question, asOf: number): Record<string, (person: PersonRecord) => Known | Components> {
  return {
    hours: (person) => hoursFit(person, question),
    travel: (person) => isInReach(person, question),
    format: (person) => formatsFit(person, question),
    schedule: (person) => hoursFit(person, question) && weekFits(person, question),
    age: (person) => isAdult(person, startDay(person, question)),
    ...Object.fromEntries(
      question.clauses.map((members, index) => [
        `skill ${index}`,
        (person: PersonRecord) => meetsClause(person, members, startDay(person, question)),
      ]),
    ),
    tasks: (person) => tasksSuffice(person, question, startDay(person, question)),
    components: (person) => componentsOf(person, question, asOf),
  };
}

function best(rows: Ranked[], top: number): Row[] {
  return rows
    .toSorted(inOrder)
    .slice(0, top)
    .map(({ id, score, components }) => ({ participantId: id, score, components }));
}
