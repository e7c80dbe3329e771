import type { Statement } from "@passa/domain/observation/observation";
import type { WeekWishes, Wish } from "../../kit/week-grid.tsx";

/** When a person can work: the value of the answer "available". */
export type Available = Extract<Statement, { what: "available" }>["value"];
type Windows = Exclude<Available, { unknown: true }>["windows"];
type Hours = { readonly from: number; readonly to: number };

/** The hours that the grid shows when nobody needs more. */
export const dayHours: Hours = { from: 6, to: 19 };

const covers = (windows: Windows | undefined, day: number, hour: number): boolean =>
  windows?.some((one) => one.day === day && one.from <= hour && hour < one.to) ?? false;

/** Seven days of 24 wishes. No answer, or "not known yet", is a week that is not known. */
export function wishesOf(available: Available | undefined): WeekWishes {
  const wish = (day: number, hour: number): Wish => {
    if (available === undefined || "unknown" in available) return "unknown";
    if (covers(available.preferred, day, hour)) return "rather";
    if (covers(available.windows, day, hour)) return "can";
    return covers(available.unsure, day, hour) ? "unknown" : "cannot";
  };
  return Array.from({ length: 7 }, (_day, day) => Array.from({ length: 24 }, (_hour, hour) => wish(day, hour)));
}

/** The hours with one of the wishes as windows, hours in a row together, by day and time. */
export function windowsOf(wishes: WeekWishes, wanted: readonly Wish[]): Windows {
  return wishes.flatMap((hours, day) => {
    const windows: Windows = [];
    hours.forEach((wish, hour) => {
      if (!wanted.includes(wish)) return;
      const last = windows.at(-1);
      if (last?.to === hour) last.to = hour + 1;
      else windows.push({ day, from: hour, to: hour + 1 });
    });
    return windows;
  });
}

/** The answer that a week of wishes is. What one would rather is also what one can. */
export function availableOf(wishes: WeekWishes): Available {
  if (wishes.every((day) => day.every((wish) => wish === "unknown"))) return { unknown: true };
  const preferred = windowsOf(wishes, ["rather"]);
  const unsure = windowsOf(wishes, ["unknown"]);
  return {
    windows: windowsOf(wishes, ["can", "rather"]),
    ...(preferred.length > 0 ? { preferred } : {}),
    ...(unsure.length > 0 ? { unsure } : {}),
  };
}

/** The part of the week that is shown. */
export const shownWeek = (wishes: WeekWishes, { from, to }: Hours): WeekWishes =>
  wishes.map((day) => day.slice(from, to));

/**
 * The week with the shown part changed. The first answer in a week that nobody knew makes the rest of it "cannot":
 * one hour told of is an answer, and what is still unsure is marked by hand. That hour is one that the person can work,
 * for to begin with an hour that does not go would leave a week without any.
 */
export function withShown(wishes: WeekWishes, shown: WeekWishes, { from, to }: Hours): WeekWishes {
  const first = wishes.every((day) => day.every((wish) => wish === "unknown"));
  const changed = shown.some((day, d) => day.some((wish, h) => wish !== wishes[d]?.[from + h]));
  const rest = (wish: Wish): Wish => {
    if (!first || !changed) return wish;
    return wish === "unknown" ? "cannot" : wish === "cannot" ? "can" : wish;
  };
  return wishes.map((day, d) =>
    day.map((wish, hour) => rest((hour >= from && hour < to ? shown[d]?.[hour - from] : undefined) ?? wish)),
  );
}

/** The usual hours, or the whole day when something is told of outside them. */
export function hoursToShow(wishes: WeekWishes): Hours {
  const outside = wishes.some((day) =>
    day.some((wish, hour) => (hour < dayHours.from || hour >= dayHours.to) && (wish === "can" || wish === "rather")),
  );
  return outside ? { from: 0, to: 24 } : dayHours;
}
