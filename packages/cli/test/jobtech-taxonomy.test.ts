/** The whole taxonomy extract lies beside the repository where Passa is developed; elsewhere these tests say that they are skipped. */
import { labelIndex, searchLabels } from "@passa/domain/taxonomy/label-search";
import { importedSkillId, parseTaxonomy, skillsBeside } from "@passa/domain/taxonomy/taxonomy";
import { conceptLabels } from "@passa/domain/vocabulary/concept-labels";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const file = path.join(import.meta.dirname, "../../../../shared/data/jobtech-taxonomy.json");

describe.skipIf(!existsSync(file))("the JobTech Taxonomy extract (../shared/data/jobtech-taxonomy.json)", () => {
  const taxonomy = () => {
    const read = parseTaxonomy(JSON.parse(readFileSync(file, "utf8")));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  };

  test("is read whole", () => {
    const { occupations, groups, fields, skills } = taxonomy();
    expect([occupations.length, groups.length, fields.length, skills.length]).toEqual([3431, 400, 21, 5813 + 15]);
  });

  test("calls every concept that the curated vocabulary points at by the label that we keep", () => {
    const { fields, skills } = taxonomy();
    const labelOf = new Map([...fields, ...skills].map(({ conceptId, label }) => [conceptId, label]));
    expect(Object.entries(conceptLabels).filter(([id, label]) => labelOf.get(id) !== label)).toEqual([]);
  });

  test("brings every field and licence that the vocabulary has, and skills beside it", () => {
    const { fields, skills } = taxonomy();
    const curated = new Set(curatedVocabulary.fields.map(({ conceptId }) => conceptId));
    expect(fields.filter(({ conceptId }) => !curated.has(conceptId))).toEqual([]);
    const pointedAt = curatedVocabulary.skills.filter(({ conceptId }) => conceptId !== undefined).length;
    expect(skillsBeside(curatedVocabulary, skills)).toHaveLength(skills.length - pointedAt);
  });

  test("is searched in a blink: 10,000 labels, a hundred searches, under three seconds on a slow machine", () => {
    const { occupations, groups, skills } = taxonomy();
    const entries = [...occupations, ...groups, ...skills].map(({ conceptId, label }) => ({
      id: importedSkillId(conceptId),
      label,
    }));
    const index = labelIndex(entries);
    const startedAt = performance.now();
    for (let round = 0; round < 100; round += 1) searchLabels(index, "lagerarb", 20);
    expect(performance.now() - startedAt).toBeLessThan(3000);
    expect(searchLabels(index, "lagerarbetare", 1).map(({ label }) => label)).toEqual(["Lagerarbetare"]);
  });
});
