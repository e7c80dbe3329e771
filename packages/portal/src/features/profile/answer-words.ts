import type { Source, Statement } from "@passa/domain/observation/observation";
import { levelName, questionFor, vocabularyName, type VocabularyKind } from "@passa/texts/vocabulary";
import { shortDate } from "../../app/days.ts";
import type { TextKey, Words } from "../../app/texts.tsx";
import type { Vocabulary } from "./editor.tsx";
import { windowsInWords } from "./week-words.ts";

/** The name of a vocabulary entry; an imported skill brings its own. */
export function nameOf(words: Words, kind: VocabularyKind, id: string, vocabulary: Vocabulary): string {
  const label = kind === "skill" ? vocabulary.skills.find((skill) => skill.id === id)?.label : undefined;
  return vocabularyName(words, kind, id, label === undefined ? undefined : new Map([[id, label]]));
}

const whatText = {
  seeking: "profile.ask.seeking",
  availableFrom: "profile.ask.availableFrom",
  hours: "profile.ask.hours",
  available: "profile.ask.available",
  home: "profile.ask.home",
  maxTravelKm: "profile.ask.maxTravelKm",
  formats: "profile.ask.formats",
  avoid: "profile.ask.avoid",
  interests: "profile.ask.interests",
  goals: "profile.ask.goals",
} as const satisfies Record<string, TextKey>;

const isWhat = (topic: string): topic is keyof typeof whatText => Object.hasOwn(whatText, topic);

/** The question as one puts it to the person. `clause` are skills of which any one will do. */
export function questionWords(words: Words, topic: string, vocabulary: Vocabulary, clause?: readonly string[]): string {
  const id = topic.slice(topic.indexOf(":") + 1);
  if (topic.startsWith("capacity:")) return questionFor(words, id);
  if (topic.startsWith("skill:")) {
    const skills = (clause ?? [id]).map((skill) => nameOf(words, "skill", skill, vocabulary));
    return words.t("profile.ask.skill", { skills: words.list(skills, "any") });
  }
  return isWhat(topic) ? words.t(whatText[topic]) : topic;
}

/** What a statement says, in a line. */
export function answerWords(words: Words, statement: Statement, vocabulary: Vocabulary, now: string): string {
  const { t, list, language } = words;
  const names = (kind: VocabularyKind, ids: readonly string[], none: TextKey): string =>
    ids.length === 0 ? t(none) : list(ids.map((id) => nameOf(words, kind, id, vocabulary)));
  if ("unknown" in statement.value) return t("shell.unknown");
  switch (statement.what) {
    case "seeking":
      return list(statement.value.kinds.map((kind) => t(`placementKind.${kind}`)));
    case "availableFrom":
      return t("profile.say.from", { on: shortDate(language, statement.value.on, now) });
    case "hours": {
      const { min, max, wanted } = statement.value;
      return wanted === undefined
        ? t("profile.say.hours", { min, max })
        : t("profile.say.hours-wanted", { min, max, wanted });
    }
    case "available":
      return windowsInWords(words, statement.value.windows);
    case "home":
      return statement.value.locality;
    case "maxTravelKm":
      return t("profile.say.km", { km: statement.value.km });
    case "formats":
      return names("format", statement.value.works, "profile.say.all-formats");
    case "avoid":
      return names("tag", statement.value.tags, "profile.say.nothing");
    case "interests":
      return names("field", Object.keys(statement.value.fields), "profile.say.nothing");
    case "goals": {
      const { ids, words: own } = statement.value;
      const named = ids.map((id) =>
        vocabulary.dimensions.some((one) => one.id === id)
          ? nameOf(words, "dimension", id, vocabulary)
          : nameOf(words, "skill", id, vocabulary),
      );
      return [named.length > 0 ? list(named) : "", own ?? ""].filter(Boolean).join(". ") || t("profile.say.nothing");
    }
    case "skill": {
      const { has, validUntil, note } = statement.value;
      const head = t(has ? "profile.say.has" : "profile.say.has-not");
      const until =
        validUntil === undefined ? "" : t("profile.say.until", { on: shortDate(language, validUntil, now) });
      return [head, note ?? "", until].filter(Boolean).join(", ");
    }
    case "capacity":
      return levelName(words, "level", statement.id, statement.value.level);
  }
}

/** Whose word it is: "Hodan själv", "Eva Modig", "Testat eller visat". */
export function whoWords({ t }: Words, source: Source, name: string, byName: string): string {
  return { self: t("profile.who.self", { name }), staff: byName, tested: t("profile.who.tested") }[source];
}
