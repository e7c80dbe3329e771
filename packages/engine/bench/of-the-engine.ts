/** Figures of the engine by itself: remedies beside a ranking, all pairs of a market, memory, reading a snapshot, differences. */
import { parseCase } from "@passa/domain/matching/parse";
import { rankCase } from "@passa/domain/matching/oracle/generate";
import { rank } from "@passa/domain/matching/rank";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { countPool } from "../src/pool/census.ts";
import { countOpenings } from "../src/pool/openings.ts";
import { ColumnarPool } from "../src/pool/pool.ts";
import { rankPool } from "../src/pool/rank.ts";
import { atLeast, atMost, median, medianTime, timeOf, told } from "./figures.ts";
import { asOf, origin, participants, placements, placementWithFortyRemedies } from "./synthetic.ts";

const top = 50;

export function poolOf(size: number): ColumnarPool {
  const pool = ColumnarPool.empty(origin);
  for (const profile of participants(size)) pool.put({ profile });
  return pool;
}

/** What would open a placement, and everything that is told of it, as shares of one ranking; in turns. */
export async function remedies(pool: ColumnarPool, runs: number): Promise<void> {
  const placement = placementWithFortyRemedies;
  const audience = { pool, vocabulary: curatedVocabulary, ...pool.seenBy(undefined, { east: 0, north: 0 }) };
  const works = {
    ranking: () => rankPool(pool, placement, curatedVocabulary, { asOf, top, openOnly: true }),
    remedies: () => countOpenings(audience, placement),
    whole: () => rankPool(pool, placement, curatedVocabulary, { asOf, top, bundle: false }),
    bundled: () => rankPool(pool, placement, curatedVocabulary, { asOf, top }),
  };
  const times: Record<string, number[]> = {};
  for (let run = 0; run < runs + 5; run += 1) {
    for (const [name, work] of Object.entries(works)) {
      const time = await timeOf(work);
      if (run >= 5) (times[name] ??= []).push(time);
    }
  }
  const share = (name: keyof typeof works): number => median(times[name] ?? []) / median(times["ranking"] ?? []);
  const unit = "of one ranking";
  atMost(0.5, { figure: "all remedies of a placement with 40 adaptations left", value: share("remedies"), unit, runs });
  atMost(2.2, { figure: "top 50, near misses and remedies", value: share("whole"), unit, runs });
  told({ figure: "the same with the bundle of three", value: share("bundled"), unit, runs });
}

/** Counts and remedies of many placements, on one core. */
export async function pairs(count: number, size: number): Promise<void> {
  const pool = poolOf(size);
  const places = placements(count);
  const ask = (asked: readonly MatchingPlacement[]) => countPool(pool, asked, curatedVocabulary);
  for (let time = 0; time < 5; time += 1) ask(places.slice(0, 200));
  const time = await medianTime(() => ask(places), { runs: 3, warmUps: 0 });
  atLeast(200, {
    figure: `${count.toLocaleString("en")} placements and ${size.toLocaleString("en")} participants, counts and remedies`,
    value: (count * size) / time / 1000,
    unit: "million pairs/s",
    runs: 3,
  });
}

/** Bytes a participant, as a snapshot and in memory, and how long a snapshot takes to read. */
export async function snapshot(pool: ColumnarPool, runs: number): Promise<void> {
  const bytes = pool.encode();
  const what = `of ${pool.size.toLocaleString("en")} participants`;
  atMost(128, { figure: `snapshot ${what}`, value: bytes.length / pool.size, unit: "bytes/participant", runs: 1 });
  const memory = ColumnarPool.decode(bytes).parts.columns.memory.buffer.byteLength;
  told({ figure: `memory ${what}`, value: memory / pool.size, unit: "bytes/participant", runs: 1 });
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timeOf(() => ColumnarPool.decode(bytes)));
  told({ figure: `reading a snapshot ${what}`, value: median(times), unit: "ms", runs });
}

/** Random cases in which either kernel answers otherwise than the readable rules. */
export function differences(cases: number): void {
  let different = 0;
  for (let seed = 1; seed <= cases; seed += 1) {
    const drawn = rankCase(seed);
    const { pool: drawnPool, placement: drawnPlacement } = drawn;
    const read = parseCase(
      JSON.parse(JSON.stringify({ pool: drawnPool, placement: drawnPlacement })),
      drawn.vocabulary,
    );
    if (!read.ok) throw new Error(`Seed ${seed} is not valid input`);
    const { pool, placement } = read.value;
    const columnar = ColumnarPool.empty(pool.origin);
    for (const profile of pool.participants) columnar.put({ profile });
    const expected = JSON.stringify(rank(pool, placement, drawn.vocabulary));
    for (const kernel of ["javascript", "webassembly"] as const) {
      const { counts: _, ...found } = rankPool(columnar, placement, drawn.vocabulary, { asOf: pool.asOf, kernel });
      if (JSON.stringify(found) !== expected) different += 1;
    }
  }
  atMost(0, {
    figure: `differences of both kernels from the rules in ${cases.toLocaleString("en")} random cases`,
    value: different,
    unit: "cases",
    runs: 1,
  });
}
