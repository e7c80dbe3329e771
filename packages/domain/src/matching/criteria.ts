/**
 * The criteria that decide: each met, unknown or blocked for one participant and one placement, with the facts of
 * both sides that it was decided on. Rank lists, remedies, doors, questions and the page that sets a person and a
 * place side by side all read this one sequence.
 */
import {
  adultState,
  clauseState,
  commonHours,
  demandState,
  hoursInCommon,
  skillState,
  squaredDistance,
  startDay,
  taskState,
  type CoreDemand,
  type Person,
  type Place,
  type ReadClause,
  type SkillState,
  type State,
} from "./derived.ts";
import type { Kind } from "./schema.ts";

/** What was compared, by kind of criterion. An absent fact of the person's is unknown. */
type Facts =
  | { kind: "kind"; criterion: "kind"; offered: Kind; seeking: readonly Kind[] }
  | { kind: "period"; criterion: "period"; startsOn: string; latestStartOn: string; availableFrom?: string }
  /** `on` is the day of starting on which age is judged; `tasks` are the hazardous core tasks. */
  | { kind: "age"; criterion: "age"; on: string; tasks: readonly string[]; adultFrom?: string }
  /** Whole hours a week; the placement's fewest after its adaptations. */
  | {
      kind: "hours";
      criterion: "hours";
      place: Range;
      person?: Range & { wanted?: number; maxPerDay?: number };
      common?: { lo: number; hi: number };
    }
  /** Whole hours a week that must fit and that do. */
  | { kind: "schedule"; criterion: "schedule"; need?: number; common?: number }
  /** Metres as the crow flies, rounded up: more than 1000 · maxTravelKm exactly when the place is too far away. */
  | {
      kind: "travel";
      criterion: "travel";
      remote: boolean;
      transport: boolean;
      distanceM?: number;
      maxTravelKm?: number;
    }
  /** `wanted` empty: all formats work. */
  | { kind: "format"; criterion: "format"; given: readonly string[]; wanted?: readonly string[] }
  | { kind: "skill"; criterion: `skill:${string}`; members: readonly { skill: string; state: SkillState }[] }
  /** The core tasks that ask for this level. */
  | {
      kind: "demand";
      criterion: `demand:${string}`;
      dimension: string;
      level: number;
      tasks: readonly string[];
      capacity?: number;
    }
  /** Removable tasks by whether the person can do them. */
  | ({ kind: "tasks"; criterion: "tasks"; minTasks: number; core: readonly string[] } & TasksByState)
  | { kind: "avoid"; criterion: `avoid:${string}`; tag: string };

type Range = { min: number; max: number };
type TasksByState = { doable: readonly string[]; unknown: readonly string[]; notDoable: readonly string[] };

export type Criterion = Facts & { state: State };
export type CriterionKind = Criterion["kind"];
/** `kind`, `hours`, `skill:<key>`, `demand:<dimension>`, `avoid:<tag>` and so on. */
export type CriterionId = Criterion["criterion"];

/** Every criterion, in the order of the rule's table. Lazy: who only asks for the first blocker pays for no more. */
export function* criteria(person: Person, place: Place): Generator<Criterion, void, undefined> {
  const on = startDay(person, place);
  yield kind(person, place);
  yield period(person, place);
  yield age(person, place, on);
  yield hours(person, place);
  yield schedule(person, place);
  yield travel(person, place);
  yield format(person, place);
  for (const clause of place.clauses) yield skill(person, clause, on);
  for (const coreDemand of place.coreDemands) yield demand(person, coreDemand);
  yield tasks(person, place, on);
  for (const tag of person.avoid) yield avoid(place, tag);
}

/** Where a participant stands towards a placement. */
export type Standing =
  | { tier: "eligible" }
  | { tier: "askFirst"; unknown: CriterionId[] }
  | { tier: "nearMiss"; blocker: Criterion; unknown: CriterionId[] }
  | { tier: "blocked" };
export type Tier = Standing["tier"];

/** No blocker and nothing unknown, no blocker, exactly one blocker, or more. */
export function standing(person: Person, place: Place): Standing {
  const unknown: CriterionId[] = [];
  let blocker: Criterion | undefined;
  for (const judged of criteria(person, place)) {
    if (judged.state === "unknown") unknown.push(judged.criterion);
    if (judged.state !== "blocked") continue;
    if (blocker !== undefined) return { tier: "blocked" };
    blocker = judged;
  }
  if (blocker !== undefined) return { tier: "nearMiss", blocker, unknown };
  return unknown.length === 0 ? { tier: "eligible" } : { tier: "askFirst", unknown };
}

/** Eligible or worth asking: nothing blocks. */
export function isOpen(person: Person, place: Place): boolean {
  for (const { state } of criteria(person, place)) if (state === "blocked") return false;
  return true;
}

