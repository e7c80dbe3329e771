/** A place in a grid, counted from 0. */
export interface At {
  readonly row: number;
  readonly column: number;
}

const moves: Record<string, readonly [rows: number, columns: number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/**
 * Where a key leads in a grid of so many rows and columns: arrows one step, Home and End to the ends of the row, Page Up and
 * Page Down ten rows. At the edge one stays. Undefined for a key that does not move.
 */
export function gridKey(at: At, key: string, size: { rows: number; columns: number }): At | undefined {
  if (key === "Home") return { ...at, column: 0 };
  if (key === "End") return { ...at, column: size.columns - 1 };
  const move = moves[key];
  if (!move) return undefined;
  const within = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value));
  return { row: within(at.row + move[0], size.rows), column: within(at.column + move[1], size.columns) };
}
