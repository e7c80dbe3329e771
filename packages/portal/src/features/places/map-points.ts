import type { PlaceRow } from "./queries.ts";

/** A name on the map by its middle, in pixels. */
export interface PlacedName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const letterPx = 8;
const linePx = 20;
const markPx = 22;

/** Where a name may stand: in its place, else under or over a mark that lies there. */
const shifts = [0, 32, -32] as const;

/**
 * Which names can be read, with how far down each has to be moved: in their order, each that no earlier name and no
 * mark lies on.
 */
export function readableNames(
  names: readonly PlacedName[],
  marks: readonly { x: number; y: number }[],
): Map<string, number> {
  const placed: PlacedName[] = [];
  const moved = new Map<string, number>();
  const half = ({ name }: PlacedName): number => (name.length * letterPx) / 2;
  const free = (at: PlacedName): boolean =>
    placed.every((other) => Math.abs(at.y - other.y) > linePx || Math.abs(at.x - other.x) > half(at) + half(other)) &&
    marks.every((mark) => Math.abs(at.y - mark.y) > markPx || Math.abs(at.x - mark.x) > half(at) + markPx);
  for (const name of names) {
    const by = shifts.find((shift) => free({ ...name, y: name.y + shift }));
    if (by === undefined) continue;
    placed.push({ ...name, y: name.y + by });
    moved.set(name.name, by);
  }
  return moved;
}

/** One workplace on the map, with the places that are at it. */
export interface MapPoint {
  readonly id: string;
  readonly workplace: string;
  readonly locality: string;
  readonly lat: number;
  readonly lon: number;
  readonly places: readonly PlaceRow[];
}

/** The workplaces that the places are at, in the order of the list; places without an address are left out. */
export function pointsOf(rows: readonly PlaceRow[]): MapPoint[] {
  const points = new Map<string, MapPoint & { places: PlaceRow[] }>();
  for (const row of rows) {
    const { workplace } = row;
    if (!workplace) continue;
    const known = points.get(workplace.id);
    if (known) known.places.push(row);
    else
      points.set(workplace.id, {
        id: workplace.id,
        workplace: workplace.name,
        locality: workplace.locality,
        lat: workplace.location.lat,
        lon: workplace.location.lon,
        places: [row],
      });
  }
  return [...points.values()];
}
