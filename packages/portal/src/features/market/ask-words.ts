import { remedyFrom } from "@passa/domain/matching/remedy-id";
import type { Remedy } from "@passa/domain/matching/remedies";
import type { Texts } from "@passa/texts/compiled";
import { explainRemedy, type Names } from "@passa/texts/explain";
import { vocabularyName } from "@passa/texts/vocabulary";
import type { Ask } from "./queries.ts";

/** What an ask is called in three places: what to ask for, how to say it to the employer, and in short. */
export type AskWords = { question: string; sentence: string; name: string };

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
  if (!remedy) return { question: id, sentence: id, name: id };
  return {
    question: questionOf(texts, remedy, title, names),
    sentence: explainRemedy(texts, "employer", remedy, names),
    name: explainRemedy(texts, "name", remedy, names),
  };
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
