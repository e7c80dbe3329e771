import type { Weights } from "@passa/domain/matching/score";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import type { Context } from "../context.ts";
import { versionedVocabularyOf } from "../taxonomy/taxonomy.ts";
import { weightsOf } from "../weights/weights.ts";

/** What a tenant's lists are made by on a day. */
export type RankingRules = {
  vocabulary: Vocabulary;
  taxonomyVersion: string | undefined;
  weights: Weights;
  weightsVersion: number;
  asOf: string;
};

/** For use cases that have authorised what they show. */
export async function rankingRulesOf(ctx: Context): Promise<RankingRules> {
  const [{ vocabulary, version: taxonomyVersion }, { weights, version: weightsVersion }] = await Promise.all([
    versionedVocabularyOf(ctx),
    weightsOf(ctx),
  ]);
  return { vocabulary, taxonomyVersion, weights, weightsVersion, asOf: ctx.now.slice(0, 10) };
}
