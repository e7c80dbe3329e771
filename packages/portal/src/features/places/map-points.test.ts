import { expect, test } from "vitest";
import { pointsOf, readableNames } from "./map-points.ts";
import type { PlaceRow } from "./queries.ts";

const ulid = (n: number) => `01K5D3XGZ000000000000000${n}A` as const;
const place = (n: number, workplace?: number): PlaceRow => ({
  id: `plc_${ulid(n)}`,
  version: 1,
  state: "published",
  title: `Plats ${n}`,
  employer: { id: `emp_${ulid(1)}`, name: "Nordkajens Lager" },
  ...(workplace === undefined
    ? {}
    : {
        workplace: {
          id: `wpl_${ulid(workplace)}`,
          name: `Arbetsplats ${workplace}`,
          locality: "Karlskrona",
          location: { lat: 56 + workplace / 100, lon: 15 },
        },
      }),
  changedAt: "2027-03-01T00:00:00Z",
});

test("every workplace is one point with all its places, and a place without an address has none", () => {
  const points = pointsOf([place(1, 7), place(2), place(3, 8), place(4, 7)]);
  expect(points.map((point) => [point.workplace, point.lat, point.places.map(({ title }) => title)])).toEqual([
    ["Arbetsplats 7", 56.07, ["Plats 1", "Plats 4"]],
    ["Arbetsplats 8", 56.08, ["Plats 3"]],
  ]);
});

test("a name on an earlier name or under a mark moves below, else above, and is left out where neither is free", () => {
  const at = (name: string, x: number, y: number) => ({ name, x, y });
  const karlskrona = at("Karlskrona", 100, 100);
  expect(readableNames([karlskrona], [{ x: 100, y: 100 }])).toEqual(new Map([["Karlskrona", 32]]));
  expect(readableNames([karlskrona, at("Lyckeby", 110, 105)], [])).toEqual(
    new Map([
      ["Karlskrona", 0],
      ["Lyckeby", 32],
    ]),
  );
  const around = [68, 100, 132].map((y) => ({ x: 100, y }));
  expect(readableNames([karlskrona, at("Rödeby", 300, 100)], around)).toEqual(new Map([["Rödeby", 0]]));
});
