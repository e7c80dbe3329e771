/** `passa rank`: the pool for a placement; with `--cases`, one {pool, placement} a line in and one result a line out. */
import { parseCase, parsePlacement, parsePool, parseWeights } from "@passa/domain/matching/parse";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { referenceMatcher } from "@passa/engine/pool/matcher";
import { Command } from "commander";
import { count, readDocument, readLines, UsageError } from "./input.ts";
import { print } from "./output.ts";

type Options = { pool?: string; placement?: string; cases?: string; top?: number; weights?: string };

export function rankCommand(): Command {
  return new Command("rank")
    .description("rank a pool for a placement, with what would open it")
    .option("--pool <file>", "pool.json")
    .option("--placement <file>", "placement.json")
    .option("--cases <file>", "cases.jsonl: one {pool, placement} a line, instead of --pool and --placement")
    .option("--top <n>", "keep the first N of each list; counts stay whole", count)
    .option("--weights <file>", "weights.json, instead of the weights of the rules")
    .action(async ({ pool, placement, cases, top, weights: file }: Options) => {
      const matcher = referenceMatcher(curatedVocabulary);
      const weights = file === undefined ? undefined : await readDocument(file, parseWeights, curatedVocabulary);
      if (cases !== undefined && pool === undefined && placement === undefined) {
        for await (const each of readLines(cases, parseCase, curatedVocabulary))
          await print(matcher.rank(each.pool, each.placement, { top, weights }));
      } else if (cases === undefined && pool !== undefined && placement !== undefined) {
        const readPool = await readDocument(pool, parsePool, curatedVocabulary);
        const readPlacement = await readDocument(placement, parsePlacement, curatedVocabulary);
        await print(matcher.rank(readPool, readPlacement, { top, weights }));
      } else {
        throw new UsageError(["rank: expected either --pool and --placement, or --cases"]);
      }
    });
}