/** Near misses on these could tell of beliefs or wishes: they are counted, never listed. */
export function isPrivate({ kind: what }: Criterion): boolean {
  return what === "kind" || what === "avoid";
}

/** No change of the placement that matching knows of touches the kind, the period or the tags. */
export function isBeyondRemedy({ kind: what }: Criterion): boolean {
  return what === "kind" || what === "period" || what === "avoid";
}

function kind({ profile, seeking }: Person, { placement }: Place): Criterion {
  return {
    kind: "kind",
    criterion: "kind",
    state: seeking.has(placement.kind) ? "met" : "blocked",
    offered: placement.kind,
    seeking: profile.seeking,
  };
}

function period({ profile: { availableFrom } }: Person, { placement: { startsOn }, latestStartOn }: Place): Criterion {
  const state = availableFrom === undefined ? "unknown" : availableFrom <= latestStartOn ? "met" : "blocked";
  return { kind: "period", criterion: "period", state, startsOn, latestStartOn, availableFrom };
}

function age(person: Person, { hazardousCore }: Place, on: string): Criterion {
  const state = hazardousCore.length === 0 ? "met" : adultState(person, on);
  return { kind: "age", criterion: "age", state, on, tasks: hazardousCore, adultFrom: person.profile.adultFrom };
}

function hours(person: Person, place: Place): Criterion {
  const common = hoursInCommon(person, place);
  return {
    kind: "hours",
    criterion: "hours",
    state: common === undefined ? "unknown" : common.lo <= common.hi ? "met" : "blocked",
    place: { min: place.minHours, max: place.placement.hours.max },
    person: person.profile.hours,
    common,
  };
}

function schedule(person: Person, place: Place): Criterion {
  const { hours: wanted } = person.profile;
  const inCommon = hoursInCommon(person, place);
  if (wanted === undefined || inCommon === undefined || person.available === undefined)
    return { kind: "schedule", criterion: "schedule", state: "unknown" };
  const need = inCommon.lo <= inCommon.hi ? inCommon.lo : wanted.min;
  const common = commonHours(place.open, person.available, wanted.maxPerDay ?? 24);
  return { kind: "schedule", criterion: "schedule", state: common >= need ? "met" : "blocked", need, common };
}

function travel(
  { profile: { maxTravelKm }, position }: Person,
  { placement, position: at, transport }: Place,
): Criterion {
  const remote = placement.remote === true;
  const d2 = position && squaredDistance(position, at);
  let state: State = "unknown";
  if (remote || transport) state = "met";
  else if (d2 !== undefined && maxTravelKm !== undefined) state = d2 <= (10 * maxTravelKm) ** 2 ? "met" : "blocked";
  const distanceM = d2 === undefined ? undefined : Math.ceil(Math.sqrt(d2) * 100);
  return { kind: "travel", criterion: "travel", state, remote, transport, distanceM, maxTravelKm };
}

function format({ formats, profile }: Person, place: Place): Criterion {
  let state: State = "unknown";
  if (formats !== undefined)
    state = formats.size === 0 || [...formats].some((wanted) => place.formats.has(wanted)) ? "met" : "blocked";
  return { kind: "format", criterion: "format", state, given: [...place.formats], wanted: profile.formats };
}

function skill(person: Person, clause: ReadClause, on: string): Criterion {
  return {
    kind: "skill",
    criterion: `skill:${clause.key}`,
    state: clauseState(person, clause, on),
    members: clause.members.map((member) => ({ skill: member.id, state: skillState(person, member, on) })),
  };
}

function demand(person: Person, { dimension, level, tasks: asking }: CoreDemand): Criterion {
  return {
    kind: "demand",
    criterion: `demand:${dimension}`,
    state: demandState(person, dimension, level),
    dimension,
    level,
    tasks: asking,
    capacity: person.capacities.get(dimension),
  };
}

function tasks(person: Person, { coreTasks, removableTasks, minTasks }: Place, on: string): Criterion {
  const doable: string[] = [];
  const unknown: string[] = [];
  const notDoable: string[] = [];
  const listOf = { met: doable, unknown, blocked: notDoable };
  for (const task of removableTasks) listOf[taskState(person, task, on)].push(task.id);
  const sure = coreTasks.length + doable.length;
  const state = sure >= minTasks ? "met" : sure + unknown.length >= minTasks ? "unknown" : "blocked";
  return { kind: "tasks", criterion: "tasks", state, minTasks, core: coreTasks, doable, unknown, notDoable };
}

function avoid({ tags }: Place, tag: string): Criterion {
  return { kind: "avoid", criterion: `avoid:${tag}`, state: tags.has(tag) ? "blocked" : "met", tag };
}
