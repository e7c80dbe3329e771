/** How a person wants one hour: not at all, can, would rather, or has not said. */
export type Wish = "cannot" | "can" | "rather" | "unknown";

/** Monday to Sunday, each with one wish per hour shown. */
export type WeekWishes = readonly (readonly Wish[])[];

export interface WeekPlace {
  readonly day: number;
  readonly hour: number;
}

/** What a key does to the week: where one stands after it, and the wishes. */
export interface WeekStep {
  readonly at: WeekPlace;
  readonly wishes: WeekWishes;
}

/** Space goes round: cannot, can, rather; from "not known" it starts at cannot. */
export function nextWish(wish: Wish): Wish {
  return wish === "cannot" ? "can" : wish === "can" ? "rather" : "cannot";
}

/** Space on opening hours: closed, open. */
export const nextOpen = (wish: Wish): Wish => (wish === "cannot" ? "rather" : "cannot");

/** The week with one hour changed; the same week when nothing changes. */
export function withWish(wishes: WeekWishes, at: WeekPlace, wish: Wish): WeekWishes {
  if (wishes[at.day]?.[at.hour] === wish) return wishes;
  return wishes.map((day, d) => (d === at.day ? day.map((was, h) => (h === at.hour ? wish : was)) : day));
}

const turn: Record<string, string> = {
  ArrowLeft: "ArrowUp",
  ArrowRight: "ArrowDown",
  ArrowUp: "ArrowLeft",
  ArrowDown: "ArrowRight",
};

const moves: Record<string, readonly [day: number, hour: number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/**
 * Arrows move, Home and End go to the day's ends, Space or Enter changes, ? says not known, F fills the day as the day
 * before, and Shift with an arrow carries the wish along. `turned` is the phone's layout, where time runs down; `open`
 * is a place's hours, which are open or not and always known.
 * Gives undefined for a key that is none of the week's, and the same place at the edge.
 */
export function weekKey(
  { at, wishes }: WeekStep,
  key: string,
  { shift = false, turned = false, open = false }: { shift?: boolean; turned?: boolean; open?: boolean } = {},
): WeekStep | undefined {
  const day = wishes[at.day];
  const wish = day?.[at.hour];
  if (!day || wish === undefined) return undefined;
  if (key === " " || key === "Enter") return { at, wishes: withWish(wishes, at, (open ? nextOpen : nextWish)(wish)) };
  if (key === "?" && !open) return { at, wishes: withWish(wishes, at, "unknown") };
  if (key === "f" || key === "F") {
    const before = wishes[at.day - 1];
    return { at, wishes: before ? wishes.map((was, d) => (d === at.day ? before : was)) : wishes };
  }
  if (key === "Home") return { at: { ...at, hour: 0 }, wishes };
  if (key === "End") return { at: { ...at, hour: day.length - 1 }, wishes };
  const move = moves[(turned ? turn[key] : undefined) ?? key];
  if (!move) return undefined;
  const to = { day: at.day + move[0], hour: at.hour + move[1] };
  if (wishes[to.day]?.[to.hour] === undefined) return { at, wishes };
  return { at: to, wishes: shift ? withWish(wishes, to, wish) : wishes };
}
