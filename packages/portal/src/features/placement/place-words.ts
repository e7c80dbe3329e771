import type { RouteResponse } from "@passa/contract/types";
import type { Window } from "@passa/domain/place/place";
import type { Task } from "@passa/domain/placement/placement";
import { levelName, vocabularyName, type VocabularyKind } from "@passa/texts/vocabulary";
import type { Words } from "../../app/texts.tsx";
import { daysTogether } from "./open-hours.ts";
import { type AskedDimension, heaviestDemands, type TaskWords } from "./tasks.ts";

export type Vocabulary = RouteResponse<"GET /vocabulary">;
type Skills = Vocabulary["skills"];

/** The name of a vocabulary entry; an imported skill brings its own. */
export function nameOf(words: Words, kind: VocabularyKind, id: string, skills: Skills = []): string {
  const label = kind === "skill" ? skills.find((skill) => skill.id === id)?.label : undefined;
  return vocabularyName(words, kind, id, label === undefined ? undefined : new Map([[id, label]]));
}

/** The words of a suggested task. */
export function suggestionWords({ has, t }: Words, taskId: string): TaskWords {
  const title: string = `task.${taskId}`;
  const about: string = `task.${taskId}.about`;
  return { title: has(title) ? t(title) : taskId, about: has(about) ? t(about) : undefined };
}

/** Within a sentence a name begins small, unless it is an abbreviation: "truckkort A", "YKB gods". */
const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** Skills of which any one will do: "truckkort A eller truckkort B". */
export const clauseWords = (words: Words, clause: readonly string[], skills: Skills): string =>
  words.list(
    clause.map((skill) => lowerFirst(nameOf(words, "skill", skill, skills))),
    "any",
  );

/** A task in a line: what it needs, whether it can be left out, what it asks most for. */
export function taskSummary(
  words: Words,
  task: Task,
  { dimensions, skills }: { readonly dimensions: readonly AskedDimension[]; readonly skills: Skills },
): string {
  const { t } = words;
  const sentences = [
    ...task.requires.map((clause) => t("placement.task.sum.requires", { skills: clauseWords(words, clause, skills) })),
    ...(task.removable ? [t("placement.task.sum.removable")] : []),
    ...heaviestDemands(task, dimensions).map(({ id, level }) =>
      t("placement.task.sum.demand", {
        what: nameOf(words, "dimension", id),
        level: lowerFirst(levelName(words, "demand", id, level)),
      }),
    ),
  ];
  return sentences.length > 0 ? sentences.join(" ") : t("placement.task.sum.nothing");
}

const dayKeys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Open hours as one says them: "Måndag till fredag 7–16". */
export function openWords({ t }: Words, open: readonly Window[]): string[] {
  const day = (n: number): string => t(`shell.day.${dayKeys[n] ?? "mon"}`);
  return daysTogether(open).map(({ first, last, hours }) =>
    t("placement.open.line", {
      days:
        first === last ? day(first) : t("placement.open.days", { from: day(first), to: day(last).toLocaleLowerCase() }),
      hours: hours.map(({ from, to }) => `${from}–${to}`).join(", "),
    }),
  );
}
