import type { Window } from "@passa/domain/place/place";
import type { WeekWishes } from "../../kit/week-keys.ts";

const days = [0, 1, 2, 3, 4, 5, 6] as const;

/** The hours that the grid shows: the usual day, or the whole one when something is open outside it. */
export function shownHours(open: readonly Window[], wholeDay: boolean): { readonly from: number; readonly to: number } {
  const outside = open.some(({ from, to }) => from < 6 || to > 20);
  return wholeDay || outside ? { from: 0, to: 24 } : { from: 6, to: 20 };
}

/** The week as the grid draws it: an open hour is filled. */
export function weekOf(open: readonly Window[], { from, to }: { from: number; to: number }): WeekWishes {
  return days.map((day) =>
    Array.from({ length: to - from }, (_none, n) => {
      const hour = from + n;
      return open.some((one) => one.day === day && one.from <= hour && hour < one.to) ? "rather" : "cannot";
    }),
  );
}

/** The open hours of a week, hours that follow one another as one window, Monday first. */
export function windowsOf(week: WeekWishes, fromHour: number): Window[] {
  return week.flatMap((hours, day) => {
    const windows: Window[] = [];
    hours.forEach((wish, n) => {
      if (wish === "cannot") return;
      const hour = fromHour + n;
      const last = windows.at(-1);
      if (last?.to === hour) last.to = hour + 1;
      else windows.push({ day, from: hour, to: hour + 1 });
    });
    return windows;
  });
}

/** Monday to Friday, the same hours. */
export const weekdays = ({ from, to }: { from: number; to: number }): Window[] =>
  [0, 1, 2, 3, 4].map((day) => ({ day, from, to }));

/** Days next to one another with the same hours, said together: [{from day, to day, hours}]. */
export function daysTogether(
  open: readonly Window[],
): { readonly first: number; readonly last: number; readonly hours: readonly Window[] }[] {
  const groups: { first: number; last: number; hours: Window[] }[] = [];
  const same = (one: readonly Window[], other: readonly Window[]): boolean =>
    one.length === other.length && one.every(({ from, to }, n) => from === other[n]?.from && to === other[n].to);
  for (const day of days) {
    const hours = open.filter((one) => one.day === day).toSorted((one, other) => one.from - other.from);
    const before = groups.at(-1);
    if (hours.length === 0) continue;
    if (before && before.last === day - 1 && same(before.hours, hours)) before.last = day;
    else groups.push({ first: day, last: day, hours });
  }
  return groups;
}
