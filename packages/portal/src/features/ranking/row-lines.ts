import { remedyFrom } from "@passa/domain/matching/remedy-id";
import type { Texts } from "@passa/texts/compiled";
import { explainCriterion, explainRemedy, type Names } from "@passa/texts/explain";
import { bestRemedy, type Opening, type RankingRow } from "./list-parts.ts";

/** One line of why a row stands where it does. `seam` is what removes the block above it. */
export interface RowLine {
  readonly kind: "met" | "ask" | "block" | "seam";
  readonly text: string;
}

/** So many questions are written out; the sheet beside has them all. */
const questionsShown = 2;

/**
 * What a row says, the most telling first: what blocks with what removes it, what to ask, what fits. A question
 * stands as it would be put to the person; what blocks stands as staff read it.
 */
export function rowLines(texts: Texts, row: RankingRow, openings: readonly Opening[], names: Names): RowLine[] {
  const t = texts.text;
  const blocked = row.telling.filter(({ state }) => state === "blocked");
  const unknown = row.telling.filter(({ state }) => state === "unknown");
  const lines: RowLine[] = blocked.map((judged) => ({
    kind: "block",
    text: explainCriterion(texts, "staff", judged, names),
  }));
  const best = blocked.length === 0 ? undefined : bestRemedy(row.remedies, openings);
  const remedy = best === undefined ? undefined : remedyFrom(best);
  if (remedy) lines.push({ kind: "seam", text: explainRemedy(texts, "staff", remedy, names) });
  if (unknown.length > 0 && blocked.length > 0)
    lines.push({ kind: "ask", text: t("ranking.why.also", { count: unknown.length }) });
  if (blocked.length > 0) return lines;
  if (unknown.length > 0) {
    const questions = unknown
      .slice(0, questionsShown)
      .map((judged) => t("matching.quoted", { text: explainCriterion(texts, "participant", judged, names) }));
    const more = unknown.length - questions.length;
    lines.push({
      kind: "ask",
      text: texts.list(more > 0 ? [...questions, t("ranking.why.more", { count: more })] : questions),
    });
    lines.push({ kind: "met", text: t("ranking.why.rest", { met: row.met, criteria: row.criteria }) });
    return lines;
  }
  return [{ kind: "met", text: [t("ranking.why.all", { criteria: row.criteria }), ...facts(texts, row)].join(", ") }];
}

/** How far and how much, in a few words. */
function facts(texts: Texts, { telling }: RankingRow): string[] {
  const t = texts.text;
  return telling.flatMap((judged) => {
    if (judged.kind === "travel") {
      if (judged.remote) return [t("ranking.why.remote")];
      if (judged.transport) return [t("ranking.why.transport")];
      return judged.distanceM === undefined
        ? []
        : [t("ranking.why.distance", { km: texts.number(Math.ceil(judged.distanceM / 100) / 10) })];
    }
    if (judged.kind === "hours" && judged.person?.wanted !== undefined)
      return [t("ranking.why.wanted", { hours: judged.person.wanted })];
    return [];
  });
}
