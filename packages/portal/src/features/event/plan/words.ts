import type { EventDetails } from "@passa/domain/event/event";
import type { Words } from "../../../app/texts.tsx";
import type { EventCandidate, EventEmployer, SlotTime } from "../queries.ts";
import { resourceName } from "../setup/versions.ts";
import { clockOf } from "../times.ts";
import type { Figures, PlanView, Violation } from "./queries.ts";

/** Who is who in a timetable, for everything that is said of it. */
export interface Names {
  readonly card: (participantId: string | undefined) => number | string;
  readonly employer: (employerId: string | undefined) => string;
  readonly resource: (resourceId: string | undefined) => string;
  readonly time: (slot: number | undefined) => string;
}

export function namesOf(
  words: Words,
  {
    details,
    times,
    employers,
    candidates,
  }: {
    details: EventDetails;
    times: readonly SlotTime[];
    employers: readonly EventEmployer[];
    candidates: readonly EventCandidate[];
  },
): Names {
  const cards = new Map<string, number>(candidates.map(({ participantId, number }) => [participantId, number]));
  const named = new Map<string, string>(employers.map(({ employerId, name }) => [employerId, name]));
  const resources = new Map(details.resources.map((resource) => [resource.id, resourceName(words, resource)]));
  return {
    card: (id) => cards.get(id ?? "") ?? "",
    employer: (id) => named.get(id ?? "") ?? "",
    resource: (id) => resources.get(id ?? "") ?? "",
    time: (slot) => clockOf(times[slot ?? -1]?.from ?? ""),
  };
}

/** One interview in words. */
export const seatWords = (
  { t }: Pick<Words, "t">,
  names: Names,
  { employerId, participantId }: { employerId: string; participantId: string },
): string => t("timetable.what", { number: names.card(participantId), name: names.employer(employerId) });

/** What the checker found, in a sentence. */
export function ruleWords({ t }: Pick<Words, "t">, names: Names, violation: Violation): string {
  const { rule, employerId, participantId, resourceId, most } = violation;
  const number = names.card(participantId);
  const name = names.employer(employerId);
  const who = t("timetable.rule.who", { number, name });
  switch (rule) {
    case "unlistedPair":
    case "metTwice":
    case "fixedNotStanding":
    case "slotNotAllowed":
    case "pairNotHeld":
      return t(`timetable.rule.${rule}`, { who });
    case "outsideTheDay":
    case "beyondTheEnd":
    case "overABreak":
    case "hallTables":
    case "after":
    case "unfair":
      return t(`timetable.rule.${rule}`);
    case "candidateTwice":
    case "candidateUnavailable":
      return t(`timetable.rule.${rule}`, { number });
    case "employerTables":
    case "employerUnavailable":
      return t(`timetable.rule.${rule}`, { name });
    case "resourceCapacity":
    case "resourceUnavailable":
      return t(`timetable.rule.${rule}`, { resource: names.resource(resourceId) });
    case "employerMax":
      return t("timetable.rule.employerMax", { name, most: most ?? 0 });
    case "candidateMax":
      return t("timetable.rule.candidateMax", { number, most: most ?? 0 });
  }
}

type Demand = Extract<PlanView["plan"], { state: "ready" }>["clash"][number];

/** Something that was asked for, in a sentence. */
export function demandWords({ t }: Pick<Words, "t">, names: Names, demand: Demand): string {
  switch (demand.demand) {
    case "fixed":
      return t("timetable.clash.fixed", {
        number: names.card(demand.participantId),
        name: names.employer(demand.employerId),
        time: names.time(demand.slot),
      });
    case "required":
      return t("timetable.clash.required", {
        number: names.card(demand.participantId),
        name: names.employer(demand.employerId),
      });
    case "employerMin":
      return t("timetable.clash.employerMin", { name: names.employer(demand.employerId), min: demand.min });
    case "candidateMin":
      return t("timetable.clash.candidateMin", { number: names.card(demand.participantId), min: demand.min });
  }
}

/** Points as people read them: of a match, 0 to 100. */
export const shownPoints = (value: number): number => Math.round(value / 100);

/** What leaving out something that was demanded costs, in points of a timetable (SCHEDULING, "score"). */
const UNMET = 1_000_000;

/**
 * The cost of what a timetable leaves out, which is told in words and taken out of its points: they are then what its
 * meetings are worth. While it is being made, only that it is below nothing tells how much that is.
 */
export function unmetCostOf(figures: Figures | undefined, value: number | null): number {
  if (!figures) return value === null ? 0 : UNMET * Math.max(0, Math.ceil(-value / UNMET));
  const short = [...figures.candidatesShort, ...figures.employersShort].reduce((sum, { missing }) => sum + missing, 0);
  return UNMET * (short + figures.unscheduledRequired.length);
}
