import { remedyFrom } from "@passa/domain/matching/remedy-id";
import type { Texts } from "@passa/texts/compiled";
import { explainRemedy, type Names } from "@passa/texts/explain";
import { vocabularyName } from "@passa/texts/vocabulary";

/** What a remedy is called on its chip: "Bildstöd", "Från 12 timmar i veckan". */
export function remedyName(texts: Texts, id: string, names: Names): string {
  const remedy = remedyFrom(id);
  return remedy ? explainRemedy(texts, "name", remedy, names) : id;
}

/** The same after "med" in a sentence: "bildstöd", "12 timmar i veckan", "truckkort A som lärs ut". */
export function withRemedy(texts: Texts, id: string, names: Names): string {
  const remedy = remedyFrom(id);
  switch (remedy?.kind) {
    case "adaptation": {
      const name = vocabularyName(texts, "adaptation", remedy.adaptation);
      return name.charAt(0).toLocaleLowerCase(texts.language) + name.slice(1);
    }
    case "hours":
      return texts.text("ranking.with.hours", { hours: remedy.hours });
    case "release":
      return texts.text("ranking.with.release", { task: names.tasks.get(remedy.task) ?? remedy.task });
    case "train":
      return texts.text("ranking.with.train", {
        skills: texts.list(
          remedy.clause.split("|").map((skill) => vocabularyName(texts, "skill", skill, names.imported)),
          "any",
        ),
      });
    default:
      return id;
  }
}

/** Several in one sentence: "bildstöd, lyfthjälp och 12 timmar i veckan". */
export const withRemedies = (texts: Texts, ids: readonly string[], names: Names): string =>
  texts.list(ids.map((id) => withRemedy(texts, id, names)));
