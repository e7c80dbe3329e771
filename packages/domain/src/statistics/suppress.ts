/** Statistics for those who see numbers and no people: what is few is not told, nor what would give it back. */

/** The least number of people that is told. */
export const fewestTold = 5;

/** A number of people, or null for one that is under {@link fewestTold} or would give such a one back. */
export type Told = number | null;

/** One number that stands alone, or among others that it adds to nothing with. */
export const told = (count: number): Told => (count < fewestTold ? null : count);

/**
 * Cells of which the total is known: those under {@link fewestTold} are not told, and where that is one cell alone, which
 * the total would give back, the least of the others is left out too; of equals the last.
 */
export function toldOfTotal(cells: readonly number[]): Told[] {
  const shown = cells.map(told);
  if (shown.filter((cell) => cell === null).length !== 1) return shown;
  const others = shown.flatMap((cell, index) => (cell === null ? [] : [{ cell, index }]));
  const least = others.toSorted((one, other) => one.cell - other.cell || other.index - one.index)[0];
  return shown.map((cell, index) => (index === least?.index ? null : cell));
}
