/**
 * Participants and placements as the peers keep them: every id replaced by its place in the vocabulary, dates by day
 * numbers, sets by bits, homes by whole units of 100 m. It is what anybody would do who is to answer quickly, so it is
 * done once for all of them, when the pool is loaded. `null` is unknown.
 *
 * Implications between skills are followed when a participant is written, not when one is asked: until which day each
 * skill is had, and after which day it is lacked, both by way of every other skill.
 */
import { dayNumber } from "@passa/domain/matching/days";
import {
  positionOf,
  readPlace,
  squaredDistance,
  weekHours,
  type Position,
  type ReadClause,
  type ReadTask,
} from "@passa/domain/matching/derived";
import { lexiconOf } from "@passa/domain/matching/lexicon";
import { kindSchema, type Location, type MatchingPlacement, type MatchingProfile } from "@passa/domain/matching/schema";
import { componentNames, defaultWeights, type Components } from "@passa/domain/matching/score";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";

const { dimensions, fields, formats, skills, tags } = curatedVocabulary;
const lexicon = lexiconOf(curatedVocabulary);

const placesOf = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, place): [string, number] => [id, place]));
const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

const kindPlaces = placesOf(kindSchema.options);
const dimensionPlaces = placesOf(idsOf(dimensions));
const skillPlaces = placesOf(idsOf(skills));
const formatPlaces = placesOf(idsOf(formats));
const fieldPlaces = placesOf(idsOf(fields));
const tagPlaces = placesOf(idsOf(tags));
/** Goals are skills or dimensions. */
const goalPlaces = placesOf([...idsOf(skills), ...idsOf(dimensions)]);

export const dimensionCount = dimensions.length;

/** Days after and before every date. */
export const always = 1_000_000;
export const never = -1_000_000;

export type SkillDays = { skill: number; hadUntil: number; lackedAfter: number };

export type PersonRecord = {
  id: string;
  seeking: number;
  availableFrom: number | null;
  adultFrom: number | null;
  waitingSince: number | null;
  hours: { min: number; max: number; wanted: number | null } | null;
  /** Hours a day at most; 24 where nothing was said. */
  perDay: number;
  /** Bits of hours, by weekday. */
  week: readonly number[] | null;
  home: Position | null;
  /** Units of 100 m, squared. */
  reach: number | null;
  /** 0: all formats work. */
  formats: number | null;
  avoid: number;
  capacities: (number | null)[];
  /** By field: 0 is not named. */
  interests: number[];
  goals: number[];
  skills: SkillDays[];
};

export function recordOf(profile: MatchingProfile, origin: Location): PersonRecord {
  const capacities: (number | null)[] = dimensions.map(({ id }) => profile.capacities[id] ?? null);
  const { hours, maxTravelKm } = profile;
  return {
    id: profile.id,
    seeking: bits(profile.seeking, kindPlaces),
    availableFrom: dayOf(profile.availableFrom),
    adultFrom: dayOf(profile.adultFrom),
    waitingSince: dayOf(profile.waitingSince),
    hours: hours ? { min: hours.min, max: hours.max, wanted: hours.wanted ?? null } : null,
    perDay: hours?.maxPerDay ?? 24,
    week: profile.available ? weekHours(profile.available) : null,
    home: profile.home ? positionOf(profile.home, origin) : null,
    reach: maxTravelKm === undefined ? null : (10 * maxTravelKm) ** 2,
    formats: profile.formats ? bits(profile.formats, formatPlaces) : null,
    avoid: bits(profile.avoid, tagPlaces),
    capacities,
    interests: fields.map(({ id }) => profile.interests?.[id] ?? 0),
    goals: (profile.goals ?? []).map((goal) => place(goalPlaces, goal)),
    skills: skillDays(profile),
  };
}

/** The days of every skill about which the records say something, directly or by implication. */
function skillDays({ skills: recorded }: MatchingProfile): SkillDays[] {
  const hadUntil = new Map<string, number>();
  for (const [id, { has, validUntil }] of Object.entries(recorded)) {
    if (!has) continue;
    const until = dayOf(validUntil) ?? always;
    for (const { id: implied } of lexicon.skills.get(id)?.needs ?? [])
      hadUntil.set(implied, Math.max(until, hadUntil.get(implied) ?? never));
  }
  const lackedAfter = new Map<string, number>();
  for (const id of Object.keys(recorded)) {
    const until = hadUntil.get(id) ?? never;
    for (const implying of lexicon.skills.get(id)?.heldBy ?? [])
      lackedAfter.set(implying, Math.min(until, lackedAfter.get(implying) ?? always));
  }
  return [...new Set([...hadUntil.keys(), ...lackedAfter.keys()])]
    .map((id) => ({
      skill: place(skillPlaces, id),
      hadUntil: hadUntil.get(id) ?? never,
      lackedAfter: lackedAfter.get(id) ?? always,
    }))
    .toSorted((one, other) => one.skill - other.skill);
}

