/**
 * From unknown JSON to what matching takes: shape, rules (schema.ts), then ids and levels against a vocabulary.
 * Everything that is wrong comes back as a list of problems, each with its path and what was expected there.
 */
import * as z from "zod";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { lexiconOf, type Lexicon } from "./lexicon.ts";
import {
  matchingPlacementSchema,
  matchingProfileSchema,
  placementsSchema,
  poolSchema,
  type MatchingPlacement,
  type MatchingProfile,
  type Pool,
} from "./schema.ts";
import type { Weights } from "./score.ts";
import { weightsSchema } from "./weights.ts";

export type Path = readonly PropertyKey[];
export type Problem = { path: Path; expected: string };
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export function parseProfile(input: unknown, vocabulary: Vocabulary): Parsed<MatchingProfile> {
  return parse(matchingProfileSchema, input, (profile) => profileProblems(profile, lexiconOf(vocabulary), []));
}

export function parsePlacement(input: unknown, vocabulary: Vocabulary): Parsed<MatchingPlacement> {
  return parse(matchingPlacementSchema, input, (placement) => placementProblems(placement, lexiconOf(vocabulary), []));
}

/** A list of placements, no id twice. */
export function parsePlacements(input: unknown, vocabulary: Vocabulary): Parsed<MatchingPlacement[]> {
  const lexicon = lexiconOf(vocabulary);
  return parse(placementsSchema, input, (placements) =>
    placements.flatMap((placement, index) => placementProblems(placement, lexicon, [index])),
  );
}

export function parsePool(input: unknown, vocabulary: Vocabulary): Parsed<Pool> {
  return parse(poolSchema, input, (pool) => poolProblems(pool, lexiconOf(vocabulary), []));
}

/** What each part of a score weighs: see `weightsSchema`. */
export function parseWeights(input: unknown): Parsed<Weights> {
  return parse(weightsSchema, input, () => []);
}

const caseSchema = z.strictObject({ pool: poolSchema, placement: matchingPlacementSchema });
export type MatchingCase = z.infer<typeof caseSchema>;

/** One pool and one placement, as audits and replays keep them. */
export function parseCase(input: unknown, vocabulary: Vocabulary): Parsed<MatchingCase> {
  const lexicon = lexiconOf(vocabulary);
  return parse(caseSchema, input, ({ pool, placement }) => [
    ...poolProblems(pool, lexicon, ["pool"]),
    ...placementProblems(placement, lexicon, ["placement"]),
  ]);
}

/** A path as one would write it in JavaScript: `participants[3].capacities["sv.reading"]`. The whole document is "". */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${String(step)}]`;
      const name = String(step);
      if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join("");
}

/** The shape, then the rules that no shape can state. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  problemsOf: (value: z.infer<Schema>) => Problem[],
): Parsed<z.infer<Schema>> {
  const shaped = schema.safeParse(input);
  if (!shaped.success) return { ok: false, problems: shaped.error.issues.flatMap(shapeProblems) };
  const dropped = pathToPrototypeName(input);
  if (dropped !== undefined)
    return { ok: false, problems: [{ path: dropped, expected: "expected no field of this name" }] };
  const problems = problemsOf(shaped.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: shaped.data };
}

/** Zod leaves a key "__proto__" out of a record without a word; as the id of anything it is an unknown one. */
function pathToPrototypeName(input: unknown): Path | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  if (Object.hasOwn(input, "__proto__")) return ["__proto__"];
  for (const [name, value] of Object.entries(input)) {
    const below = pathToPrototypeName(value);
    if (below !== undefined) return [Array.isArray(input) ? Number(name) : name, ...below];
  }
  return undefined;
}

function shapeProblems(issue: z.core.$ZodIssue): Problem[] {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...issue.path, key], expected: "expected no field of this name" }));
    case "invalid_key":
      return issue.issues.map(({ message }) => ({ path: issue.path, expected: message }));
    default:
      return [{ path: issue.path, expected: issue.message }];
  }
}

function poolProblems(pool: Pool, lexicon: Lexicon, path: Path): Problem[] {
  return pool.participants.flatMap((profile, index) =>
    profileProblems(profile, lexicon, [...path, "participants", index]),
  );
}

function profileProblems(profile: MatchingProfile, lexicon: Lexicon, path: Path): Problem[] {
  const { maxima, skills, formats, fields, tags } = lexicon;
  return [
    ...unknownIds(profile.formats ?? [], formats, "format", [...path, "formats"]),
    ...unknownKeys(profile.skills, skills, "skill", [...path, "skills"]),
    ...wrongLevels(profile.capacities, maxima, [...path, "capacities"]),
    ...unknownIds(profile.avoid, tags, "tag", [...path, "avoid"]),
    ...unknownKeys(profile.interests ?? {}, fields, "field", [...path, "interests"]),
    ...unknownIds(profile.goals ?? [], growable(lexicon), "skill or dimension", [...path, "goals"]),
  ];
}

function placementProblems(placement: MatchingPlacement, lexicon: Lexicon, path: Path): Problem[] {
  const { maxima, skills, adaptations, formats, fields, tags } = lexicon;
  const clauseProblems = (clauses: string[][], at: Path) =>
    clauses.flatMap((clause, index) => unknownIds(clause, skills, "skill", [...at, index]));
  return [
    ...unknownIds(placement.formats, formats, "format", [...path, "formats"]),
    ...(fields.has(placement.field) ? [] : [unknownId(placement.field, "field", [...path, "field"])]),
    ...unknownIds(placement.tags, tags, "tag", [...path, "tags"]),
    ...unknownIds(placement.adaptations, adaptations, "adaptation", [...path, "adaptations"]),
    ...clauseProblems(placement.requires, [...path, "requires"]),
    ...unknownIds(placement.wishes, skills, "skill", [...path, "wishes"]),
    ...unknownIds(placement.develops, growable(lexicon), "skill or dimension", [...path, "develops"]),
    ...placement.tasks.flatMap((task, index) => {
      const at = [...path, "tasks", index];
      return [
        ...wrongLevels(task.demands, maxima, [...at, "demands"]),
        ...clauseProblems(task.requires ?? [], [...at, "requires"]),
        ...unknownIds(task.adaptations ?? [], adaptations, "adaptation", [...at, "adaptations"]),
      ];
    }),
  ];
}

type Known = { has: (id: string) => boolean };

/** A goal is a skill to gain or a dimension to grow in. */
function growable({ skills, maxima }: Lexicon): Known {
  return { has: (id) => skills.has(id) || maxima.has(id) };
}

function unknownId(id: string, what: string, path: Path): Problem {
  return { path, expected: `expected a ${what} of the vocabulary, but there is none with the id "${id}"` };
}

function unknownIds(ids: readonly string[], known: Known, what: string, path: Path): Problem[] {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [unknownId(id, what, [...path, index])]));
}

function unknownKeys(record: Record<string, unknown>, known: Known, what: string, path: Path): Problem[] {
  return Object.keys(record).flatMap((id) => (known.has(id) ? [] : [unknownId(id, what, [...path, id])]));
}

function wrongLevels(levels: Record<string, number>, maxima: Map<string, number>, path: Path): Problem[] {
  return Object.entries(levels).flatMap(([id, level]) => {
    const max = maxima.get(id);
    if (max === undefined) return [unknownId(id, "dimension", [...path, id])];
    return level <= max ? [] : [{ path: [...path, id], expected: `expected a level from 0 to ${String(max)}` }];
  });
}
