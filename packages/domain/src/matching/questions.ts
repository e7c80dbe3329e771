/**
 * Questions: which answer is worth most to a participant. What is unknown in the placements that are worth asking
 * about, by how many placements wait for it, then by how many wait for nothing else.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { standing, type CriterionId } from "./criteria.ts";
import { byCodeUnits, readPerson, readPlace } from "./derived.ts";
import type { Location, MatchingPlacement, MatchingProfile } from "./schema.ts";

export type Question = {
  criterion: CriterionId;
  /** Placements, open but for what is unknown, in which this is unknown. */
  places: number;
  /** Those of them in which it is the only unknown. */
  alone: number;
};

export function questions(
  profile: MatchingProfile,
  placements: readonly MatchingPlacement[],
  vocabulary: Vocabulary,
  origin: Location,
): Question[] {
  const person = readPerson(profile, origin);
  const asked = new Map<CriterionId, Question>();
  for (const placement of placements) {
    const stands = standing(person, readPlace(placement, vocabulary, origin));
    if (stands.tier !== "askFirst") continue;
    for (const criterion of stands.unknown) {
      const question = asked.get(criterion) ?? { criterion, places: 0, alone: 0 };
      question.places += 1;
      if (stands.unknown.length === 1) question.alone += 1;
      asked.set(criterion, question);
    }
  }
  return [...asked.values()].toSorted(
    (one, other) => other.places - one.places || other.alone - one.alone || byCodeUnits(one.criterion, other.criterion),
  );
}