export type TaskQuestion = {
  removable: boolean;
  hazardous: boolean;
  demands: { dimension: number; level: number }[];
  clauses: number[][];
};

/** A placement, its adaptations worked in, in the same numbers. */
export type Question = {
  kind: number;
  startsOn: number;
  latestStartOn: number;
  minHours: number;
  maxHours: number;
  open: readonly number[];
  at: Position;
  /** Remote, or the employer sees to the way. */
  isNear: boolean;
  formats: number;
  tags: number;
  field: number;
  hazardousCore: boolean;
  clauses: number[][];
  coreDemands: { dimension: number; level: number; max: number }[];
  coreTasks: number;
  minTasks: number;
  tasks: TaskQuestion[];
  /** How many dimensions any task names. */
  named: number;
  wishes: number[];
  develops: number[];
};

export function questionOf(placement: MatchingPlacement, origin: Location): Question {
  const read = readPlace(placement, curatedVocabulary, origin);
  return {
    kind: bits([placement.kind], kindPlaces),
    startsOn: dayNumber(placement.startsOn),
    latestStartOn: dayNumber(read.latestStartOn),
    minHours: read.minHours,
    maxHours: placement.hours.max,
    open: read.open,
    at: read.position,
    isNear: placement.remote === true || read.transport,
    formats: bits([...read.formats], formatPlaces),
    tags: bits([...read.tags], tagPlaces),
    field: place(fieldPlaces, placement.field),
    hazardousCore: read.hazardousCore.length > 0,
    clauses: read.clauses.map(membersOf),
    coreDemands: read.coreDemands.map(({ dimension, level }) => ({
      dimension: place(dimensionPlaces, dimension),
      level,
      max: read.maxima.get(dimension) ?? level,
    })),
    coreTasks: read.coreTasks.length,
    minTasks: read.minTasks,
    tasks: read.tasks.map(taskQuestion),
    named: read.named.size,
    wishes: read.wishes.map(({ id }) => place(skillPlaces, id)),
    develops: [...read.develops].map((id) => place(goalPlaces, id)),
  };
}

function taskQuestion({ removable, hazardous, demands, clauses }: ReadTask): TaskQuestion {
  return {
    removable,
    hazardous,
    demands: demands.map(({ dimension, level }) => ({ dimension: place(dimensionPlaces, dimension), level })),
    clauses: clauses.map(membersOf),
  };
}

const membersOf = ({ members }: ReadClause): number[] => members.map(({ id }) => place(skillPlaces, id));

function place(places: ReadonlyMap<string, number>, id: string): number {
  const found = places.get(id);
  if (found === undefined) throw new Error(`The vocabulary has nothing with the id "${id}"`);
  return found;
}

function bits(ids: readonly string[], places: ReadonlyMap<string, number>): number {
  return ids.reduce((mask, id) => mask | (1 << place(places, id)), 0);
}

function dayOf(date: string | undefined): number | null {
  return date === undefined ? null : dayNumber(date);
}

/** Met, blocked, unknown. */
export type Known = boolean | null;

/** The day of starting for somebody whom the period does not block. */
export function startDay({ availableFrom }: PersonRecord, { startsOn }: Question): number {
  return availableFrom === null ? startsOn : Math.max(startsOn, availableFrom);
}

export function hoursFit({ hours }: PersonRecord, { minHours, maxHours }: Question): Known {
  return hours && Math.max(hours.min, minHours) <= Math.min(hours.max, maxHours);
}

/** For somebody whose hours fit. */
export function weekFits({ hours, perDay, week }: PersonRecord, { minHours, open }: Question): Known {
  if (!hours || !week) return null;
  const need = Math.max(hours.min, minHours);
  let common = 0;
  for (let day = 0; day < 7; day += 1) {
    let hoursOfDay = 0;
    for (let rest = (week[day] ?? 0) & (open[day] ?? 0); rest !== 0; rest &= rest - 1) hoursOfDay += 1;
    common += Math.min(hoursOfDay, perDay);
  }
  return common >= need;
}

export function isInReach({ home, reach }: PersonRecord, { at, isNear }: Question): Known {
  if (isNear) return true;
  return home && reach !== null ? squaredDistance(home, at) <= reach : null;
}

