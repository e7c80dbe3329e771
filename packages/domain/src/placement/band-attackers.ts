import { Draw } from "../matching/oracle/generate.ts";
import { type Answered, answered, mostSets, smallestGroup } from "./employer-bands.ts";

/**
 * Attackers who know everything of one person and want to know whether they are among those who seek. Each plays many worlds,
 * half of them with the person; its advantage is how much more often it says yes where they are. The people that an employer
 * is told of are as its snapshot has them: the attackers choose criteria, nothing else.
 */

/** Levels of a person, or demands of a place, on some dimensions. */
type Levels = readonly number[];
const DIMENSIONS = 6;
const LEVELS = 5;

const draws = (draw: Draw): Levels => Array.from({ length: DIMENSIONS }, () => draw.int(0, LEVELS - 1));
const fits = (person: Levels, demands: Levels) => demands.every((demand, at) => (person[at] ?? 0) >= demand);

/** One employer that asks, with what all have been told so far. */
class Asking {
  readonly #people: readonly Levels[];
  readonly #all: { by: number; answer: Answered }[];
  readonly #by: number;

  constructor(people: readonly Levels[], all: { by: number; answer: Answered }[], by: number) {
    this.#people = people;
    this.#all = all;
    this.#by = by;
  }

  bandOf(demands: Levels): string {
    const key = demands.join();
    const people = this.#people.map((person) => (fits(person, demands) ? "1" : "0")).join("");
    const of = (isOwn: boolean) =>
      this.#all.filter(({ by }) => (by === this.#by) === isOwn).map(({ answer }) => answer);
    const { band, isNew } = answered({ key, people }, { own: of(true), others: of(false), most: mostSets });
    if (isNew) this.#all.push({ by: this.#by, answer: { key, band, people } });
    return band;
  }
}

type World = { people: readonly Levels[]; before: readonly Levels[]; target: Levels; draw: Draw };
type Attacker = (world: World) => boolean;

/** Demands that the person just meets on all but some dimensions, and the same with one step more on one of them. */
function pair({ target, draw }: World): [Levels, Levels] {
  const at = draw.int(0, DIMENSIONS - 1);
  const met = target.map((level, n) => (n === at || draw.chance(0.5) ? level : Math.max(0, level - draw.int(1, 4))));
  return [met, met.map((level, n) => (n === at ? level + 1 : level))];
}

const attackers: Record<string, Attacker> = {
  /** One employer changes its drafts a step at a time, and looks for a step that the person alone would make. */
  "a sweep of drafts": (world) => {
    const asking = new Asking(world.people, [], 0);
    return Array.from({ length: mostSets / 2 }).some(() => {
      const [met, missed] = pair(world);
      return asking.bandOf(met) !== asking.bandOf(missed);
    });
  },
  /** The same criteria in the snapshot before the person may have come, and in the one after. */
  "the difference between two days": (world) => {
    const all: { by: number; answer: Answered }[] = [];
    // Each snapshot is a budget of its own.
    const [earlier, later] = [new Asking(world.before, all, 0), new Asking(world.people, all, 1)];
    const asked = Array.from({ length: mostSets }, () => pair(world)[0]);
    const told = asked.map((demands) => earlier.bandOf(demands));
    return asked.some((demands, n) => later.bandOf(demands) !== told[n]);
  },
  /** Two employers share the steps, and have twice as many. */
  "two employers together": (world) => {
    const all: { by: number; answer: Answered }[] = [];
    const [one, other] = [new Asking(world.people, all, 0), new Asking(world.people, all, 1)];
    return Array.from({ length: mostSets }).some(() => {
      const [met, missed] = pair(world);
      return one.bandOf(met) !== other.bandOf(missed);
    });
  },
};

/** The advantage of each attacker over `worlds` worlds of each kind, from the same seed the same. */
export function advantages({ worlds, seed }: { worlds: number; seed: number }): Record<string, number> {
  const advantageOf = (attack: Attacker): number => {
    const yes = [0, 0];
    for (let n = 0; n < 2 * worlds; n++) {
      const isThere = n % 2;
      const draw = new Draw(seed * 1_000_003 + Math.floor(n / 2));
      const before = Array.from({ length: draw.int(40, 200) }, () => draws(draw));
      const target = draws(draw);
      const others = Array.from({ length: smallestGroup }, () => draws(draw));
      const people = [...before, ...(isThere === 1 ? [target, ...others.slice(1)] : others)];
      if (attack({ people, before, target, draw })) yes[isThere] = (yes[isThere] ?? 0) + 1;
    }
    return ((yes[1] ?? 0) - (yes[0] ?? 0)) / worlds;
  };
  return Object.fromEntries(Object.entries(attackers).map(([name, attack]) => [name, advantageOf(attack)]));
}
