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

/** Which names can be read: in their order, each that no earlier name and no mark lies on. */
export function readableNames(names: readonly PlacedName[], marks: readonly { x: number; y: number }[]): Set<string> {
  const placed: PlacedName[] = [];
  const half = ({ name }: PlacedName): number => (name.length * letterPx) / 2;
  for (const name of names) {
    const free =
      placed.every(
        (other) => Math.abs(name.y - other.y) > linePx || Math.abs(name.x - other.x) > half(name) + half(other),
      ) && marks.every((mark) => Math.abs(name.y - mark.y) > markPx || Math.abs(name.x - mark.x) > half(name) + markPx);
    if (free) placed.push(name);
  }
  return new Set(placed.map(({ name }) => name));
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
