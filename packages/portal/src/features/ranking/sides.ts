import type { RouteResponse } from "@passa/contract/types";
import type { Texts } from "@passa/texts/compiled";
import type { Names } from "@passa/texts/explain";
import { levelName, vocabularyName, type VocabularyKind } from "@passa/texts/vocabulary";

export type Judgement = RouteResponse<"GET /placements/{placementId}/ranking/{participantId}">["judgements"][number];

/** One criterion with the place on one side and the person on the other, each in a few words. */
export interface Sides {
  readonly name: string;
  readonly place: string;
  /** Undefined where it is not known. */
  readonly person: string | undefined;
  /** Levels to draw, where the criterion is measured on a scale. */
  readonly level?: { readonly asks: number; readonly has: number | undefined; readonly of: number };
}

/** What stands on each side of a criterion. `locality` is where the place is. */
export function sidesOf(texts: Texts, judged: Judgement, names: Names, locality: string): Sides {
  const t = texts.text;
  const name = (kind: VocabularyKind, id: string): string => vocabularyName(texts, kind, id, names.imported);
  const each = (kind: VocabularyKind, ids: readonly string[], any?: "any"): string =>
    ids.length === 0
      ? t("matching.nothing")
      : texts.list(
          ids.map((id) => name(kind, id)),
          any,
        );
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(texts.language) + text.slice(1);
  const formats = (ids: readonly string[], any?: "any"): string =>
    capital(each("format", ids, any).toLocaleLowerCase(texts.language));
  const called = t(`criterion.${judged.kind}.name`);
  switch (judged.kind) {
    case "kind":
      return {
        name: called,
        place: capital(t(`placementKind.${judged.offered}`)),
        person: capital(
          texts.list(
            judged.seeking.map((kind) => t(`placementKind.${kind}`)),
            "any",
          ),
        ),
      };
    case "period":
      return {
        name: called,
        place:
          judged.latestStartOn > judged.startsOn
            ? t("ranking.side.between", { from: texts.date(judged.startsOn), to: texts.date(judged.latestStartOn) })
            : texts.date(judged.startsOn),
        person: judged.availableFrom && t("ranking.side.from", { date: texts.date(judged.availableFrom) }),
      };
    case "age":
      return judged.tasks.length === 0
        ? { name: called, place: t("ranking.side.no-limit"), person: t("ranking.side.no-matter") }
        : {
            name: called,
            place: t("ranking.side.adult"),
            person: judged.adultFrom && t("ranking.side.adult-from", { date: texts.date(judged.adultFrom) }),
          };
    case "hours":
      return { name: called, place: range(judged.place), person: judged.person && hoursOf(texts, judged.person) };
    case "schedule":
      return {
        name: called,
        place:
          judged.need === undefined ? t("ranking.side.open-hours") : t("ranking.side.need", { hours: judged.need }),
        person: judged.common === undefined ? undefined : t("ranking.side.common", { hours: judged.common }),
      };
    case "travel":
      return {
        name: called,
        place: judged.remote ? t("ranking.side.remote") : judged.transport ? t("ranking.side.transport") : locality,
        person: travelOf(texts, judged),
      };
    case "format":
      return {
        name: called,
        place: formats(judged.given),
        person:
          judged.wanted && (judged.wanted.length === 0 ? t("ranking.side.any-format") : formats(judged.wanted, "any")),
      };
    case "skill": {
      const held = judged.members.filter(({ state }) => state === "has").map(({ skill }) => skill);
      return {
        name: each(
          "skill",
          judged.members.map(({ skill }) => skill),
          "any",
        ),
        place: t("ranking.side.required"),
        person:
          judged.state === "unknown"
            ? undefined
            : judged.state === "met"
              ? t("ranking.side.has", { skills: each("skill", held) })
              : t("ranking.side.has-not"),
      };
    }
    case "demand": {
      const { dimension, level, capacity } = judged;
      return {
        name: name("dimension", dimension),
        place: levelName(texts, "demand", dimension, level),
        person: capacity === undefined ? undefined : levelName(texts, "level", dimension, capacity),
        level: { asks: level, has: capacity, of: names.maxima.get(dimension) ?? 4 },
      };
    }
    case "tasks": {
      const { minTasks, core, doable, unknown, notDoable } = judged;
      const sure = core.length + doable.length;
      return {
        name: called,
        place: t("ranking.side.at-least", { count: minTasks }),
        person: t("ranking.side.of", { count: sure, all: sure + unknown.length + notDoable.length }),
      };
    }
    case "avoid":
      return {
        name: name("tag", judged.tag),
        place: t(judged.state === "blocked" ? "ranking.side.is-here" : "ranking.side.is-not-here"),
        person: t("ranking.side.avoids"),
      };
  }
}

/** "20–30", or "20" where both ends are one. */
const range = ({ min, max }: { min: number; max: number }): string => (min === max ? String(min) : `${min}–${max}`);

function hoursOf(texts: Texts, person: { min: number; max: number; wanted?: number | undefined }): string {
  const { wanted } = person;
  return wanted === undefined
    ? range(person)
    : texts.text("ranking.side.rather", { range: range(person), hours: wanted });
}

function travelOf(texts: Texts, judged: Extract<Judgement, { kind: "travel" }>): string | undefined {
  const { distanceM, maxTravelKm } = judged;
  const km = distanceM === undefined ? undefined : texts.number(Math.ceil(distanceM / 100) / 10);
  if (judged.remote || judged.transport) return texts.text("ranking.side.no-matter");
  if (km === undefined) return undefined;
  return maxTravelKm === undefined
    ? texts.text("ranking.side.km", { km })
    : texts.text("ranking.side.km-of", { km, most: maxTravelKm });
}

/** What says most comes first among criteria that are in the same state. */
const telling: readonly Judgement["kind"][] = [
  "format",
  "hours",
  "schedule",
  "travel",
  "demand",
  "skill",
  "tasks",
  "period",
  "kind",
  "avoid",
  "age",
];

/** In the order of the page: what blocks, what is not known, what fits; within each the most telling first. */
export function inReadingOrder(judgements: readonly Judgement[]): Judgement[] {
  const order = { blocked: 0, unknown: 1, met: 2 };
  return judgements.toSorted(
    (one, other) => order[one.state] - order[other.state] || telling.indexOf(one.kind) - telling.indexOf(other.kind),
  );
}

/** What may be read in a register: the employer never meets what is sought or avoided. */
export const toldIn = (register: "staff" | "participant" | "employer", judgements: readonly Judgement[]): Judgement[] =>
  register === "employer" ? judgements.filter(({ kind }) => kind !== "kind" && kind !== "avoid") : [...judgements];
