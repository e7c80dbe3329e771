/** The steps of publishing a place, and the last look at it. */
export const steps = ["workplace", "tasks", "times", "support", "look"] as const;
export type Step = (typeof steps)[number];

export interface FlowSearch {
  readonly step: Step;
  /** Publishing was tried: what is left to do is shown. */
  readonly check?: true;
  /** The task that is open; the first one when none is named. */
  readonly task?: string;
  /** Whose place it becomes, when staff begin one. */
  readonly employer?: string;
}

/** The step, the open task and whether to show what is missing, from an address that anybody may have written. */
export function readFlowSearch(search: Record<string, unknown>): FlowSearch {
  const { step, check, task, employer } = search;
  return {
    step: steps.find((one) => one === step) ?? "workplace",
    ...(check === true ? { check } : {}),
    ...(typeof task === "string" ? { task } : {}),
    ...(typeof employer === "string" ? { employer } : {}),
  };
}

const stepOfField: Record<string, Step> = {
  workplaceId: "workplace",
  title: "workplace",
  about: "workplace",
  kind: "workplace",
  occupation: "workplace",
  field: "workplace",
  seats: "workplace",
  tasks: "tasks",
  requires: "tasks",
  minTasks: "tasks",
  hours: "times",
  open: "times",
  startsOn: "times",
  latestStartOn: "times",
  remote: "times",
  wishes: "times",
  develops: "times",
  formats: "support",
  adaptations: "support",
  tags: "support",
};

/** The step that a field is asked for in. `path` is dotted from the content's root: "tasks.0.title". */
export const stepOf = (path: string): Step => stepOfField[path.split(".")[0] ?? ""] ?? "workplace";

/** Where to go on: the first step that lacks something, else the last look. */
export function nextStep(lacking: readonly { readonly path: string }[]): Step {
  const wanting = new Set(lacking.map(({ path }) => stepOf(path)));
  return steps.find((step) => wanting.has(step)) ?? "look";
}

const partsOfTask = new Set(["title", "about", "requires"]);
/** The part of a task that has a control of its own: its title, a demand, its requirements as one. */
function partOfTask([part = "", name]: readonly string[]): string[] {
  if (part === "demands" && name !== undefined) return [part, name.replaceAll(".", "-")];
  return partsOfTask.has(part) ? [part] : [];
}

/** The id of the control that a field path is answered in, as the form draws it. */
export function fieldId(path: string): string {
  const [head = "", index, ...rest] = path.split(".");
  if (head === "tasks" && index !== undefined) return ["place-tasks", index, ...partOfTask(rest)].join("-");
  if (head === "hours") return `place-hours-${index ?? "min"}`;
  return `place-${head}`;
}
