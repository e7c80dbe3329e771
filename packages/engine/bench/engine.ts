import type { Location } from "@passa/domain/matching/schema";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { ColumnarPool } from "../src/pool/pool.ts";
import { rankPool } from "../src/pool/rank.ts";
import type { Peer } from "./peers/peer.ts";

/** The engine that is measured, in the shape in which it is compared: the lists of those whom a placement is open to. */
export function engine(): Peer & { rank: (...question: Parameters<Peer["rank"]>) => ReturnType<typeof rankPool> } {
  let pool = ColumnarPool.empty({ lat: 0, lon: 0 } satisfies Location);
  let asOf = "";
  return {
    name: "passa",
    load({ asOf: day, origin, participants }) {
      asOf = day;
      pool = ColumnarPool.empty(origin);
      for (const profile of participants) pool.put({ profile });
    },
    rank: (placement, top) => rankPool(pool, placement, curatedVocabulary, { asOf, top, openOnly: true }),
    close() {
      pool = ColumnarPool.empty(pool.origin);
    },
  };
}
