/**
 * What the rules of matching are stated in: a participant and a placement, each read once, and what follows from
 * the two together (the day of starting, skills with all that they imply, demands after adaptations, hours in common).
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { lexiconOf, type Lexicon, type SkillEntry } from "./lexicon.ts";
import type {
  Clause,
  Kind,
  Location,
  MatchingPlacement,
  MatchingProfile,
  MatchingTask,
  SkillRecord,
  Window,
} from "./schema.ts";

/** Every criterion, clause and task gives one of these. Unknown never counts as no. */
export type State = "met" | "unknown" | "blocked";
export type SkillState = "has" | "hasNot" | "unknown";

/** A point on the plane around an origin, in whole units of 100 m east and north. */
export type Position = { east: number; north: number };

/** The hours of each weekday (0 = Monday), one bit an hour: windows that overlap count once. */
export type WeekHours = readonly number[];

/** A matching profile, read once. Records are maps, so that no id can be mistaken for something every object has. */
export type Person = {
  profile: MatchingProfile;
  seeking: ReadonlySet<Kind>;
  /** Undefined is unknown, an empty set is "all work". */
  formats: ReadonlySet<string> | undefined;
  skills: ReadonlyMap<string, SkillRecord>;
  capacities: ReadonlyMap<string, number>;
  /** Level of interest by field. */
  interests: ReadonlyMap<string, number>;
  /** By id, in the order in which they are criteria. */
  avoid: readonly string[];
  available: WeekHours | undefined;
  position: Position | undefined;
};

export type ReadClause = { key: string; members: readonly SkillEntry[] };

/** A task as it is to be done: its demands above 0 after the adaptations in force for it. */
export type ReadTask = {
  id: string;
  removable: boolean;
  hazardous: boolean;
  demands: readonly { dimension: string; level: number }[];
  clauses: readonly ReadClause[];
};

/** The largest demand of the core tasks on a dimension, after adaptations, and the tasks that ask that much. */
export type CoreDemand = { dimension: string; level: number; tasks: string[] };

/** A placement with its adaptations worked in, read once for any number of participants. */
export type Place = {
  placement: MatchingPlacement;
  latestStartOn: string;
  position: Position;
  /** The employer sees to the way to work. */
  transport: boolean;
  /** Fewest hours a week after adaptations (jMin). */
  minHours: number;
  open: WeekHours;
  /** Formats after adaptations (F). */
  formats: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  minTasks: number;
  tasks: readonly ReadTask[];
  coreTasks: readonly string[];
  /** Ids of the core tasks that a person under 18 may not do. */
  hazardousCore: readonly string[];
  removableTasks: readonly ReadTask[];
  /** Distinct clauses of the placement and its core tasks, in order of first appearance. */
  clauses: readonly ReadClause[];
  /** Above 0 only, in vocabulary order. */
  coreDemands: readonly CoreDemand[];
  /** Dimensions that any task names with a demand above 0 before adaptations. */
  named: ReadonlySet<string>;
  /** Highest level by dimension. */
  maxima: ReadonlyMap<string, number>;
  wishes: readonly SkillEntry[];
  develops: ReadonlySet<string>;
};

/** Orders ids and ISO dates by code units, as everywhere in matching. */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function readPerson(profile: MatchingProfile, origin: Location): Person {
  return {
    profile,
    seeking: new Set(profile.seeking),
    formats: profile.formats && new Set(profile.formats),
    skills: new Map(Object.entries(profile.skills)),
    capacities: new Map(Object.entries(profile.capacities)),
    interests: new Map(Object.entries(profile.interests ?? {})),
    avoid: profile.avoid.toSorted(byCodeUnits),
    available: profile.available && weekHours(profile.available),
    position: profile.home && positionOf(profile.home, origin),
  };
}

