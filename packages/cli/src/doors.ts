/** `passa doors`: skills that would open placements to a participant. */
import { parsePlacements, parseProfile } from "@passa/domain/matching/parse";
import type { Location } from "@passa/domain/matching/schema";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { referenceMatcher } from "@passa/engine/pool/matcher";
import { Command } from "commander";
import { origin as parseOrigin, readDocument } from "./input.ts";
import { print } from "./output.ts";

type Options = { participant: string; placements: string; origin: Location };

export function doorsCommand(): Command {
  return new Command("doors")
    .description("count the placements that each skill would open to a participant")
    .requiredOption("--participant <file>", "participant.json")
    .requiredOption("--placements <file>", "placements.json")
    .requiredOption("--origin <lat,lon>", "middle of the plane on which distances are taken", parseOrigin)
    .action(async ({ participant, placements, origin }: Options) => {
      const profile = await readDocument(participant, parseProfile, curatedVocabulary);
      const places = await readDocument(placements, parsePlacements, curatedVocabulary);
      await print(referenceMatcher(curatedVocabulary).doors(profile, places, origin));
    });
}
