import { type Id, type IdKind, idPrefix } from "@passa/domain/id";

/** Choices that look random and are the same for the same seed and path. */
export type Chance = {
  /** A number from 0 up to, but not, 1. */
  next(): number;
  is(probability: number): boolean;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the values, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
  /** So many different ones, in no order. All of them when there are fewer. */
  some<T>(list: readonly T[], count: number): T[];
};

/**
 * A stream of its own for each path ("participant", 17), so that more of one thing does not change the others.
 * FNV-1a of the path seeds mulberry32: good enough to look mixed, far from good enough for a secret.
 */
export function chanceOf(...path: readonly (string | number)[]): Chance {
  let state = 0x811c9dc5;
  for (const char of path.join("/")) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[Math.floor(next() * list.length)] as T;
  };
  return {
    next,
    is: (probability) => next() < probability,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) if ((left -= weight) < 0) return value;
      return pick(choices)[0];
    },
    some(list, count) {
      const left = [...list];
      return Array.from({ length: Math.min(count, list.length) }, () => {
        const [one] = left.splice(Math.floor(next() * left.length), 1);
        return one as (typeof left)[number];
      });
    },
  };
}

/** A fixed instant, so that the demo's ids are the same on whichever day it is made. */
const epochMs = Date.UTC(2024, 0, 1);
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ids of the demo: ULIDs whose time counts up from a fixed instant and whose rest follows from the seed. */
export function idsOf(seed: string): <K extends IdKind>(kind: K) => Id<K> {
  const chance = chanceOf(seed, "ids");
  let count = 0;
  return (kind) => {
    count += 1;
    let time = "";
    for (let left = epochMs + count; time.length < 10; left = Math.floor(left / 32))
      time = crockford.charAt(left % 32) + time;
    const rest = Array.from({ length: 16 }, () => crockford.charAt(chance.int(0, 31))).join("");
    return `${idPrefix[kind]}_${time}${rest}`;
  };
}

/** The ISO date so many days after another. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
