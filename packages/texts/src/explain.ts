/**
 * One judgement in three voices. Staff read it exactly, the participant in easy words about what suits them, the
 * employer about the place alone: `employer` texts are filled from the place's side of the facts only, so that
 * nothing about a person can slip through.
 *
 * The tables are keyed by the criteria, components and remedies of `domain`: a new one without its texts does not compile.
 */
import type { Criterion, CriterionKind } from "@passa/domain/matching/criteria";
import type { Remedy } from "@passa/domain/matching/remedies";
import type { Component } from "@passa/domain/matching/score";
import type { TextKey, Texts, Values } from "./compiled.ts";
import { levelName, questionFor, vocabularyName, type VocabularyKind } from "./vocabulary.ts";

export type Register = "staff" | "participant" | "employer";

/** What the facts do not carry themselves: titles of tasks by id, highest level by dimension, labels of imported skills. */
export type Names = {
  tasks: ReadonlyMap<string, string>;
  maxima: ReadonlyMap<string, number>;
  imported?: ReadonlyMap<string, string>;
};

type Of<Kind extends CriterionKind> = Extract<Criterion, { kind: Kind }>;
type State = Criterion["state"];

/** One sentence or two on why a criterion is met, unknown or blocked. */
export function explainCriterion(texts: Texts, register: Register, criterion: Criterion, names: Names): string {
  const key: `criterion.${CriterionKind}.${Register}.${State}` = `criterion.${criterion.kind}.${register}.${criterion.state}`;
  const words = wordsOf(texts, names);
  const facts = { ...place(criterion, words), ...(register === "employer" ? {} : person(criterion, words)) };
  return texts.text(key, facts);
}

/** What a component of the score counts. `value` is 0-100; only staff see it. */
export function explainComponent(texts: Texts, register: Register, component: Component, value: number): string {
  const key: `component.${Component}.${Register}` = `component.${component}.${register}`;
  return texts.text(key, { value });
}

/** What a remedy is called ("name"), or what it does to a hindrance (a register). */
export function explainRemedy(texts: Texts, how: Register | "name", remedy: Remedy, names: Names): string {
  const key: `remedy.${Remedy["kind"]}.${Register | "name"}` = `remedy.${remedy.kind}.${how}`;
  return texts.text(key, remedyValues(remedy, wordsOf(texts, names)));
}

function remedyValues(remedy: Remedy, words: Words): Values {
  switch (remedy.kind) {
    case "adaptation":
      return { adaptation: words.name("adaptation", remedy.adaptation) };
    case "hours":
      return { hours: remedy.hours };
    case "release":
      return { task: words.tasks([remedy.task]) };
    case "train":
      return { skills: words.names("skill", remedy.clause.split("|"), "any") };
  }
}

/** Facts of the place, for every register. */
function place(criterion: Criterion, words: Words): Values {
  const facts: { [Kind in CriterionKind]: (criterion: Of<Kind>) => Values } = {
    kind: ({ offered }) => ({ offered: words.text(`placementKind.${offered}`) }),
    period: ({ startsOn, latestStartOn }) => ({
      window: startsOn < latestStartOn ? "yes" : "no",
      startsOn: words.date(startsOn),
      latestStartOn: words.date(latestStartOn),
    }),
    age: ({ on, tasks }) => ({
      hazard: tasks.length > 0 ? "yes" : "no",
      tasks: words.tasks(tasks),
      on: words.date(on),
    }),
    hours: (hours) => ({ placeHours: words.range(hours.place.min, hours.place.max) }),
    schedule: () => ({}),
    travel: ({ remote, transport }) => ({ how: remote ? "remote" : transport ? "transport" : "own" }),
    format: ({ given }) => ({ given: words.names("format", given) }),
    skill: ({ members }) => ({
      skills: words.names(
        "skill",
        members.map(({ skill }) => skill),
        "any",
      ),
    }),
    demand: ({ dimension, level, tasks }) => ({
      dimension: words.name("dimension", dimension),
      level: words.level("demand", dimension, level),
      levelNumber: level,
      max: words.max(dimension),
      tasks: words.tasks(tasks),
    }),
    tasks: ({ minTasks }) => ({ minTasks }),
    avoid: () => ({}),
  };
  return read(facts, criterion);
}

