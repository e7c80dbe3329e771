/**
 * What other weights do to the top of a list: who comes up, who goes down, and the one part of the score that explains
 * it best. Tells places in the list and a word, never a score or what a person has answered.
 */
import { componentNames, type Component, type Components, type Weights } from "../matching/score.ts";

/** One of a list, in its order. */
export type Listed = { participantId: string; components: Components };

/**
 * The part whose weight has changed that sets this person most apart from the others in the way that they moved:
 * whether it counts more or less now, and whether the person stands high or low in it among those of the two lists.
 */
export type Because = { component: Component; counts: "more" | "less"; stands: "high" | "low" };

export type Move = {
  participantId: string;
  /** Place in the list, from 1; absent where the person is not in the top. */
  before?: number;
  after?: number;
  /** Absent when the person stays, or moves only because others do. */
  because?: Because;
};

/** Everybody in the top before or after: those who are in it after in that order, then those who have left it in theirs. */
export function movesBetween(
  before: readonly Listed[],
  after: readonly Listed[],
  weights: { before: Weights; after: Weights },
): Move[] {
  const was = placesIn(before);
  const is = placesIn(after);
  const left = before.filter(({ participantId }) => !is.has(participantId));
  const everybody = [...after, ...left];
  const middle = (name: Component): number =>
    everybody.reduce((sum, { components }) => sum + components[name], 0) / everybody.length;
  const changed = componentNames
    .filter((name) => weights.after[name] !== weights.before[name])
    .map((name) => ({ name, more: weights.after[name] - weights.before[name], middle: middle(name) }));

  const because = ({ components }: Listed, way: number): Because | undefined => {
    let most = 0;
    let reason: Because | undefined;
    for (const { name, more, middle } of changed) {
      const apart = components[name] - middle;
      if (way * more * apart <= most) continue;
      most = way * more * apart;
      reason = { component: name, counts: more > 0 ? "more" : "less", stands: apart > 0 ? "high" : "low" };
    }
    return reason;
  };
  return everybody.map((listed) => {
    const { participantId } = listed;
    const [from, to] = [was.get(participantId), is.get(participantId)];
    const way = Math.sign((from ?? Infinity) - (to ?? Infinity));
    const reason = way === 0 ? undefined : because(listed, way);
    return {
      participantId,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
      ...(reason === undefined ? {} : { because: reason }),
    };
  });
}

const placesIn = (list: readonly Listed[]): Map<string, number> =>
  new Map(list.map(({ participantId }, index) => [participantId, index + 1]));
