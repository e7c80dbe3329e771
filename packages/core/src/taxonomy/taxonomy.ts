import type { Occupation } from "@passa/domain/placement/placement";
import { suggestedOccupations } from "@passa/domain/placement/suggested-tasks";
import { fold, type LabelIndex, labelIndex, searchLabels } from "@passa/domain/taxonomy/label-search";
import { importedSkillId, skillsBeside, type Taxonomy, withImportedSkills } from "@passa/domain/taxonomy/taxonomy";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Skill, Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { type Language, languages, text, type ServedKey, servedTexts } from "@passa/texts/served";
import { vocabularyName } from "@passa/texts/vocabulary";
import { commit } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { type Current, loadCurrent, loadTaxonomy, type Stored, taxonomyWrites } from "./taxonomy.store.ts";

/** What a tenant's import amounts to, ready to be searched and to match by. */
type Imported = {
  vocabulary: Vocabulary;
  /** Names of the imported skills by id, which the catalogues do not know. */
  labels: ReadonlyMap<string, string>;
  /** Indexes of labels by language, made when they are first searched. */
  occupations: (language: Language) => LabelIndex;
  skills: (language: Language) => LabelIndex;
};

const curatedByConcept = new Map(suggestedOccupations.map((occupation) => [occupation.conceptId, occupation]));

/** By version, which is the digest of the content: what is found here is never out of date. */
const cache = new Map<string, Promise<Imported>>();
const cached = 8;
const nothing = importedFrom({ occupations: [], skills: [] });

/** The curated vocabulary and the tenant's imported skills after it. For use cases that have authorised. */
export async function vocabularyOf(ctx: Context): Promise<Vocabulary> {
  return (await importedOf(ctx)).vocabulary;
}

/** The same, with the version of the import that it holds; undefined where nothing has been imported. */
export async function versionedVocabularyOf(
  ctx: Context,
): Promise<{ vocabulary: Vocabulary; version: string | undefined }> {
  const current = await loadCurrent(ctx.table, ctx.actor.tenantId);
  const { vocabulary } = current ? await importedAt(ctx, current) : nothing;
  return { vocabulary, version: current?.version };
}

/** The vocabulary as it was with an earlier import, all of which are kept; without a version, before there was any. */
export async function vocabularyAt(ctx: Context, version: string | undefined): Promise<Vocabulary> {
  return (version === undefined ? nothing : await importedAt(ctx, { version })).vocabulary;
}

/** Names of the tenant's imported skills by id. For use cases that have authorised. */
export async function importedLabels(ctx: Context): Promise<ReadonlyMap<string, string>> {
  return (await importedOf(ctx)).labels;
}

/** The vocabulary as the interface reads it: imported skills bring their label. */
export async function viewVocabulary(
  ctx: Context,
): Promise<Omit<Vocabulary, "skills"> & { skills: (Skill & { label?: string })[] }> {
  authorise(ctx, "vocabulary.read", { tenantId: ctx.actor.tenantId });
  const { vocabulary, labels } = await importedOf(ctx);
  return {
    ...vocabulary,
    skills: vocabulary.skills.map((skill) => {
      const label = labels.get(skill.id);
      return label === undefined ? skill : { ...skill, label };
    }),
  };
}

/** An occupation to pick, with the ids of the tasks usual in it. */
export type OccupationHit = { conceptId: string; label: string; field?: string; suggestedTasks: string[] };

/** Occupations by label, curated and imported; best first, at most `limit`. */
export async function searchOccupations(
  ctx: Context,
  { q, limit, language }: { q: string; limit: number; language: Language },
): Promise<{ items: OccupationHit[] }> {
  authorise(ctx, "vocabulary.read", { tenantId: ctx.actor.tenantId });
  const { occupations } = await importedOf(ctx);
  return {
    items: searchLabels(occupations(language), q, limit).map(({ id, label }) => {
      const curated = curatedByConcept.get(id);
      return {
        conceptId: id,
        label,
        ...(curated === undefined ? {} : { field: curated.field }),
        suggestedTasks: curated?.tasks ?? [],
      };
    }),
  };
}

