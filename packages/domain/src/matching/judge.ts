/**
 * One participant and one placement side by side: every criterion with the facts of both, what would clear each
 * hindrance, and the score with its parts. The same criteria and components as in the ranked list.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { criteria, standing, type Criterion, type CriterionId, type Tier } from "./criteria.ts";
import { readPerson, readPlace, type Person, type Place } from "./derived.ts";
import { applyRemedy, remediesOf, remedyId, type RemedyId } from "./remedies.ts";
import type { Location, MatchingPlacement, MatchingProfile } from "./schema.ts";
import { components, defaultWeights, scoreOf, type Components, type Weights } from "./score.ts";

/** A criterion with the single changes of the placement that clear it for this participant, where it is blocked. */
export type JudgedCriterion = Criterion & { remedies: RemedyId[] };

export type Judgement = {
  tier: Tier;
  /** 0-10000. */
  score: number;
  components: Components;
  criteria: JudgedCriterion[];
};

export type JudgeOptions = { weights?: Weights };

/**
 * Judges participants for one placement, which is read once, its remedied forms when somebody first needs them.
 * A remedy clears a criterion when it is blocked before and not after, and nothing is blocked after that was not
 * before. Remedies stand in the order in which ties between them break.
 */
export function judgeFor(
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  origin: Location,
  asOf: string,
  { weights = defaultWeights }: JudgeOptions = {},
): (profile: MatchingProfile) => Judgement {
  const place = readPlace(placement, vocabulary, origin);
  let remedied: { remedy: RemedyId; place: Place }[] | undefined;
  const remediedPlaces = () => (remedied ??= remediesThatChange(placement, place, vocabulary, origin));

  return (profile) => {
    const person = readPerson(profile, origin);
    const before = blockers(person, place);
    const effects =
      before.size === 0
        ? []
        : remediedPlaces()
            .map((changed) => ({ remedy: changed.remedy, after: blockers(person, changed.place) }))
            .filter(({ after }) => [...after].every((criterion) => before.has(criterion)));
    const parts = components(person, place, asOf);
    return {
      tier: standing(person, place).tier,
      score: scoreOf(parts, weights),
      components: parts,
      criteria: [...criteria(person, place)].map((criterion) => ({
        ...criterion,
        remedies: before.has(criterion.criterion)
          ? effects.filter(({ after }) => !after.has(criterion.criterion)).map(({ remedy }) => remedy)
          : [],
      })),
    };
  };
}

/** Remedies that change something that criteria look at, with the placement after each. */
function remediesThatChange(
  placement: MatchingPlacement,
  place: Place,
  vocabulary: Vocabulary,
  origin: Location,
): { remedy: RemedyId; place: Place }[] {
  const before = whatRemediesTouch(place);
  return remediesOf(placement, vocabulary)
    .map((remedy) => ({
      remedy: remedyId(remedy),
      place: readPlace(applyRemedy(remedy, placement), vocabulary, origin),
    }))
    .filter((changed) => whatRemediesTouch(changed.place) !== before);
}

/** All of a place that some remedy can change and some criterion looks at, as text. */
function whatRemediesTouch({ transport, minHours, open, formats, tasks, clauses }: Place): string {
  const asked = tasks.map(({ removable, hazardous, demands, clauses: own }) => [
    removable,
    hazardous,
    demands,
    own.map(({ key }) => key),
  ]);
  return JSON.stringify([transport, minHours, open, [...formats], asked, clauses.map(({ key }) => key)]);
}

/** One participant for one placement: see {@link judgeFor}. */
export function judge(
  profile: MatchingProfile,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  origin: Location,
  asOf: string,
  options: JudgeOptions = {},
): Judgement {
  return judgeFor(placement, vocabulary, origin, asOf, options)(profile);
}

function blockers(person: Person, place: Place): Set<CriterionId> {
  const blocked = new Set<CriterionId>();
  for (const { criterion, state } of criteria(person, place)) if (state === "blocked") blocked.add(criterion);
  return blocked;
}
