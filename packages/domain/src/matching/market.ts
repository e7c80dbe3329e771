/**
 * The market as a whole: whom no placement is open to, which adaptations and which few changes would reach them,
 * and how many could be placed at once.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { allocate, type Pair } from "./allocation.ts";
import { standing } from "./criteria.ts";
import { byCodeUnits, readPerson, readPlace, type Person } from "./derived.ts";
import { applyRemedy, openedBy, remediesOf, remedyId, withinRemedy, type Remedy, type RemedyId } from "./remedies.ts";
import type { Location, MatchingPlacement, Pool } from "./schema.ts";
import { components, defaultWeights, scoreOf, type Weights } from "./score.ts";

export type Market = {
  /** How many the placement is open to, in the order of the input. */
  placements: { placementId: string; eligible: number; askFirst: number }[];
  /** Participants with no eligible and no askFirst placement, by id. */
  unserved: string[];
  /** Participants with no eligible but some askFirst placement, by id. */
  servedOnlyByAsking: string[];
  /** How many of the unserved get a placement when every placement offers the adaptation. */
  adaptations: { adaptation: string; reaches: number }[];
  /** Who could be reached, step by step; ignores seats. */
  plan: PlanStep[];
  /** The most that can be placed at once with the seats there are, and among those the largest sum of scores. */
  allocation: { placed: number; score: number; pairs: { participantId: string; placementId: string }[] };
};

export type PlanStep = { placementId: string; remedy: RemedyId; newlyServed: number };

const planLength = 10;

export type MarketOptions = { weights?: Weights };

/** Both must come from `parse.ts` (or be as good): unknown ids throw. */
export function market(
  pool: Pool,
  placements: readonly MatchingPlacement[],
  vocabulary: Vocabulary,
  { weights = defaultWeights }: MarketOptions = {},
): Market {
  const { origin, participants, asOf } = pool;
  const people = participants.map((profile) => readPerson(profile, origin));
  const openTo = people.map(() => ({ eligible: 0, askFirst: 0 }));
  const pairs: Pair[] = [];

  const counts = placements.map((placement, placementIndex) => {
    const place = readPlace(placement, vocabulary, origin);
    const count = { placementId: placement.id, eligible: 0, askFirst: 0 };
    people.forEach((person, participantIndex) => {
      const { tier } = standing(person, place);
      if (tier !== "eligible" && tier !== "askFirst") return;
      count[tier] += 1;
      const served = openTo[participantIndex];
      if (served !== undefined) served[tier] += 1;
      if (tier === "eligible") {
        const score = scoreOf(components(person, place, asOf), weights);
        pairs.push({ participant: participantIndex, placement: placementIndex, score });
      }
    });
    return count;
  });

  const isUnserved = (index: number): boolean => openTo[index]?.eligible === 0 && openTo[index].askFirst === 0;
  const isServedOnlyByAsking = (index: number): boolean => openTo[index]?.eligible === 0 && !isUnserved(index);
  const idsWhere = (holds: (index: number) => boolean): string[] =>
    participants
      .filter((_, index) => holds(index))
      .map(({ id }) => id)
      .toSorted(byCodeUnits);

  const unserved = people.filter((_, index) => isUnserved(index));
  const offers = placements.map((placement) => new ReadOffer(placement, unserved, vocabulary, origin));
  return {
    placements: counts,
    unserved: idsWhere(isUnserved),
    servedOnlyByAsking: idsWhere(isServedOnlyByAsking),
    adaptations: reachOfAdaptations(offers),
    plan: planOf(offers),
    allocation: allocationOf((participant) => participants[participant]?.id ?? "", placements, pairs),
  };
}

/** A placement as it may be changed step by step, with whom of the unserved each remedy that is left would let in. */
export type Offer<Who> = {
  readonly placementId: string;
  /** In the remedies' own order. */
  readonly left: readonly { remedy: Remedy; lets: readonly Who[] }[];
  /** Those who have been served meanwhile are not counted again. */
  forget: (served: ReadonlySet<Who>) => void;
  /** Changes the placement for good; the remedies that are left are counted on the changed one. */
  take: (remedy: Remedy) => void;
};

