/**
 * What an employer is told of how many people could do a place. Exact numbers, and the difference between two of them, tell
 * whether one person is among those who seek; so an employer gets bands, of a frozen snapshot that people enter in groups,
 * for few criteria, and never of two sets that differ by a handful of people.
 */

/** How many, no closer than this. */
export type Band = "under10" | "10to19" | "20plus";
export const bandOf = (count: number): Band => (count < 10 ? "under10" : count < 20 ? "10to19" : "20plus");

/** The fewest who enter together, and the fewest by whom two answers may differ. */
export const smallestGroup = 5;
/** Criteria that an employer, all its members and drafts together, gets an answer of its own to in a snapshot. */
export const mostSets = 20;
/** Changes of a place that it is told the gain of in a snapshot. */
export const mostIncrements = 2;

/**
 * Who is in the next snapshot: those who stay at their place, and behind them those who are new if they are enough; else they
 * wait. Who has left leaves an empty place, so that a mark for a member means the same in every snapshot.
 */
export function membersOfNext(before: readonly string[], present: readonly string[]): string[] {
  const there = new Set(present);
  const known = new Set(before);
  const newcomers = present.filter((id) => !known.has(id)).toSorted();
  const stay = before.map((id) => (there.has(id) ? id : ""));
  return newcomers.length >= smallestGroup ? [...stay, ...newcomers] : stay;
}

/** An answer that was given: to what, how, and who it was of (a mark for each member, "1" for those). */
export type Answered = { key: string; band: Band; people: string };

/**
 * The band for a set of people: what was said of the same criteria before; past `most` answers the last one; what was said,
 * to this employer or another, of nearly the same people; else how many they are.
 * @param own answers to this employer in this snapshot, the oldest first
 * @param others answers to other employers, and to anybody in the snapshots before: who comes alone changes no answer
 */
export function answered(
  asked: { key: string; people: string },
  { own, others, most }: { own: readonly Answered[]; others: readonly Answered[]; most: number },
): { band: Band; isNew: boolean } {
  const same = own.find(({ key }) => key === asked.key);
  const last = own.at(-1);
  if (same) return { band: same.band, isNew: false };
  if (own.length >= most && last) return { band: last.band, isNew: false };
  const near = [...own, ...others].find(({ people }) => difference(people, asked.people) < smallestGroup);
  return { band: near?.band ?? bandOf(asked.people.replaceAll("0", "").length), isNew: true };
}

function difference(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < Math.max(one.length, other.length); at++)
    if ((one[at] ?? "0") !== (other[at] ?? "0")) count += 1;
  return count;
}
