import type { PlacementContent } from "./placement.ts";

/** How much an adaptation takes off: twelfths of a whole scale, so that scales of 4 and of 6 levels count alike. */
export type Easing = { adaptation: string; core: number; all: number };

/**
 * Adaptations that the place does not offer and that would lower something of what it asks for, read from the place
 * alone and never from who is looking for one. Input: the content with the workplace's standing adaptations. Most relief
 * first: of the core demands (the largest over the core tasks, dimension by dimension), then of all tasks together, then
 * by id. Cost: adaptations × tasks × demands.
 */
export function easingAdaptations(
  content: Pick<PlacementContent, "tasks" | "adaptations">,
  vocabulary: {
    readonly dimensions: readonly { readonly id: string; readonly max: number }[];
    readonly adaptations: readonly {
      readonly id: string;
      readonly caps?: Readonly<Record<string, number>> | undefined;
    }[];
  },
): Easing[] {
  const caps = new Map(vocabulary.adaptations.map(({ id, caps: lowered = {} }) => [id, lowered]));
  const twelfths = new Map(vocabulary.dimensions.map(({ id, max }) => [id, 12 / max]));
  const asks = (extra?: string) => {
    const core = new Map<string, number>();
    let all = 0;
    for (const { removable, demands, adaptations } of content.tasks) {
      const inForce = [...content.adaptations, ...adaptations, ...(extra === undefined ? [] : [extra])];
      for (const [dimension, demand] of Object.entries(demands)) {
        const left = Math.min(demand, ...inForce.map((id) => caps.get(id)?.[dimension] ?? demand));
        const weighed = left * (twelfths.get(dimension) ?? 0);
        all += weighed;
        if (!removable) core.set(dimension, Math.max(core.get(dimension) ?? 0, weighed));
      }
    }
    return { core: [...core.values()].reduce((sum, level) => sum + level, 0), all };
  };
  const now = asks();
  return vocabulary.adaptations
    .filter(({ id }) => !content.adaptations.includes(id))
    .map(({ id }): Easing => {
      const then = asks(id);
      return { adaptation: id, core: now.core - then.core, all: now.all - then.all };
    })
    .filter(({ core, all }) => core > 0 || all > 0)
    .toSorted(
      (one, other) => other.core - one.core || other.all - one.all || (one.adaptation < other.adaptation ? -1 : 1),
    );
}
