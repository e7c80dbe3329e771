/**
 * Log control: whether somebody of the staff opens more people's data than their work explains. It counts people, not
 * clicks, and says that somebody should ask, never that something is wrong.
 */

/** Weeks before this one that tell what is usual; fewer than three tell nothing. */
export const WEEKS_BEFORE = 8;
const LEAST_WEEKS = 3;
/** Fewer people than this in a week are nobody's concern. */
const FEW = 10;

export type Reading = {
  /** People whose data was opened this week. */
  people: number;
  /** How many of them the reader does not work with. */
  outside: number;
  /** The same count for earlier weeks in which the reader was a member, newest first. */
  earlier: readonly number[];
};

/** What stands out: far more than usual, or many who are not the reader's own. */
export type Unusual = "manyMore" | "notOwn";

/** The middle of the earlier weeks, rounded down; undefined while there are too few to tell. */
export function usualOf(earlier: readonly number[]): number | undefined {
  const counts = earlier.slice(0, WEEKS_BEFORE).toSorted((one, other) => one - other);
  if (counts.length < LEAST_WEEKS) return undefined;
  const middle = counts.length >> 1;
  const [low = 0, high = 0] = [counts[counts.length % 2 === 0 ? middle - 1 : middle], counts[middle]];
  return Math.floor((low + high) / 2);
}

export function unusualOf({ people, outside, earlier }: Reading): Unusual[] {
  const usual = usualOf(earlier);
  return [
    ...(usual !== undefined && people >= FEW && people > 2 * usual ? (["manyMore"] as const) : []),
    ...(outside >= FEW ? (["notOwn"] as const) : []),
  ];
}

/** The Monday of an instant's week (ISO date, UTC). */
export function weekOf(at: string): string {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** The Mondays before a week, newest first. */
export function weeksBefore(week: string, count: number): string[] {
  const monday = Date.parse(`${week}T00:00:00Z`);
  return Array.from({ length: count }, (_, n) =>
    new Date(monday - (n + 1) * 7 * 24 * 3_600_000).toISOString().slice(0, 10),
  );
}