/** @throws Error when the placement names ids that the vocabulary lacks; parsePlacement finds those first. */
export function readPlace(placement: MatchingPlacement, vocabulary: Vocabulary, origin: Location): Place {
  const lexicon = lexiconOf(vocabulary);
  const offered = placement.adaptations.map((id) => known(lexicon.adaptations, id));
  const caps = smallestCaps(placement.adaptations, lexicon);
  const tasks = placement.tasks.map((task) => readTask(task, caps, lexicon));
  const core = tasks.filter((task) => !task.removable);
  return {
    placement,
    latestStartOn: placement.latestStartOn ?? placement.startsOn,
    position: positionOf(placement.location, origin),
    transport: offered.some(({ transport }) => transport === true),
    minHours: Math.min(placement.hours.min, ...offered.map(({ minHours }) => minHours ?? Infinity)),
    open: widened(
      weekHours(placement.open),
      offered.flatMap(({ widenDay }) => widenDay ?? []),
    ),
    formats: new Set([...placement.formats, ...offered.flatMap(({ addsFormats }) => addsFormats ?? [])]),
    tags: new Set(placement.tags),
    minTasks: placement.minTasks ?? 1,
    tasks,
    coreTasks: core.map(({ id }) => id),
    hazardousCore: core.filter(({ hazardous }) => hazardous).map(({ id }) => id),
    removableTasks: tasks.filter(({ removable }) => removable),
    clauses: distinctClauses([
      ...placement.requires.map((clause) => readClause(clause, lexicon)),
      ...core.flatMap(({ clauses }) => clauses),
    ]),
    coreDemands: coreDemandsOf(core, lexicon),
    named: new Set(
      placement.tasks.flatMap(({ demands }) =>
        Object.keys(demands).filter((dimension) => (demands[dimension] ?? 0) > 0),
      ),
    ),
    maxima: lexicon.maxima,
    wishes: placement.wishes.map((id) => known(lexicon.skills, id)),
    develops: new Set(placement.develops),
  };
}

/** The day on which the person would start: skills and age are judged on it. */
export function startDay({ profile }: Person, { placement, latestStartOn }: Place): string {
  const { availableFrom } = profile;
  const later = availableFrom !== undefined && placement.startsOn < availableFrom && availableFrom <= latestStartOn;
  return later ? availableFrom : placement.startsOn;
}

/**
 * A skill is had when it, or one that implies it, is held and valid on the day. It is lacking when it is not had and
 * it, or one that it implies, is recorded as lacking or run out (and is not had through another). Else it is unknown.
 */
export function skillState({ skills }: Person, skill: SkillEntry, on: string): SkillState {
  if (isHad(skills, skill, on)) return "has";
  const lacking = skill.needs.some((needed) => skills.has(needed.id) && !isHad(skills, needed, on));
  return lacking ? "hasNot" : "unknown";
}

/** Any member will do. */
export function clauseState(person: Person, { members }: ReadClause, on: string): State {
  const states = members.map((member) => skillState(person, member, on));
  if (states.includes("has")) return "met";
  return states.includes("unknown") ? "unknown" : "blocked";
}

export function demandState({ capacities }: Person, dimension: string, level: number): State {
  const capacity = capacities.get(dimension);
  if (capacity === undefined) return "unknown";
  return level <= capacity ? "met" : "blocked";
}

/** The legal minimum: 18 on the day of starting. */
export function adultState({ profile }: Person, on: string): State {
  if (profile.adultFrom === undefined) return "unknown";
  return profile.adultFrom <= on ? "met" : "blocked";
}

/** Whether the person can do the task, whatever the rest of the place asks for: met is doable, blocked is not. */
export function taskState(person: Person, task: ReadTask, on: string): State {
  let state: State = "met";
  for (const { dimension, level } of task.demands) state = worse(state, demandState(person, dimension, level));
  for (const clause of task.clauses) state = worse(state, clauseState(person, clause, on));
  return task.hazardous ? worse(state, adultState(person, on)) : state;
}

/** Hours a week that suit both; empty when lo > hi, undefined when the person's hours are unknown. */
export function hoursInCommon({ profile }: Person, place: Place): { lo: number; hi: number } | undefined {
  if (profile.hours === undefined) return undefined;
  return {
    lo: Math.max(profile.hours.min, place.minHours),
    hi: Math.min(profile.hours.max, place.placement.hours.max),
  };
}

/** As the crow flies, squared, in units of 100 m. */
export function squaredDistance(from: Position, to: Position): number {
  const east = to.east - from.east;
  const north = to.north - from.north;
  return east * east + north * north;
}

/** Hours a week that both weeks have, counting at most `maxPerDay` of each day. */
export function commonHours(one: WeekHours, other: WeekHours, maxPerDay: number): number {
  return one.reduce((sum, mask, day) => sum + Math.min(bitsIn(mask & (other[day] ?? 0)), maxPerDay), 0);
}

