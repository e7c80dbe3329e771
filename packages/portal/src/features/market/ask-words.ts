import { remedyFrom } from "@passa/domain/matching/remedy-id";
import type { Remedy } from "@passa/domain/matching/remedies";
import type { Texts } from "@passa/texts/compiled";
import { explainRemedy, type Names } from "@passa/texts/explain";
import { vocabularyAbout, vocabularyName } from "@passa/texts/vocabulary";
import type { Ask } from "./queries.ts";

/** What an ask is called in three places: what to ask for, what to tell the employer about it, and in short. */
export type AskWords = { question: string; telling: string; name: string };

const lowered = (texts: Texts, name: string): string =>
  name.charAt(0).toLocaleLowerCase(texts.language) + name.slice(1);

/** The words of an ask; `imported` are names of skills that the catalogues do not know. */
export function askWords(
  texts: Texts,
  { remedy: id, title, tasks }: Ask,
  imported: ReadonlyMap<string, string>,
): AskWords {
  const names: Names = { tasks: new Map(tasks.map((task) => [task.id, task.title])), maxima: new Map(), imported };
  const remedy = remedyFrom(id);
  if (!remedy) return { question: id, telling: "", name: id };
  return {
    question: questionOf(texts, remedy, title, names),
    telling: tellingOf(texts, remedy, names),
    name: explainRemedy(texts, "name", remedy, names),
  };
}

/** What an adaptation asks of a workplace; of another change the sentence that the employer reads. */
function tellingOf(texts: Texts, remedy: Remedy, names: Names): string {
  if (remedy.kind === "adaptation")
    return texts.text("market.means", { about: vocabularyAbout(texts, "adaptation", remedy.adaptation) });
  return texts.text("market.say", { sentence: explainRemedy(texts, "employer", remedy, names) });
}

function questionOf(texts: Texts, remedy: Remedy, title: string, { tasks, imported }: Names): string {
  switch (remedy.kind) {
    case "adaptation":
      return texts.text("market.ask.adaptation", {
        adaptation: lowered(texts, vocabularyName(texts, "adaptation", remedy.adaptation)),
        title,
      });
    case "hours":
      return texts.text("market.ask.hours", { hours: remedy.hours, title });
    case "release":
      return texts.text("market.ask.release", { task: tasks.get(remedy.task) ?? remedy.task, title });
    case "train":
      return texts.text("market.ask.train", {
        skills: texts.list(
          remedy.clause.split("|").map((skill) => lowered(texts, vocabularyName(texts, "skill", skill, imported))),
          "any",
        ),
        title,
      });
  }
}
