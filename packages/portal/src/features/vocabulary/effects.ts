import type { RouteResponse } from "@passa/contract/types";
import { levelName, vocabularyName } from "@passa/texts/vocabulary";
import type { Words } from "../../app/texts.tsx";

type Vocabulary = RouteResponse<"GET /vocabulary">;
export type Adaptation = Vocabulary["adaptations"][number];
export type Skill = Vocabulary["skills"][number];

/** What an adaptation does to a place, a sentence for each thing. */
export function effectsOf(adaptation: Adaptation, words: Words): string[] {
  const { caps, addsFormats, transport, minHours, widenDay } = adaptation;
  const { t, list } = words;
  return [
    ...Object.entries(caps ?? {}).map(([dimension, level]) =>
      t("words.effect.cap", {
        dimension: vocabularyName(words, "dimension", dimension),
        level: levelName(words, "demand", dimension, level).toLocaleLowerCase(words.language),
      }),
    ),
    ...(addsFormats?.length
      ? [t("words.effect.formats", { formats: list(addsFormats.map((id) => vocabularyName(words, "format", id))) })]
      : []),
    ...(minHours === undefined ? [] : [t("words.effect.hours", { hours: minHours })]),
    ...(widenDay ? [t("words.effect.day", { from: widenDay.from, to: widenDay.to })] : []),
    ...(transport ? [t("words.effect.transport")] : []),
  ];
}

/** What else holds for who has the skill. */
export function factsOf({ implies, expires, conceptId }: Skill, words: Words): string[] {
  const { t, list } = words;
  return [
    ...(implies.length > 0
      ? [t("words.skill.implies", { skills: list(implies.map((id) => vocabularyName(words, "skill", id))) })]
      : []),
    ...(expires ? [t("words.skill.expires")] : []),
    ...(conceptId === undefined ? [] : [t("words.skill.concept", { id: conceptId })]),
  ];
}
