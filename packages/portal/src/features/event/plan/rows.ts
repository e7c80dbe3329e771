import type { EmployerId, ParticipantId } from "../queries.ts";

/** A timetable as rows of cells, one row an employer's table or a person, each cell a round or two. */

export interface Seat {
  readonly employerId: EmployerId;
  readonly participantId: ParticipantId;
  readonly slot: number;
  readonly length: 1 | 2;
  readonly table: number;
  readonly locked: boolean;
}

export interface Cell {
  readonly slot: number;
  /** How many rounds it covers. */
  readonly span: number;
  readonly seat?: Seat;
  /** Whoever the row is about is not here. */
  readonly off: boolean;
}

export interface Row {
  readonly key: string;
  readonly id: EmployerId | ParticipantId;
  /** Which of an employer's parallel interviews it is, from 0. */
  readonly lane: number;
  readonly cells: readonly Cell[];
}

const covers = ({ slot, length }: Seat, at: number): boolean => slot <= at && at < slot + length;
const overlaps = (one: Seat, other: Seat): boolean =>
  one.slot < other.slot + other.length && other.slot < one.slot + one.length;

/** So that no two of a lane overlap: each interview, in order of time, in the first lane that is free. */
function inLanes(seats: readonly Seat[], least: number): Seat[][] {
  const lanes: Seat[][] = Array.from({ length: least }, () => []);
  for (const seat of seats.toSorted(
    (one, other) => one.slot - other.slot || (one.participantId < other.participantId ? -1 : 1),
  )) {
    const free = lanes.find((lane) => !lane.some((other) => overlaps(seat, other)));
    if (free) free.push(seat);
    else lanes.push([seat]);
  }
  return lanes;
}

function cellsOf(seats: readonly Seat[], slots: number, away: ReadonlySet<number>): Cell[] {
  const cells: Cell[] = [];
  for (let slot = 0; slot < slots;) {
    const seat = seats.find((one) => covers(one, slot));
    const span = seat?.length ?? 1;
    cells.push({ slot, span, off: away.has(slot), ...(seat ? { seat } : {}) });
    slot += span;
  }
  return cells;
}

/** A row for each table that an employer has, in the order of the employers. */
export function employerRows(
  seats: readonly Seat[],
  employers: readonly {
    readonly employerId: EmployerId;
    readonly tables: readonly number[];
    readonly unavailable: readonly number[];
  }[],
  slots: number,
): Row[] {
  return employers.flatMap(({ employerId, tables, unavailable }) => {
    const own = seats.filter((seat) => seat.employerId === employerId);
    return inLanes(own, Math.max(1, tables.length)).map((lane, at) => ({
      key: `${employerId} ${at}`,
      id: employerId,
      lane: at,
      cells: cellsOf(lane, slots, new Set(unavailable)),
    }));
  });
}

/** A row for each person, in the order of the people. Rest counts as not here. */
export function candidateRows(
  seats: readonly Seat[],
  candidates: readonly {
    readonly participantId: ParticipantId;
    readonly unavailable: readonly number[];
    readonly breaks: readonly number[];
  }[],
  slots: number,
): Row[] {
  return candidates.map(({ participantId, unavailable, breaks }) => ({
    key: participantId,
    id: participantId,
    lane: 0,
    cells: cellsOf(
      seats.filter((seat) => seat.participantId === participantId),
      slots,
      new Set([...unavailable, ...breaks]),
    ),
  }));
}

/** The cell of a row that covers a round. */
export const cellAt = ({ cells }: Row, slot: number): Cell | undefined =>
  cells.find((cell) => cell.slot <= slot && slot < cell.slot + cell.span);

type Move = { kind: "move"; employerId: EmployerId; participantId: ParticipantId; slot: number };

/**
 * What putting an interview at another round of its row means: a move, and where somebody stands there already, two who
 * swap. Nothing when it stands there.
 */
export function movesTo(row: Row, seat: Seat, slot: number): { changes: Move[]; swapped?: Seat } {
  if (slot === seat.slot) return { changes: [] };
  const move = ({ employerId, participantId }: Seat, to: number): Move => ({
    kind: "move",
    employerId,
    participantId,
    slot: to,
  });
  const there = cellAt(row, slot)?.seat;
  const isSame = there?.employerId === seat.employerId && there.participantId === seat.participantId;
  if (!there || isSame) return { changes: [move(seat, slot)] };
  return { changes: [move(seat, there.slot), move(there, seat.slot)], swapped: there };
}
