/** `passa market`: the whole pool against all placements. */
import { parsePlacements, parsePool } from "@passa/domain/matching/parse";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { referenceMatcher } from "@passa/engine/pool/matcher";
import { Command } from "commander";
import { readDocument } from "./input.ts";
import { print } from "./output.ts";

type Options = { pool: string; placements: string };

export function marketCommand(): Command {
  return new Command("market")
    .description("tell whom no placement is open to, what would reach them, and how many could be placed at once")
    .requiredOption("--pool <file>", "pool.json")
    .requiredOption("--placements <file>", "placements.json")
    .action(async ({ pool, placements }: Options) => {
      const readPool = await readDocument(pool, parsePool, curatedVocabulary);
      const places = await readDocument(placements, parsePlacements, curatedVocabulary);
      await print(referenceMatcher(curatedVocabulary).market(readPool, places));
    });
}
