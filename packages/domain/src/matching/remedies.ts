/**
 * What would open a placement: single changes that an employer could make, each counted by how many participants
 * it lets in. The list is made once, from the unchanged placement, in the order that also breaks every tie: the
 * kinds as below, hours from many to few, then by id.
 */
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { criteria, isBeyondRemedy, isOpen } from "./criteria.ts";
import { byCodeUnits, clauseKey, clauseKeys, readPlace, type Person, type Place } from "./derived.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Clause, Location, MatchingPlacement } from "./schema.ts";

export type Remedy =
  /** Offer an adaptation. */
  | { kind: "adaptation"; adaptation: string }
  /** Ask for no more than this many hours a week. */
  | { kind: "hours"; hours: number }
  /** Let the place stand without this task. */
  | { kind: "release"; task: string }
  /** Teach on the job what this clause asks for: it is dropped everywhere in the placement. */
  | { kind: "train"; clause: string };

export type RemedyId = `adaptation:${string}` | `hours:${number}` | `release:${string}` | `train:${string}`;

/** Weekly hours that a placement may be asked to come down to, from many to few. */
const hourSteps = [35, 30, 24, 20, 16, 12, 8, 4] as const;

const bundleSize = 3;

export function remedyId(remedy: Remedy): RemedyId {
  switch (remedy.kind) {
    case "adaptation":
      return `adaptation:${remedy.adaptation}`;
    case "hours":
      return `hours:${remedy.hours}`;
    case "release":
      return `release:${remedy.task}`;
    case "train":
      return `train:${remedy.clause}`;
  }
}

/** Every remedy that the placement, as it stands, leaves to be used. */
export function remediesOf(placement: MatchingPlacement, vocabulary: Vocabulary): Remedy[] {
  const offered = new Set(placement.adaptations);
  const adaptations = lexiconOf(vocabulary).adaptationIds.filter((id) => !offered.has(id));
  // With a single task there would be nothing left to do.
  const releasable = placement.tasks.length < 2 ? [] : placement.tasks.filter(({ removable }) => removable !== true);
  return [
    ...adaptations.map((adaptation): Remedy => ({ kind: "adaptation", adaptation })),
    ...hourSteps.filter((hours) => hours < placement.hours.min).map((hours): Remedy => ({ kind: "hours", hours })),
    ...releasable
      .map(({ id }) => id)
      .toSorted(byCodeUnits)
      .map((task): Remedy => ({ kind: "release", task })),
    ...clauseKeys(placement)
      .toSorted(byCodeUnits)
      .map((clause): Remedy => ({ kind: "train", clause })),
  ];
}

/** The placement after the remedy; the original is left as it was. */
export function applyRemedy(remedy: Remedy, placement: MatchingPlacement): MatchingPlacement {
  switch (remedy.kind) {
    case "adaptation":
      return { ...placement, adaptations: [...placement.adaptations, remedy.adaptation] };
    case "hours":
      return { ...placement, hours: { ...placement.hours, min: Math.min(placement.hours.min, remedy.hours) } };
    case "release":
      return {
        ...placement,
        tasks: placement.tasks.map((task) => (task.id === remedy.task ? { ...task, removable: true } : task)),
      };
    case "train": {
      const kept = (clauses: Clause[]) => clauses.filter((clause) => clauseKey(clause) !== remedy.clause);
      return {
        ...placement,
        requires: kept(placement.requires),
        tasks: placement.tasks.map((task) => ({ ...task, requires: kept(task.requires ?? []) })),
      };
    }
  }
}

/** A remedy with how many participants it opens the placement to. */
export type Opening = { remedy: RemedyId; opens: number };

/**
 * Single remedies by how many they open the placement to, and a bundle of up to three of them, chosen greedily,
 * with the running total. `closed` are the participants that are neither eligible nor worth asking as it stands.
 */
export function openings(
  placement: MatchingPlacement,
  closed: readonly Person[],
  vocabulary: Vocabulary,
  origin: Location,
): { remedies: Opening[]; bundle: Opening[] } {
  const remedies = remediesOf(placement, vocabulary);
  const within = withinRemedy(closed, readPlace(placement, vocabulary, origin));
  const single = remedies.map((remedy) => ({
    remedy,
    opened: openedBy(remedy, placement, within, vocabulary, origin),
  }));
  const bundle: Opening[] = [];
  let changed = placement;
  let still = within;
  for (let choices = single; bundle.length < bundleSize;) {
    const best = mostOpened(choices);
    if (best === undefined || best.opened.length === 0) break;
    const opened = new Set(best.opened);
    changed = applyRemedy(best.remedy, changed);
    still = still.filter((person) => !opened.has(person));
    bundle.push({ remedy: remedyId(best.remedy), opens: within.length - still.length });
    choices = choices
      .filter(({ remedy }) => remedy !== best.remedy)
      .map(({ remedy }) => ({ remedy, opened: openedBy(remedy, changed, still, vocabulary, origin) }));
  }
  return {
    remedies: single
      .map(({ remedy, opened }) => ({ remedy: remedyId(remedy), opens: opened.length }))
      .filter(({ opens }) => opens > 0)
      .toSorted((one, other) => other.opens - one.opens),
    bundle,
  };
}

/** Those whom some change of the placement could let in: nothing blocks them that no remedy touches. */
export function withinRemedy(closed: readonly Person[], place: Place): Person[] {
  return closed.filter((person) => {
    for (const criterion of criteria(person, place))
      if (criterion.state === "blocked" && isBeyondRemedy(criterion)) return false;
    return true;
  });
}

/** Those among the participants to whom the placement is open after the remedy. */
export function openedBy(
  remedy: Remedy,
  placement: MatchingPlacement,
  among: readonly Person[],
  vocabulary: Vocabulary,
  origin: Location,
): Person[] {
  if (among.length === 0) return [];
  const place = readPlace(applyRemedy(remedy, placement), vocabulary, origin);
  return among.filter((person) => isOpen(person, place));
}

/** The first of those that open most, so that the order of the list breaks ties. */
function mostOpened<Choice extends { opened: readonly Person[] }>(choices: readonly Choice[]): Choice | undefined {
  let best: Choice | undefined;
  for (const choice of choices) if (best === undefined || choice.opened.length > best.opened.length) best = choice;
  return best;
}
