import type { PlacementDraft } from "./placement.ts";

/**
 * The content after a remedy that the employer has agreed to (MATCHING.md, "What would open it"), or undefined when the
 * place has nothing that it would change: an adaptation offered already (`standing` are the workplace's own), hours that
 * are low enough, a task that is no core task or the only one, a clause that nothing asks for. Takes ids as the list gives
 * them: `adaptation:<id>`, `hours:<h>`, `release:<task>`, `train:<clause>`. The last core task may not be left out: the
 * place would not be whole.
 */
export function withAgreedRemedy<C extends PlacementDraft>(
  content: C,
  remedy: string,
  standing: readonly string[],
): C | undefined {
  const at = remedy.indexOf(":");
  const kind = remedy.slice(0, at);
  const what = remedy.slice(at + 1);
  const { adaptations = [], hours, tasks = [], requires = [] } = content;
  switch (kind) {
    case "adaptation":
      if (adaptations.includes(what) || standing.includes(what)) return undefined;
      return { ...content, adaptations: [...adaptations, what] };
    case "hours":
      if (!hours || !/^[1-9]\d?$/.test(what) || Number(what) >= hours.min) return undefined;
      return { ...content, hours: { ...hours, min: Number(what) } };
    case "release": {
      const core = tasks.filter(({ removable }) => !removable);
      if (core.length < 2 || !core.some(({ id }) => id === what)) return undefined;
      return { ...content, tasks: tasks.map((task) => (task.id === what ? { ...task, removable: true } : task)) };
    }
    case "train": {
      const asks = (clause: readonly string[]) => clause.toSorted().join("|") === what;
      const all = [...requires, ...tasks.flatMap((task) => task.requires)];
      if (!all.some(asks)) return undefined;
      const kept = (clauses: readonly string[][]) => clauses.filter((clause) => !asks(clause));
      return {
        ...content,
        requires: kept(requires),
        tasks: tasks.map((task) => ({ ...task, requires: kept(task.requires) })),
      };
    }
    default:
      return undefined;
  }
}
