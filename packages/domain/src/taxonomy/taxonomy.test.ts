import { describe, expect, test } from "vitest";
import { formatPath } from "../matching/parse.ts";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import { importedSkillId, parseTaxonomy, skillsBeside, withImportedSkills } from "./taxonomy.ts";

const concept = (conceptId: string, preferredLabel: string) => ({ conceptId, legacyId: "1", preferredLabel });
const file = () => ({
  source: "an extract",
  concepts: {
    "driving-licence": [concept("VTK8_WRx_GcM", "B")],
    "occupation-name": [concept("aaaa_bbb_ccc", "Lagerarbetare")],
    "ssyk-level-4": [concept("aaaa_bbb_ccd", "Lager- och terminalpersonal")],
    "occupation-field": [concept("ASGV_zcE_bWf", "Transport, distribution, lager")],
    skill: [concept("aaaa_bbb_cce", " Lokförarbevis "), concept("ijHY_aHk_ADE", "Terminal- och lagerarbete")],
    municipality: [concept("aaaa_bbb_ccf", "Karlskrona")],
  },
});

test("occupations, groups, fields and skills are read, licences among the skills, other types left out", () => {
  const read = parseTaxonomy(file());
  expect(read).toEqual({
    ok: true,
    value: {
      source: "an extract",
      occupations: [{ conceptId: "aaaa_bbb_ccc", label: "Lagerarbetare" }],
      groups: [{ conceptId: "aaaa_bbb_ccd", label: "Lager- och terminalpersonal" }],
      fields: [{ conceptId: "ASGV_zcE_bWf", label: "Transport, distribution, lager" }],
      skills: [
        { conceptId: "VTK8_WRx_GcM", label: "B" },
        { conceptId: "aaaa_bbb_cce", label: "Lokförarbevis" },
        { conceptId: "ijHY_aHk_ADE", label: "Terminal- och lagerarbete" },
      ],
    },
  });
});

describe("what is wrong in a file is told with its path and what was expected", () => {
  const problems = (change: (input: ReturnType<typeof file>) => unknown) => {
    const read = parseTaxonomy(change(file()));
    return read.ok ? [] : read.problems.map(({ path, expected }) => `${formatPath(path)}: ${expected}`);
  };

  test.each([
    ["no JSON object", () => "text", /^: /],
    ["no source", ({ concepts }: ReturnType<typeof file>) => ({ concepts }), /^source: expected where/],
    [
      "a field of its own",
      (input: ReturnType<typeof file>) => ({ ...input, extra: 1 }),
      /^: expected no field "extra"$/,
    ],
    [
      "a list that is missing",
      (input: ReturnType<typeof file>) => ({ ...input, concepts: { ...input.concepts, skill: undefined } }),
      /^concepts\.skill: expected a list/,
    ],
    [
      "an id of another form",
      (input: ReturnType<typeof file>) => ({
        ...input,
        concepts: { ...input.concepts, skill: [concept("601556", "x")] },
      }),
      /^concepts\.skill\[0\]\.conceptId: expected a concept id such as/,
    ],
    [
      "a label that is empty",
      (input: ReturnType<typeof file>) => ({
        ...input,
        concepts: { ...input.concepts, skill: [concept("aaaa_bbb_ccg", " ")] },
      }),
      /^concepts\.skill\[0\]\.preferredLabel: expected a label that is not empty/,
    ],
    [
      "a concept that stands twice",
      (input: ReturnType<typeof file>) => ({
        ...input,
        concepts: { ...input.concepts, skill: [concept("aaaa_bbb_ccc", "again")] },
      }),
      /^concepts\.skill\[0\]\.conceptId: expected every concept once, but "aaaa_bbb_ccc"/,
    ],
  ])("%s", (_, change, message) => {
    expect(problems(change)).toEqual([expect.stringMatching(message)]);
  });
});

describe("imported skills", () => {
  const read = parseTaxonomy(file());
  const skills = read.ok ? read.value.skills : [];

  test("leave out the concepts that the curated vocabulary has", () => {
    expect(skillsBeside(curatedVocabulary, skills)).toEqual([{ conceptId: "aaaa_bbb_cce", label: "Lokförarbevis" }]);
  });

  test("stand after the curated ones, under ids of their own, implying nothing", () => {
    const { skills: all } = withImportedSkills(curatedVocabulary, skills);
    expect(all.slice(0, -1)).toEqual(curatedVocabulary.skills);
    expect(all.at(-1)).toMatchObject({ id: "jobtech.aaaa_bbb_cce", implies: [], conceptId: "aaaa_bbb_cce" });
  });

  test("have ids that no curated skill has and that criteria can be built from", () => {
    expect(importedSkillId("aaaa_bbb_cce")).not.toMatch(/[:|]/);
    expect(curatedVocabulary.skills.filter(({ id }) => id.startsWith("jobtech."))).toEqual([]);
  });
});
