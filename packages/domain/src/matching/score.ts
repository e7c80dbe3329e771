/**
 * How well a placement suits a participant, 0-10000: whole components of 0-100, each with a whole weight, the weights
 * adding to 100. Built so that no trap opens: capacity beyond a margin earns nothing, saying more never lowers a
 * score, an adaptation or a task left out never lowers one, a need that is met costs nothing.
 */
import { daysBetween } from "./days.ts";
import { hoursInCommon, skillState, squaredDistance, startDay, taskState, type Person, type Place } from "./derived.ts";

/** What each component weighs where a municipality has not chosen otherwise. Part of the rule's version; shown to users. */
export const defaultWeights = {
  comfort: 15,
  interest: 20,
  growth: 15,
  waiting: 10,
  tasks: 10,
  hours: 10,
  travel: 10,
  wishes: 10,
} as const;

export type Component = keyof typeof defaultWeights;
export const componentNames = Object.keys(defaultWeights) as Component[];
export type Components = Record<Component, number>;
/** Whole numbers that add to 100. */
export type Weights = Record<Component, number>;

/** Every component, 0-100, in the order of the rule's table. `asOf` is the day up to which waiting is counted. */
export function components(person: Person, place: Place, asOf: string): Components {
  return {
    comfort: comfort(person, place),
    interest: interest(person, place),
    growth: growth(person, place),
    waiting: waiting(person, asOf),
    tasks: tasks(person, place),
    hours: hours(person, place),
    travel: travel(person, place),
    wishes: wishes(person, place),
  };
}

export function scoreOf(parts: Components, weights: Weights): number {
  return componentNames.reduce((sum, name) => sum + weights[name] * parts[name], 0);
}

/** The share of the named dimensions on which the place leaves a margin, or the person reaches the top of the scale. */
function comfort({ capacities }: Person, { named, coreDemands, maxima }: Place): number {
  if (named.size === 0) return 100;
  // A dimension without a core demand asks nothing of the person: comfortable, whatever is known.
  const tight = coreDemands.filter(({ dimension, level }) => {
    const capacity = capacities.get(dimension);
    return capacity === undefined || !(capacity > level || capacity === maxima.get(dimension));
  });
  return Math.floor((100 * (named.size - tight.length)) / named.size);
}

/** By level; 0 is a field that is not named, or nothing said at all. */
const interestOf = [50, 60, 80, 100] as const;

function interest({ interests }: Person, { placement }: Place): number {
  const level = interests.get(placement.field) ?? 0;
  return interestOf[level] ?? 50;
}

function growth({ profile: { goals = [] } }: Person, { develops }: Place): number {
  return Math.min(100, 50 + 25 * goals.filter((goal) => develops.has(goal)).length);
}

function waiting({ profile: { waitingSince } }: Person, asOf: string): number {
  if (waitingSince === undefined) return 0;
  return Math.min(100, Math.max(0, Math.floor((100 * daysBetween(waitingSince, asOf)) / 365)));
}

function tasks(person: Person, place: Place): number {
  const on = startDay(person, place);
  const doable = place.tasks.filter((task) => taskState(person, task, on) === "met");
  return 50 + Math.floor((50 * doable.length) / place.tasks.length);
}

function hours(person: Person, place: Place): number {
  const common = hoursInCommon(person, place);
  if (common === undefined) return 50;
  if (common.lo > common.hi) return 0;
  const wanted = person.profile.hours?.wanted;
  if (wanted === undefined) return 100;
  const nearest = Math.min(Math.max(wanted, common.lo), common.hi);
  return Math.max(0, 100 - Math.floor((100 * Math.abs(wanted - nearest)) / Math.max(1, wanted)));
}

/** Nothing is left at 40 km. */
function travel({ position }: Person, { placement, transport, position: at }: Place): number {
  if (placement.remote === true || transport) return 100;
  if (position === undefined) return 50;
  return Math.max(0, 100 - Math.floor((100 * Math.floor(Math.sqrt(squaredDistance(position, at)))) / 400));
}

function wishes(person: Person, place: Place): number {
  if (place.wishes.length === 0) return 100;
  const on = startDay(person, place);
  const held = place.wishes.filter((wish) => skillState(person, wish, on) === "has");
  return Math.floor((100 * held.length) / place.wishes.length);
}
