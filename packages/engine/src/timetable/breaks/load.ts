/** How much time the interviews take, of each person and in all, and between whom they are. */
import { none, type Problem } from "../problem.ts";

/** Slots that the interviews of each person take, and that all interviews take, when every pair is held. */
export function totalLength({ pairs, people, length, means }: Problem): { ofPerson: Int32Array; ofAll: number } {
  const ofPerson = new Int32Array(people);
  let ofAll = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const takes = length[pair] ?? 1;
    ofAll += takes;
    for (const person of bothOf(means[pair])) ofPerson[person] = (ofPerson[person] ?? 0) + takes;
  }
  return { ofPerson, ofAll };
}

/** The two people of a pair: the first means that it uses. */
export function bothOf(means: Int32Array | undefined): [employer: number, candidate: number] {
  return [means?.[0] ?? none, means?.[1] ?? none];
}

/**
 * People with interviews: `two` sides where nobody meets anybody of their own, `one` where they do; `unlike` where
 * somebody may have more than one interview at once, and being busy does not tell how many.
 */
export type Sides =
  | { kind: "two"; one: number[]; other: number[] }
  | { kind: "one"; all: number[] }
  | { kind: "unlike" };

export function sidesOf({ pairs, people, means, capacity }: Problem): Sides {
  const meets: number[][] = Array.from({ length: people }, () => []);
  for (let pair = 0; pair < pairs; pair += 1) {
    const [employer, candidate] = bothOf(means[pair]);
    meets[employer]?.push(candidate);
    meets[candidate]?.push(employer);
  }
  const all = [...meets.keys()].filter((person) => (meets[person]?.length ?? 0) > 0);
  if (all.some((person) => capacity[person] !== 1)) return { kind: "unlike" };
  const side = new Int8Array(people);
  for (const root of all) {
    if (side[root] !== 0) continue;
    side[root] = 1;
    const reached = [root];
    for (let person = reached.pop(); person !== undefined; person = reached.pop())
      for (const met of meets[person] ?? []) {
        if (side[met] === side[person]) return { kind: "one", all };
        if (side[met] !== 0) continue;
        side[met] = -(side[person] ?? 0);
        reached.push(met);
      }
  }
  return {
    kind: "two",
    one: all.filter((person) => side[person] === 1),
    other: all.filter((person) => side[person] === -1),
  };
}
