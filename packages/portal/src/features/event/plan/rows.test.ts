import { expect, it } from "vitest";
import { candidateRows, cellAt, employerRows, movesTo, type Seat } from "./rows.ts";

const employer = (name: string) => `emp_${name}` as const;
const person = (name: string) => `par_${name}` as const;
const seat = (who: string, whom: string, slot: number, length: 1 | 2 = 1): Seat => ({
  employerId: employer(who),
  participantId: person(whom),
  slot,
  length,
  table: 1,
  locked: false,
});
const shapeOf = (row: ReturnType<typeof candidateRows>[number] | undefined) =>
  row?.cells.map(({ slot, span, seat: held, off }) => [slot, span, held?.participantId ?? (off ? "off" : "")]);

it("covers every round of the day once, a double meeting as one cell of two", () => {
  const [row] = employerRows(
    [seat("a", "1", 1, 2), seat("a", "2", 4)],
    [{ employerId: employer("a"), tables: [1], unavailable: [0] }],
    5,
  );
  expect(shapeOf(row)).toEqual([
    [0, 1, "off"],
    [1, 2, "par_1"],
    [3, 1, ""],
    [4, 1, "par_2"],
  ]);
});

it("gives an employer a row for each table, and one more where more meet at once", () => {
  const rows = employerRows(
    [seat("a", "1", 0, 2), seat("a", "2", 1), seat("a", "3", 1)],
    [{ employerId: employer("a"), tables: [1, 2], unavailable: [] }],
    3,
  );
  expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 2]);
  const held = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.seat?.participantId ?? []));
  expect(held.toSorted()).toEqual(["par_1", "par_2", "par_3"]);
});

it("shows a person who rests as not here", () => {
  const [row] = candidateRows([], [{ participantId: person("1"), unavailable: [2], breaks: [0] }], 3);
  expect(row?.cells.map(({ off }) => off)).toEqual([true, false, true]);
});

it("finds the cell of a double meeting at either of its rounds", () => {
  const [row] = candidateRows([seat("a", "1", 1, 2)], [{ participantId: person("1"), unavailable: [], breaks: [] }], 4);
  if (!row) throw new Error("no row");
  expect(cellAt(row, 2)).toBe(cellAt(row, 1));
  expect(cellAt(row, 4)).toBeUndefined();
});

it("moves to a free round, and swaps with whoever stands there", () => {
  const [one, two] = [seat("a", "1", 0), seat("a", "2", 2)];
  const [row] = employerRows([one, two], [{ employerId: employer("a"), tables: [1], unavailable: [] }], 4);
  if (!row) throw new Error("no row");
  expect(movesTo(row, one, 0).changes).toEqual([]);
  expect(movesTo(row, one, 3).changes).toEqual([
    { kind: "move", employerId: "emp_a", participantId: "par_1", slot: 3 },
  ]);
  expect(movesTo(row, one, 2)).toEqual({
    changes: [
      { kind: "move", employerId: "emp_a", participantId: "par_1", slot: 2 },
      { kind: "move", employerId: "emp_a", participantId: "par_2", slot: 0 },
    ],
    swapped: two,
  });
});
