import {
  asOf,
  origin,
  participants,
  typicalPlacement,
  placementWithFortyRemedies,
  placements,
} from "/work/main/packages/engine/bench/synthetic.ts";
import { ColumnarPool } from "/work/main/packages/engine/src/pool/pool.ts";
import { rankPool } from "/work/main/packages/engine/src/pool/rank.ts";
import { countOpenings } from "/work/main/packages/engine/src/pool/openings.ts";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { rank } from "@passa/domain/matching/rank";
import { writeFileSync, existsSync, readFileSync } from "node:fs";
const n = Number(process.argv[2] ?? 100000);
const mode = process.argv[3] ?? "all";
const file = `/tmp/pool-${n}.bin`;
if (!existsSync(file)) {
  const built = ColumnarPool.empty(origin);
  for (const profile of participants(n)) built.put({ profile });
  writeFileSync(file, built.encode());
}
const bytes = new Uint8Array(readFileSync(file));
const pool = ColumnarPool.decode(bytes);
const loops = Math.max(20, Math.round(4e6 / n / 1));
const time = (name: string, f: () => unknown) => {
  for (let i = 0; i < loops / 4; i++) f();
  const ts: number[] = [];
  for (let i = 0; i < loops; i++) {
    const t = performance.now();
    f();
    ts.push(performance.now() - t);
  }
  ts.sort((a, b) => a - b);
  console.log(
    name,
    "min",
    ts[0]!.toFixed(3),
    "q1",
    ts[Math.floor(loops / 4)]!.toFixed(3),
    "median",
    ts[loops >> 1]!.toFixed(3),
  );
};
for (const [name, p] of [
  ["typical", typicalPlacement],
  ["forty", placementWithFortyRemedies],
] as const) {
  for (const kernel of ["webassembly", "javascript"] as const) {
    if (mode !== "all" && mode !== kernel) continue;
    time(`${name} ${kernel} openOnly`, () =>
      rankPool(pool, p, curatedVocabulary, { asOf, top: 50, kernel, openOnly: true }),
    );
    time(`${name} ${kernel} all`, () => rankPool(pool, p, curatedVocabulary, { asOf, top: 50, kernel }));
    const { visible, odd } = pool.seenBy(undefined, { east: 0, north: 0 });
    time(`${name} ${kernel} openings`, () =>
      countOpenings({ pool, vocabulary: curatedVocabulary, visible, odd, kernel }, p),
    );
  }
}
const many = placements(50);
let i = 0;
const { visible, odd } = pool.seenBy(undefined, { east: 0, north: 0 });
if (n <= 10000)
  time("openings of many", () => countOpenings({ pool, vocabulary: curatedVocabulary, visible, odd }, many[i++ % 50]!));
