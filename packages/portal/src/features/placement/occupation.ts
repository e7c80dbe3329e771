import type { RouteResponse } from "@passa/contract/types";
import { suggestedOccupations, suggestedTask } from "@passa/domain/placement/suggested-tasks";
import { weekdays } from "./open-hours.ts";
import type { PlaceForm } from "./place-form.ts";
import { startDates } from "./start-dates.ts";
import { taskFrom, tasksFromStart, type TaskWords } from "./tasks.ts";

export type OccupationHit = RouteResponse<"GET /occupations">["items"][number];

const usualDay = { from: 7, to: 16 };

/**
 * The form after an occupation was chosen: what is usual in it stands there from now on. What the employer has written
 * itself stays: a title of its own, tasks, hours and dates are not replaced.
 */
export function withOccupation(
  form: PlaceForm,
  { conceptId, label, field }: OccupationHit,
  { today, wordsOf }: { today: string; wordsOf: (taskId: string) => TaskWords },
): PlaceForm {
  const usual = suggestedOccupations.find((one) => one.conceptId === conceptId);
  const keepsTitle = Boolean(form.title?.trim()) && form.title !== form.occupation?.label;
  const tasks = tasksFromStart(conceptId).flatMap((id) => {
    const suggestion = suggestedTask(id);
    return suggestion ? [taskFrom(suggestion, wordsOf(id))] : [];
  });
  return {
    ...form,
    occupation: { conceptId, label },
    title: keepsTitle ? form.title : label.slice(0, 80),
    ...(field === undefined ? {} : { field }),
    tasks: form.tasks?.length ? form.tasks : tasks,
    tags: form.tags?.length ? form.tags : [...(usual?.tags ?? [])],
    open: form.open?.length ? form.open : weekdays(usual?.usualHours ?? usualDay),
    ...(form.startsOn === undefined ? startDates("soon", today) : {}),
  };
}
