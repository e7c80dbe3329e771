import type { Task } from "@passa/domain/placement/placement";
import { type SuggestedTask, suggestedOccupations, suggestedTask } from "@passa/domain/placement/suggested-tasks";

/** As much of a dimension as the questions need. */
export interface AskedDimension {
  readonly id: string;
  readonly max: number;
}

/** What is asked first about a task that is nobody's suggestion. */
const usualQuestions = ["lifting", "standing", "sv.reading", "multitasking", "strangers"];
const FEWEST_QUESTIONS = 4;
const MOST_QUESTIONS = 5;
/** So many of an occupation's usual tasks stand there from the start, the most usual first. */
const TASKS_FROM_START = 2;

export interface TaskWords {
  readonly title: string;
  readonly about: string | undefined;
}

/** A suggestion as a task of the place, asking for what is usual. */
export function taskFrom({ id, pictogram, demands, requires, hazardous }: SuggestedTask, words: TaskWords): Task {
  return {
    id,
    title: words.title,
    ...(words.about === undefined ? {} : { about: words.about }),
    pictogram,
    removable: false,
    hazardous,
    demands: { ...demands },
    requires: requires.map((clause) => [...clause]),
    adaptations: [],
  };
}

/** A task in one's own words, of which nothing is known yet. `id` is new in the place. */
export const ownTask = (id: string, title: string): Task => ({
  id,
  title,
  removable: false,
  hazardous: false,
  demands: {},
  requires: [],
  adaptations: [],
});

/** Ids of suggestions for an occupation, else for its field, most usual first; without those that the place has. */
export function suggestionsFor(
  { conceptId, field }: { conceptId?: string | undefined; field?: string | undefined },
  taken: readonly { readonly id: string }[],
): string[] {
  const exact = suggestedOccupations.filter((one) => one.conceptId === conceptId);
  const near = exact.length > 0 ? exact : suggestedOccupations.filter((one) => one.field === field);
  const has = new Set(taken.map(({ id }) => id));
  return [...new Set(near.flatMap(({ tasks }) => tasks))].filter((id) => !has.has(id));
}

/** Ids of the tasks that a place of this occupation begins with. */
export const tasksFromStart = (conceptId: string): string[] =>
  suggestionsFor({ conceptId }, []).slice(0, TASKS_FROM_START);

/** Dimensions by how much of their scale the demands ask for, the most first, then in the vocabulary's order. */
function heaviestFirst(demands: Readonly<Record<string, number>>, dimensions: readonly AskedDimension[]): string[] {
  const share = ({ id, max }: AskedDimension): number => (demands[id] ?? 0) / max;
  return dimensions
    .filter(({ id }) => (demands[id] ?? 0) > 0)
    .toSorted((one, other) => share(other) - share(one))
    .map(({ id }) => id);
}

/**
 * The four or five questions that tell most about a task, asked first. Read from what is usual for it and never from the
 * answers, so that questions stay where they are while one answers.
 */
export function tellingQuestions(taskId: string, dimensions: readonly AskedDimension[]): string[] {
  const known = new Set(dimensions.map(({ id }) => id));
  const usual = heaviestFirst(suggestedTask(taskId)?.demands ?? {}, dimensions).slice(0, MOST_QUESTIONS);
  const fill = usualQuestions.filter((id) => known.has(id) && !usual.includes(id));
  const short = Math.max(0, (usual.length === 0 ? MOST_QUESTIONS : FEWEST_QUESTIONS) - usual.length);
  return [...usual, ...fill.slice(0, short)];
}

/** What a task asks most for, at most three, to be said in one line. */
export const heaviestDemands = (
  { demands }: Pick<Task, "demands">,
  dimensions: readonly AskedDimension[],
): { readonly id: string; readonly level: number }[] =>
  heaviestFirst(demands, dimensions)
    .slice(0, 3)
    .map((id) => ({ id, level: demands[id] ?? 0 }));

/** The clause with one more skill that will do. */
export const withSkill = (clauses: readonly string[][], clause: number, skill: string): string[][] =>
  clause >= clauses.length
    ? [...clauses.map((one) => [...one]), [skill]]
    : clauses.map((one, n) => (n === clause && !one.includes(skill) ? [...one, skill] : [...one]));

/** The clauses without one skill; a clause that is left empty goes. */
export const withoutSkill = (clauses: readonly string[][], clause: number, skill: string): string[][] =>
  clauses
    .map((one, n) => (n === clause ? one.filter((other) => other !== skill) : [...one]))
    .filter((one) => one.length > 0);
