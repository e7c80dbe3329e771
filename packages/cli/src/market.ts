/** `passa market`: the whole pool against all placements. */
import { parsePlacements, parsePool, parseWeights } from "@passa/domain/matching/parse";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { referenceMatcher } from "@passa/engine/pool/matcher";
import { Command } from "commander";
import { readDocument } from "./input.ts";
import { print } from "./output.ts";

type Options = { pool: string; placements: string; weights?: string };

export function marketCommand(): Command {
  return new Command("market")
    .description("tell whom no placement is open to, what would reach them, and how many could be placed at once")
    .requiredOption("--pool <file>", "pool.json")
    .requiredOption("--placements <file>", "placements.json")
    .option("--weights <file>", "weights.json, instead of the weights of the rules")
    .action(async ({ pool, placements, weights: file }: Options) => {
      const readPool = await readDocument(pool, parsePool, curatedVocabulary);
      const places = await readDocument(placements, parsePlacements, curatedVocabulary);
      const weights = file === undefined ? undefined : await readDocument(file, parseWeights, curatedVocabulary);
      await print(referenceMatcher(curatedVocabulary).market(readPool, places, { weights }));
    });
}
