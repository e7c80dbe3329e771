/** Dates as whole numbers that fit 16 bits: 1 is the first day that does, 0 is no date. */
import { dayNumber } from "@passa/domain/matching/days";

const dayBefore = dayNumber("1949-12-31");
const most = 0xffff;

/** Days since 1949-12-31; below 1 or above 65,535 for a date that does not fit. */
export const dayOf = (date: string): number => dayNumber(date) - dayBefore;

export function isDayThatFits(date: string): boolean {
  const day = dayOf(date);
  return day >= 1 && day < most;
}

/** The nearest number of 16 bits: no date that fits lies beyond it, so comparisons come out the same. */
export const clampDay = (day: number): number => Math.min(Math.max(day, 0), most - 1);

const dayMs = 86_400_000;
/** Dates recur: most are within some years of each other. */
const dates = new Map<number, string>();

/** The date (YYYY-MM-DD) of a day that fits. */
export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) dates.set(day, (date = new Date((day + dayBefore) * dayMs).toISOString().slice(0, 10)));
  return date;
}
