import type { Locality } from "./place.ts";

const towns: Record<string, [name: string, lat: number, lon: number][]> = {
  Karlskrona: [
    ["Karlskrona", 56.1612, 15.5869],
    ["Lyckeby", 56.1996, 15.6538],
    ["Rödeby", 56.2589, 15.612],
    ["Nättraby", 56.2011, 15.5283],
    ["Jämjö", 56.1911, 15.8367],
    ["Sturkö", 56.106, 15.682],
    ["Hasslö", 56.113, 15.473],
    ["Holmsjö", 56.4247, 15.5397],
    ["Fridlevstad", 56.2672, 15.5306],
    ["Kättilsmåla", 56.263, 15.78],
    ["Ramdala", 56.183, 15.757],
    ["Torhamn", 56.096, 15.832],
    ["Fågelmara", 56.247, 15.951],
    ["Kristianopel", 56.2575, 16.0423],
    ["Tving", 56.3125, 15.4636],
  ],
  Karlshamn: [
    ["Karlshamn", 56.1706, 14.8619],
    ["Asarum", 56.1994, 14.8411],
    ["Mörrum", 56.1939, 14.7478],
    ["Svängsta", 56.2606, 14.7681],
    ["Hällaryd", 56.201, 14.945],
    ["Åryd", 56.198, 15.006],
  ],
  Ronneby: [
    ["Ronneby", 56.2097, 15.276],
    ["Kallinge", 56.243, 15.284],
    ["Bräkne-Hoby", 56.2314, 15.1164],
    ["Johannishus", 56.232, 15.427],
    ["Listerby", 56.196, 15.38],
  ],
  Sölvesborg: [
    ["Sölvesborg", 56.0521, 14.5849],
    ["Mjällby", 56.0475, 14.699],
  ],
  Olofström: [
    ["Olofström", 56.278, 14.531],
    ["Jämshög", 56.2336, 14.5265],
  ],
};

/**
 * Inhabited places of Blekinge with their approximate centres (WGS 84, to about 300 m): what homes and workplaces are
 * picked from. Matching measures as the crow flies, so a town's centre is near enough for a first answer; a workplace
 * may move its own point.
 */
export const localities: readonly Locality[] = Object.entries(towns).flatMap(([municipality, places]) =>
  places.map(([name, lat, lon]) => ({ name, municipality, location: { lat, lon } })),
);

/** The locality of that name, as people write it (case and outer spaces do not matter). */
export function localityNamed(name: string): Locality | undefined {
  const wanted = name.trim().toLocaleLowerCase("sv");
  return localities.find((locality) => locality.name.toLocaleLowerCase("sv") === wanted);
}
