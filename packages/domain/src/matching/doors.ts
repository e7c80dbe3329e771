/**
 * Doors: skills that would open places for a participant. For each skill, its record is replaced by one of having
 * it, and the given placements that then become eligible or worth asking are counted.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { criteria, isOpen } from "./criteria.ts";
import { byCodeUnits, readPerson, readPlace, type Person, type Place } from "./derived.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Location, MatchingPlacement, MatchingProfile } from "./schema.ts";

export type Door = { skill: string; opens: number };

/** Skills that open at least one placement, by how many descending, then by id. */
export function doors(
  profile: MatchingProfile,
  placements: readonly MatchingPlacement[],
  vocabulary: Vocabulary,
  origin: Location,
): Door[] {
  const person = readPerson(profile, origin);
  const closed = placements
    .map((placement) => readPlace(placement, vocabulary, origin))
    .filter((place) => mayOpen(person, place));
  const asked = skillsAskedFor(closed);
  return vocabulary.skills
    .filter(({ id }) => asked.has(id))
    .map(({ id }) => {
      const skilled: Person = { ...person, skills: new Map(person.skills).set(id, { has: true }) };
      return { skill: id, opens: closed.filter((place) => isOpen(skilled, place)).length };
    })
    .filter(({ opens }) => opens > 0)
    .toSorted((one, other) => other.opens - one.opens || byCodeUnits(one.skill, other.skill));
}

/** The skills whose record some clause of a placement turns on, itself or through what its members imply: another one opens nothing. */
function skillsAskedFor(places: readonly Place[]): Set<string> {
  const clauses = places.flatMap((place) => [...place.clauses, ...place.tasks.flatMap((task) => task.clauses)]);
  const turnedOn = clauses.flatMap(({ members }) => members.flatMap(({ needs }) => needs));
  return new Set(turnedOn.flatMap(({ heldBy }) => heldBy));
}

/** Closed now, and only by what skills decide: clauses, and tasks that ask for skills. */
function mayOpen(person: Person, place: Place): boolean {
  let closed = false;
  for (const criterion of criteria(person, place)) {
    if (criterion.state !== "blocked") continue;
    if (criterion.kind !== "skill" && criterion.kind !== "tasks") return false;
    closed = true;
  }
  return closed;
}

/**
 * What the interface shows of the doors: one that implies another opening as many is hidden behind it, since the
 * other is the shorter way.
 */
export function shortestDoors(all: readonly Door[], vocabulary: Vocabulary): Door[] {
  const { skills } = lexiconOf(vocabulary);
  const opens = new Map(all.map((door) => [door.skill, door.opens]));
  return all.filter((door) => {
    const needs = skills.get(door.skill)?.needs ?? [];
    return !needs.some(({ id }) => id !== door.skill && opens.get(id) === door.opens);
  });
}
