/** `passa taxonomy`: the JobTech Taxonomy of a municipality of the running product. */
import type { Id } from "@passa/domain/id";
import { parseTaxonomy } from "@passa/domain/taxonomy/taxonomy";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { Command } from "commander";
import { readDocument } from "./input.ts";
import { print } from "./output.ts";
import { inRunning } from "./running.ts";
import { tenantId } from "./user.ts";

export function taxonomyCommand(): Command {
  const read = new Command("import")
    .description("make occupations and skills of the JobTech Taxonomy searchable beside the curated ones")
    .argument("<file>", "JSON: {source, concepts: {type: [{conceptId, preferredLabel}]}}")
    .requiredOption("--tenant <id>", "the municipality, as passa tenant list prints it", tenantId)
    .action(async (file: string, { tenant }: { tenant: Id<"tenant"> }) => {
      const taxonomy = await readDocument(file, parseTaxonomy, curatedVocabulary);
      await print(
        await inRunning("vocabulary", async (setting) => {
          const [{ systemContext }, { importTaxonomy }] = await Promise.all([
            import("@passa/core/context"),
            import("@passa/core/taxonomy/taxonomy"),
          ]);
          return importTaxonomy(systemContext(setting.world, { ...setting, tenantId: tenant }), taxonomy);
        }),
      );
    });
  return new Command("taxonomy")
    .description("the JobTech Taxonomy of the running product")
    .addCommand(read.exitOverride());
}
