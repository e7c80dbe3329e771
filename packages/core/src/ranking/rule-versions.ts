import { ruleVersion as present } from "@passa/domain/matching/rank";
import { rankPool } from "@passa/engine/pool/rank";
import { vocabularyAt } from "../taxonomy/taxonomy.ts";

/** What a version of the rules ranks by: the code, and the vocabulary with what a tenant had imported. */
export type Rules = { rank: typeof rankPool; vocabularyAt: typeof vocabularyAt };

/**
 * Every version that a ranking of the last 90 days may have been made by. When the rules change, the code that goes stays
 * here under its version until nothing that was ranked by it can be replayed any more.
 */
const versions: Readonly<Record<string, Rules>> = { [present]: { rank: rankPool, vocabularyAt } };

/** A ranking that cannot be replayed, told for the person who asked. */
export class NotReplayable extends Error {
  override name = "NotReplayable";
}

/** @throws {NotReplayable} for a version whose code is not here */
export function rulesOf(version: string): Rules {
  const rules = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (!rules) {
    const known = Object.keys(versions).join(", ");
    throw new NotReplayable(`It was ranked by the rules "${version}", which are not here. Here are: ${known}.`);
  }
  return rules;
}

/** The rules that rankings are made by now. */
export const presentRules: Rules = rulesOf(present);