/** The key of a clause: its ids sorted and joined, so that the order in which they were written does not matter. */
export function clauseKey(clause: Clause): string {
  return clause.toSorted(byCodeUnits).join("|");
}

/** Clauses of the placement and its core tasks, as keys, in order of first appearance. */
export function clauseKeys({ requires, tasks }: MatchingPlacement): string[] {
  const core = tasks.filter(({ removable }) => removable !== true);
  return [...new Set([...requires, ...core.flatMap((task) => task.requires ?? [])].map(clauseKey))];
}

function isHad(skills: Person["skills"], { heldBy }: SkillEntry, on: string): boolean {
  return heldBy.some((id) => {
    const record = skills.get(id);
    return record?.has === true && (record.validUntil === undefined || record.validUntil >= on);
  });
}

function worse(one: State, other: State): State {
  if (one === "blocked" || other === "blocked") return "blocked";
  return one === "unknown" ? one : other;
}

function readTask(task: MatchingTask, placementCaps: ReadonlyMap<string, number>, lexicon: Lexicon): ReadTask {
  // Of a task's own adaptations only the caps act: formats, transport, hours and opening belong to the whole place.
  const own = smallestCaps(task.adaptations ?? [], lexicon);
  const demands = Object.entries(task.demands).map(([dimension, level]) => ({
    dimension,
    level: Math.min(level, placementCaps.get(dimension) ?? level, own.get(dimension) ?? level),
  }));
  return {
    id: task.id,
    removable: task.removable === true,
    hazardous: task.hazardous === true,
    demands: demands.filter(({ level }) => level > 0),
    clauses: (task.requires ?? []).map((clause) => readClause(clause, lexicon)),
  };
}

function smallestCaps(adaptations: readonly string[], lexicon: Lexicon): Map<string, number> {
  const smallest = new Map<string, number>();
  for (const id of adaptations) {
    for (const [dimension, cap] of known(lexicon.caps, id))
      smallest.set(dimension, Math.min(cap, smallest.get(dimension) ?? cap));
  }
  return smallest;
}

function coreDemandsOf(core: readonly ReadTask[], { maxima }: Lexicon): CoreDemand[] {
  const largest = new Map<string, CoreDemand>();
  for (const { id, demands } of core) {
    for (const { dimension, level } of demands) {
      const so = largest.get(dimension);
      if (so === undefined || level > so.level) largest.set(dimension, { dimension, level, tasks: [id] });
      else if (level === so.level) so.tasks.push(id);
    }
  }
  return [...maxima.keys()].flatMap((dimension) => largest.get(dimension) ?? []);
}

function readClause(clause: Clause, lexicon: Lexicon): ReadClause {
  return { key: clauseKey(clause), members: clause.map((id) => known(lexicon.skills, id)) };
}

function distinctClauses(clauses: readonly ReadClause[]): ReadClause[] {
  const byKey = new Map<string, ReadClause>();
  for (const clause of clauses) if (!byKey.has(clause.key)) byKey.set(clause.key, clause);
  return [...byKey.values()];
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** One bit for each hour from `from` until `to`, both 0 to 24. */
function hoursMask(from: number, to: number): number {
  return (1 << to) - (1 << from);
}

export function weekHours(windows: readonly Window[]): WeekHours {
  const days = [0, 0, 0, 0, 0, 0, 0];
  for (const { day, from, to } of windows) days[day] = (days[day] ?? 0) | hoursMask(from, to);
  return days;
}

/** Days that are open at all are open in these hours too. */
export function widened(open: WeekHours, wider: readonly { from: number; to: number }[]): WeekHours {
  const more = wider.reduce((mask, { from, to }) => mask | hoursMask(from, to), 0);
  return open.map((mask) => (mask === 0 ? 0 : mask | more));
}

/** In doubles, left to right, as MATCHING.md writes it: other implementations receive the integers. */
export function positionOf(point: Location, origin: Location): Position {
  const east = (point.lon - origin.lon) * 1113.2 * Math.cos((origin.lat * Math.PI) / 180);
  const north = (point.lat - origin.lat) * 1113.2;
  return { east: Math.floor(east + 0.5), north: Math.floor(north + 0.5) };
}

function known<Entry>(entries: ReadonlyMap<string, Entry>, id: string): Entry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`The vocabulary has nothing with the id "${id}"`);
  return entry;
}