export function formatsFit({ formats: wanted }: PersonRecord, { formats: given }: Question): Known {
  return wanted === null ? null : wanted === 0 || (wanted & given) !== 0;
}

export function isAdult({ adultFrom }: PersonRecord, on: number): Known {
  return adultFrom === null ? null : adultFrom <= on;
}

export function hasSkill({ skills: known }: PersonRecord, skill: number, on: number): Known {
  for (const entry of known) {
    if (entry.skill !== skill) continue;
    if (entry.hadUntil >= on) return true;
    return entry.lackedAfter < on ? false : null;
  }
  return null;
}

/** Any member will do. */
export function meetsClause(person: PersonRecord, members: readonly number[], on: number): Known {
  let best: Known = false;
  for (const member of members) {
    const has = hasSkill(person, member, on);
    if (has === true) return true;
    if (has === null) best = null;
  }
  return best;
}

export function meetsDemand({ capacities }: PersonRecord, dimension: number, level: number): Known {
  const capacity = capacities[dimension] ?? null;
  return capacity === null ? null : level <= capacity;
}

export function canDo(person: PersonRecord, { demands, clauses, hazardous }: TaskQuestion, on: number): Known {
  let state: Known = true;
  for (const { dimension, level } of demands) {
    const met = meetsDemand(person, dimension, level);
    if (met === false) return false;
    state = met && state;
  }
  for (const clause of clauses) {
    const met = meetsClause(person, clause, on);
    if (met === false) return false;
    state = met && state;
  }
  const met = hazardous ? isAdult(person, on) : true;
  return met === false ? false : met && state;
}

export function tasksSuffice(person: PersonRecord, question: Question, on: number): Known {
  const { coreTasks, minTasks, tasks } = question;
  let sure = coreTasks;
  let unknown = 0;
  for (const task of tasks) {
    if (!task.removable) continue;
    const can = canDo(person, task, on);
    if (can === true) sure += 1;
    if (can === null) unknown += 1;
  }
  if (sure >= minTasks) return true;
  return sure + unknown >= minTasks ? null : false;
}

const interestOf = [50, 60, 80, 100] as const;

/** For somebody whom nothing blocks. */
export function componentsOf(person: PersonRecord, question: Question, asOf: number): Components {
  const { coreDemands, develops, field, isNear, named, at, tasks, wishes } = question;
  const on = startDay(person, question);
  const tight = coreDemands.filter(({ dimension, level, max }) => {
    const capacity = person.capacities[dimension] ?? null;
    return capacity === null || !(capacity > level || capacity === max);
  });
  const developed = person.goals.filter((goal) => develops.includes(goal));
  const { waitingSince, home } = person;
  const doable = tasks.filter((task) => canDo(person, task, on) === true);
  const distance = home && Math.floor(Math.sqrt(squaredDistance(home, at)));
  const held = wishes.filter((wish) => hasSkill(person, wish, on) === true);
  return {
    comfort: named === 0 ? 100 : Math.floor((100 * (named - tight.length)) / named),
    interest: interestOf[person.interests[field] ?? 0] ?? 50,
    growth: Math.min(100, 50 + 25 * developed.length),
    waiting: waitingSince === null ? 0 : Math.min(100, Math.max(0, Math.floor((100 * (asOf - waitingSince)) / 365))),
    tasks: 50 + Math.floor((50 * doable.length) / tasks.length),
    hours: hoursComponent(person, question),
    travel: isNear ? 100 : distance === null ? 50 : Math.max(0, 100 - Math.floor((100 * distance) / 400)),
    wishes: wishes.length === 0 ? 100 : Math.floor((100 * held.length) / wishes.length),
  };
}

function hoursComponent({ hours }: PersonRecord, { minHours, maxHours }: Question): number {
  if (!hours) return 50;
  const { wanted } = hours;
  if (wanted === null) return 100;
  const nearest = Math.min(Math.max(wanted, hours.min, minHours), hours.max, maxHours);
  return Math.max(0, 100 - Math.floor((100 * Math.abs(wanted - nearest)) / Math.max(1, wanted)));
}

export function scoreOf(parts: Components): number {
  return componentNames.reduce((sum, name) => sum + defaultWeights[name] * parts[name], 0);
}

type Ranked = { id: string; waitingSince: number | null; score: number };

/** Score descending, then who has waited longest, then id. */
export function inOrder(one: Ranked, other: Ranked): number {
  return (
    other.score - one.score ||
    (one.waitingSince ?? always) - (other.waitingSince ?? always) ||
    (one.id < other.id ? -1 : 1)
  );
}
