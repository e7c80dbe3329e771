import type { PlaceRow } from "./queries.ts";

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