/** Finds the occupation, curated or imported, that is called so in any language. For use cases that have authorised. */
export async function occupationLookup(ctx: Context): Promise<(name: string) => Occupation | undefined> {
  const { occupations } = await importedOf(ctx);
  return (name) => {
    const found = (Object.keys(languages) as Language[])
      .flatMap((language) => searchLabels(occupations(language), name, 1))
      .find(({ label }) => fold(label) === fold(name.trim()));
    return found && { conceptId: found.id, label: found.label };
  };
}

/** Skills by label, curated and imported; best first, at most `limit`. */
export async function searchSkills(
  ctx: Context,
  { q, limit, language }: { q: string; limit: number; language: Language },
): Promise<{ items: { id: string; label: string; curated: boolean }[] }> {
  authorise(ctx, "vocabulary.read", { tenantId: ctx.actor.tenantId });
  const { skills, labels } = await importedOf(ctx);
  return {
    items: searchLabels(skills(language), q, limit).map(({ id, label }) => ({ id, label, curated: !labels.has(id) })),
  };
}

/** Takes over a whole taxonomy for the tenant, in the place of the one before. The same once more changes nothing. */
export async function importTaxonomy(
  ctx: Context,
  taxonomy: Taxonomy,
): Promise<{ version: string; occupations: number; skills: number }> {
  const { tenantId } = ctx.actor;
  authorise(ctx, "taxonomy.import", { tenantId });
  const kept: Stored = {
    occupations: taxonomy.occupations,
    skills: skillsBeside(curatedVocabulary, taxonomy.skills),
  };
  const { writes, current } = await taxonomyWrites(tenantId, kept, ctx.now);
  return commit(ctx, {
    writes,
    audit: { what: "taxonomy.import", whom: tenantId, detail: { version: current.version, source: taxonomy.source } },
    answer: { version: current.version, occupations: kept.occupations.length, skills: kept.skills.length },
  });
}

async function importedOf(ctx: Context): Promise<Imported> {
  const current = await loadCurrent(ctx.table, ctx.actor.tenantId);
  return current ? importedAt(ctx, current) : nothing;
}

async function importedAt(ctx: Context, { version }: Pick<Current, "version">): Promise<Imported> {
  let found = cache.get(version);
  if (!found) {
    found = loadTaxonomy(ctx.table, ctx.actor.tenantId, { version }).then(importedFrom);
    found.catch(() => cache.delete(version));
    cache.set(version, found);
    const [oldest] = cache.keys();
    if (cache.size > cached && oldest !== undefined) cache.delete(oldest);
  }
  return found;
}

function importedFrom({ occupations, skills }: Stored): Imported {
  const beside = occupations.filter(({ conceptId }) => !curatedByConcept.has(conceptId));
  const imported = skills.map(({ conceptId, label }) => ({ id: importedSkillId(conceptId), label }));
  return {
    vocabulary: withImportedSkills(curatedVocabulary, skills),
    labels: new Map(imported.map(({ id, label }) => [id, label])),
    occupations: byLanguage((language) =>
      labelIndex([
        ...suggestedOccupations.map(({ conceptId, id }) => ({
          id: conceptId,
          label: text(language, `occupation.${id}` as ServedKey),
        })),
        ...beside.map(({ conceptId, label }) => ({ id: conceptId, label })),
      ]),
    ),
    skills: byLanguage((language) =>
      labelIndex([
        ...curatedVocabulary.skills.map(({ id }) => ({
          id,
          label: vocabularyName(servedTexts(language), "skill", id),
        })),
        ...imported,
      ]),
    ),
  };
}

function byLanguage(make: (language: Language) => LabelIndex): (language: Language) => LabelIndex {
  const made = new Map<Language, LabelIndex>();
  return (language) => {
    const index = made.get(language) ?? make(language);
    made.set(language, index);
    return index;
  };
}