/** Facts of the person, or of both together. Never for the employer. */
function person(criterion: Criterion, words: Words): Values {
  const facts: { [Kind in CriterionKind]: (criterion: Of<Kind>) => Values } = {
    kind: ({ seeking }) => ({ seeking: words.list(seeking.map((kind) => words.text(`placementKind.${kind}`))) }),
    period: ({ availableFrom }) => known({ availableFrom: availableFrom && words.date(availableFrom) }),
    age: ({ adultFrom }) => known({ adultFrom: adultFrom && words.date(adultFrom) }),
    hours: (hours) =>
      known({
        personHours: hours.person && words.range(hours.person.min, hours.person.max),
        commonHours: hours.common && words.range(hours.common.lo, hours.common.hi),
      }),
    schedule: ({ need, common }) => known({ need, common }),
    travel: ({ remote, transport, distanceM, maxTravelKm }) =>
      known({
        distanceKm: distanceM === undefined ? undefined : words.number(Math.ceil(distanceM / 100) / 10),
        maxKm: maxTravelKm === undefined ? undefined : words.number(maxTravelKm),
        how: remote || transport || distanceM === undefined ? undefined : "distance",
      }),
    format: ({ given, wanted }) =>
      known({
        any: wanted?.length === 0 ? "yes" : "no",
        wanted: wanted && words.names("format", wanted, "any"),
        common:
          wanted &&
          words.names(
            "format",
            wanted.filter((format) => given.includes(format)),
          ),
      }),
    skill: ({ members }) => ({
      held: words.names(
        "skill",
        members.filter(({ state }) => state === "has").map(({ skill }) => skill),
      ),
    }),
    demand: ({ dimension, capacity }) =>
      known({
        question: words.question(dimension),
        capacity: capacity === undefined ? undefined : words.level("level", dimension, capacity),
        capacityNumber: capacity,
      }),
    tasks: ({ core, doable, unknown }) => ({
      sure: core.length + doable.length,
      unknown: unknown.length,
      possible: core.length + doable.length + unknown.length,
    }),
    avoid: ({ tag }) => ({ tag: words.name("tag", tag) }),
  };
  return read(facts, criterion);
}

/** The table's function for this kind of criterion, called with it. The key makes the two agree. */
function read<Kind extends CriterionKind>(
  facts: { [Each in CriterionKind]: (criterion: Of<Each>) => Values },
  criterion: Of<Kind> & { kind: Kind },
): Values {
  return facts[criterion.kind](criterion);
}

function known(values: Record<string, string | number | undefined>): Values {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}

type Words = ReturnType<typeof wordsOf>;

function wordsOf(texts: Texts, names: Names) {
  const name = (kind: VocabularyKind, id: string) => vocabularyName(texts, kind, id, names.imported);
  const list = (items: readonly string[], any?: "any") =>
    items.length === 0 ? texts.text("matching.nothing") : texts.list(items, any);
  return {
    name,
    list,
    names: (kind: VocabularyKind, ids: readonly string[], any?: "any") =>
      list(
        ids.map((id) => name(kind, id)),
        any,
      ),
    tasks: (ids: readonly string[]) =>
      list(ids.map((id) => texts.text("matching.quoted", { text: names.tasks.get(id) ?? id }))),
    level: (side: "demand" | "level", dimension: string, level: number) =>
      texts.text("matching.quoted", { text: levelName(texts, side, dimension, level) }),
    /** "20 till 30", or "20" where both ends are one. */
    range: (from: number, to: number) => (from === to ? String(from) : texts.text("matching.range", { from, to })),
    max: (dimension: string) => names.maxima.get(dimension) ?? 4,
    question: (dimension: string) => questionFor(texts, dimension),
    text: (key: TextKey) => texts.text(key),
    date: texts.date,
    number: texts.number,
  };
}