class ReadOffer implements Offer<Person> {
  readonly placementId: string;
  readonly #vocabulary: Vocabulary;
  readonly #origin: Location;
  #placement: MatchingPlacement;
  /** Unserved participants whom some change could still let in. */
  #within: Person[];
  #left: { remedy: Remedy; lets: Person[] }[];

  constructor(placement: MatchingPlacement, unserved: readonly Person[], vocabulary: Vocabulary, origin: Location) {
    this.placementId = placement.id;
    this.#vocabulary = vocabulary;
    this.#origin = origin;
    this.#placement = placement;
    this.#within = withinRemedy(unserved, readPlace(placement, vocabulary, origin));
    this.#left = remediesOf(placement, vocabulary).map((remedy) => ({ remedy, lets: this.#letInBy(remedy) }));
  }

  get left(): readonly { remedy: Remedy; lets: Person[] }[] {
    return this.#left;
  }

  forget(served: ReadonlySet<Person>): void {
    const unserved = (person: Person): boolean => !served.has(person);
    this.#within = this.#within.filter(unserved);
    this.#left = this.#left.map(({ remedy, lets }) => ({ remedy, lets: lets.filter(unserved) }));
  }

  take(taken: Remedy): void {
    this.#placement = applyRemedy(taken, this.#placement);
    this.#left = this.#left
      .filter(({ remedy }) => remedy !== taken)
      .map(({ remedy }) => ({ remedy, lets: this.#letInBy(remedy) }));
  }

  #letInBy(remedy: Remedy): Person[] {
    return openedBy(remedy, this.#placement, this.#within, this.#vocabulary, this.#origin);
  }
}

/** How many of the unserved each adaptation lets in somewhere, when every placement offers it. */
export function reachOfAdaptations<Who>(offers: readonly Offer<Who>[]): Market["adaptations"] {
  const reached = new Map<string, Set<Who>>();
  for (const { remedy, lets } of offers.flatMap(({ left }) => left)) {
    if (remedy.kind !== "adaptation") continue;
    const by = reached.get(remedy.adaptation) ?? new Set();
    for (const person of lets) by.add(person);
    reached.set(remedy.adaptation, by);
  }
  return [...reached]
    .map(([adaptation, by]) => ({ adaptation, reaches: by.size }))
    .filter(({ reaches }) => reaches > 0)
    .toSorted((one, other) => other.reaches - one.reaches || byCodeUnits(one.adaptation, other.adaptation));
}

/** Greedy: each step the pair that newly serves most; ties by placement id, then in the remedies' own order. */
export function planOf<Who>(offers: readonly Offer<Who>[]): PlanStep[] {
  const byId = offers.toSorted((one, other) => byCodeUnits(one.placementId, other.placementId));
  const plan: PlanStep[] = [];
  while (plan.length < planLength) {
    let best: { offer: Offer<Who>; remedy: Remedy; lets: readonly Who[] } | undefined;
    for (const offer of byId)
      for (const choice of offer.left) if (choice.lets.length > (best?.lets.length ?? 0)) best = { offer, ...choice };
    if (best === undefined) break;
    const { offer, remedy, lets } = best;
    plan.push({ placementId: offer.placementId, remedy: remedyId(remedy), newlyServed: lets.length });
    const served = new Set(lets);
    for (const each of byId) each.forget(served);
    offer.take(remedy);
  }
  return plan;
}

/** The most that can be placed at once; `idOf` names the participants of the pairs. */
export function allocationOf(
  idOf: (participant: number) => string,
  placements: readonly MatchingPlacement[],
  pairs: Pair[],
): Market["allocation"] {
  const chosen = allocate(
    placements.map(({ seats }) => seats),
    pairs,
  );
  return {
    placed: chosen.length,
    score: chosen.reduce((sum, { score }) => sum + score, 0),
    pairs: chosen
      .map(({ participant, placement }) => ({
        participantId: idOf(participant),
        placementId: placements[placement]?.id ?? "",
      }))
      .toSorted((one, other) => byCodeUnits(one.participantId, other.participantId)),
  };
}
