/**
 * The JobTech Taxonomy (Arbetsförmedlingen, CC0) as an importer reads it: occupations and skills that become
 * searchable beside the curated vocabulary.
 */
import * as z from "zod";
import type { Parsed, Problem } from "../matching/parse.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";

/** One thing in the taxonomy. Its id stays the same between versions; its label may change. */
export type Concept = { conceptId: string; label: string };

export type Taxonomy = {
  /** Where the file says that it comes from. */
  source: string;
  /** Names of occupations, about 3,400. */
  occupations: Concept[];
  /** Occupation groups of SSYK 2012, level 4. */
  groups: Concept[];
  /** Occupation fields. */
  fields: Concept[];
  /** Skills and driving licences. */
  skills: Concept[];
};

/** The form of a concept id: `hK8X_cX9_5P4`. */
export const conceptIdForm = /^[A-Za-z0-9]{4}_[A-Za-z0-9]{3}_[A-Za-z0-9]{3}$/;

const conceptSchema = z.strictObject({
  conceptId: z.string({ error: "expected a concept id" }).regex(conceptIdForm, {
    error: "expected a concept id such as hK8X_cX9_5P4",
  }),
  legacyId: z.string({ error: "expected text" }).optional(),
  preferredLabel: z
    .string({ error: "expected a label" })
    .trim()
    .min(1, { error: "expected a label that is not empty" }),
});

const concepts = z.array(conceptSchema, { error: "expected a list of concepts" });

const fileSchema = z.strictObject({
  source: z.string({ error: "expected where the file comes from" }),
  // Types that Passa does not use (municipalities, employment types …) are read and left out.
  concepts: z
    .record(z.string(), concepts, { error: "expected lists of concepts by type" })
    .superRefine((byType, context) => {
      for (const type of required)
        if (byType[type] === undefined)
          context.addIssue({ code: "custom", path: [type], message: "expected a list of concepts, but there is none" });
      const seen = new Set<string>();
      for (const [type, list] of Object.entries(byType))
        list.forEach(({ conceptId }, index) => {
          if (seen.has(conceptId))
            context.addIssue({
              code: "custom",
              path: [type, index, "conceptId"],
              message: `expected every concept once, but "${conceptId}" stands here again`,
            });
          seen.add(conceptId);
        });
    }),
});

const required = ["occupation-name", "ssyk-level-4", "occupation-field", "skill"];

/** Reads the parsed JSON of a taxonomy file: `{source, concepts: {type: [{conceptId, legacyId?, preferredLabel}]}}`. */
export function parseTaxonomy(input: unknown): Parsed<Taxonomy> {
  const read = fileSchema.safeParse(input);
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue): Problem => ({
        path: issue.path,
        expected: issue.code === "unrecognized_keys" ? `expected no field "${issue.keys.join('", "')}"` : issue.message,
      })),
    };
  const of = (type: string): Concept[] =>
    (read.data.concepts[type] ?? []).map(({ conceptId, preferredLabel }) => ({ conceptId, label: preferredLabel }));
  return {
    ok: true,
    value: {
      source: read.data.source,
      occupations: of("occupation-name"),
      groups: of("ssyk-level-4"),
      fields: of("occupation-field"),
      skills: [...of("driving-licence"), ...of("skill")],
    },
  };
}

/** The vocabulary's id of an imported skill. Holds neither ':' nor '|', and no curated id begins so. */
export function importedSkillId(conceptId: string): string {
  return `jobtech.${conceptId}`;
}

/** The skills that the vocabulary lacks. Where it has the concept already, the curated entry wins. */
export function skillsBeside(vocabulary: Vocabulary, skills: readonly Concept[]): Concept[] {
  const curated = new Set(vocabulary.skills.map(({ conceptId }) => conceptId));
  return skills.filter(({ conceptId }) => !curated.has(conceptId));
}

/** The vocabulary with imported skills after its own. They imply nothing: the taxonomy does not say what does. */
export function withImportedSkills(vocabulary: Vocabulary, skills: readonly Concept[]): Vocabulary {
  return {
    ...vocabulary,
    skills: [
      ...vocabulary.skills,
      ...skillsBeside(vocabulary, skills).map(({ conceptId }) => ({
        id: importedSkillId(conceptId),
        group: "imported",
        conceptId,
        implies: [],
        pictogram: "certificate",
      })),
    ],
  };
}
