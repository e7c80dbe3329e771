import * as z from "zod";
import type { Skill, Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Workplace } from "../workplace/workplace.ts";
import type { PlacementDraft, PlacementKind, Task } from "./placement.ts";
import { suggestedOccupations, suggestedTask } from "./suggested-tasks.ts";

/** What a new place is written with where the employer has not chosen a language: in ours. */
export type Words = { taskTitle: (id: string) => string; taskAbout: (id: string) => string };

/** What an advertisement is read against. */
export type Known = {
  vocabulary: Pick<Vocabulary, "skills" | "fields">;
  /** Those of the employer: the advertisement's address picks one. */
  workplaces: readonly Workplace[];
  words: Words;
};

const labelled = z.looseObject({ concept_id: z.string().nullish(), label: z.string().nullish() });
type Labelled = z.infer<typeof labelled>;
const list = z.array(labelled).nullish().catch(null);
const demands = z.looseObject({ skills: list, languages: list }).nullish().catch(null);

/**
 * The part of a JobSearch advertisement (Arbetsförmedlingen, JobTech Dev) that a place is made of. A field that is missing or
 * of another shape is left out: advertisements are written by many systems.
 */
const Advertisement = z.looseObject({
  headline: z.string().nullish().catch(null),
  description: z.looseObject({ text: z.string().nullish() }).nullish().catch(null),
  occupation: labelled.nullish().catch(null),
  occupation_field: labelled.nullish().catch(null),
  employment_type: labelled.nullish().catch(null),
  working_hours_type: labelled.nullish().catch(null),
  scope_of_work: z.looseObject({ min: z.number().nullish(), max: z.number().nullish() }).nullish().catch(null),
  number_of_vacancies: z.number().nullish().catch(null),
  start_date: z.string().nullish().catch(null),
  driving_license: list,
  must_have: demands,
  nice_to_have: demands,
  workplace_address: z
    .looseObject({
      street_address: z.string().nullish(),
      city: z.string().nullish(),
      coordinates: z.array(z.number().nullable()).nullish(),
    })
    .nullish()
    .catch(null),
});

/** A whole week's work, hours; `scope_of_work` is a part of it in percent. */
const fullTime = 40;

/**
 * A draft of a Platsbanken advertisement, as JobSearch gives it. Skills and licences are taken over where the vocabulary has
 * their concept, the usual tasks and hours of the occupation where we have suggestions for it. What the advertisement does
 * not say, or says in words only, is left for the employer: publishing tells what is missing.
 */
export function readAdvertisement(
  advertisement: Record<string, unknown>,
  { vocabulary, workplaces, words }: Known,
): PlacementDraft {
  const ad = Advertisement.parse(advertisement);
  const conceptId = ad.occupation?.concept_id ?? undefined;
  const usual = suggestedOccupations.find((occupation) => occupation.conceptId === conceptId);
  const fieldConcept = ad.occupation_field?.concept_id;
  const field = usual?.field ?? vocabulary.fields.find((one) => one.conceptId === fieldConcept)?.id;
  const workplace = workplaceAt(ad.workplace_address, workplaces);
  const seats = wholeWithin(ad.number_of_vacancies, 1, 50);
  const startsOn = dayOf(ad.start_date);
  const hours = weeklyHours(ad.scope_of_work);
  const title = ad.headline?.trim().slice(0, 80);
  const about = ad.description?.text?.trim().slice(0, 2000);
  const bySkill = skillsByConcept(vocabulary.skills);
  const asked = [...(ad.must_have?.skills ?? []), ...(ad.driving_license ?? [])];
  const wished = ad.nice_to_have?.skills ?? [];
  const swedish = swedishAsked(ad.must_have?.languages);
  const tasks = (usual?.tasks ?? []).slice(0, 3).flatMap((id, n) => taskFrom(id, n === 0 ? swedish : {}, words));
  return {
    ...(workplace && { workplaceId: workplace.id }),
    ...(title && { title }),
    ...(about && { about }),
    kind: kindOf(ad.employment_type),
    ...(conceptId && ad.occupation?.label && { occupation: { conceptId, label: ad.occupation.label.slice(0, 120) } }),
    ...(field && { field }),
    ...(seats !== undefined && { seats }),
    ...(startsOn && { startsOn }),
    ...(hours && { hours }),
    ...(usual && { open: [0, 1, 2, 3, 4].map((day) => ({ day, ...usual.usualHours })), tags: usual.tags }),
    formats: [],
    adaptations: [],
    requires: known(asked, bySkill).map((skill) => [skill]),
    wishes: known(wished, bySkill),
    develops: [],
    ...(tasks.length > 0 && { tasks }),
  };
}

/** An ordinary job unless the advertisement says that it is an internship. */
function kindOf(type: Labelled | null | undefined): PlacementKind {
  return /praktik/i.test(type?.label ?? "") ? "internship" : "employment";
}

function weeklyHours(scope: { min?: number | null; max?: number | null } | null | undefined) {
  const [low, high] = [scope?.min ?? scope?.max, scope?.max ?? scope?.min];
  if (typeof low !== "number" || typeof high !== "number" || low <= 0 || high > 100 || low > high) return undefined;
  const hours = (percent: number) => Math.max(1, Math.round((percent * fullTime) / 100));
  return { min: hours(low), max: hours(high) };
}

function wholeWithin(value: number | null | undefined, min: number, max: number): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
}

/** "2027-03-01T00:00:00" and "2027-03-01" both begin with the day. */
function dayOf(text: string | null | undefined): string | undefined {
  const day = z.iso.date().safeParse(text?.slice(0, 10));
  return day.success ? day.data : undefined;
}

/** The employer's only workplace with that street, or the only one in that town. */
function workplaceAt(
  address: { street_address?: string | null; city?: string | null } | null | undefined,
  workplaces: readonly Workplace[],
): Workplace | undefined {
  const same = (one: string, other: string | null | undefined) =>
    one.trim().toLocaleLowerCase("sv") === other?.trim().toLocaleLowerCase("sv");
  const onStreet = workplaces.filter((workplace) => same(workplace.address, address?.street_address));
  const inTown = workplaces.filter((workplace) => same(workplace.locality, address?.city));
  for (const found of [onStreet, inTown]) if (found.length === 1) return found[0];
  return undefined;
}

function skillsByConcept(skills: readonly Skill[]): Map<string, string> {
  return new Map(skills.flatMap(({ id, conceptId }) => (conceptId === undefined ? [] : [[conceptId, id] as const])));
}

/** Ids of the vocabulary for those that it knows, each once, in the advertisement's order. */
function known(concepts: readonly Labelled[], byConcept: ReadonlyMap<string, string>): string[] {
  return [...new Set(concepts.flatMap(({ concept_id: id }) => byConcept.get(id ?? "") ?? []))].slice(0, 20);
}

/** An advertisement that must have Swedish names no level: B1 is what everyday talk at work takes. */
function swedishAsked(languages: readonly Labelled[] | null | undefined): Task["demands"] {
  const asked = languages?.some(({ label }) => label?.trim().toLowerCase() === "svenska");
  return asked ? { "sv.listening": 3, "sv.speaking": 3 } : {};
}

function taskFrom(id: string, atLeast: Task["demands"], words: Words): Task[] {
  return taskOfSuggestion(id, words).map((task) => ({
    ...task,
    demands: Object.entries(atLeast).reduce(
      (demands, [dimension, level]) => ({ ...demands, [dimension]: Math.max(level, demands[dimension] ?? 0) }),
      task.demands,
    ),
  }));
}

/** The suggested task of that id as a place has it, with everything that it usually asks for; none where there is none. */
export function taskOfSuggestion(id: string, { taskTitle, taskAbout }: Words): Task[] {
  const suggestion = suggestedTask(id);
  if (!suggestion) return [];
  const { pictogram, requires, hazardous, demands } = suggestion;
  return [
    {
      id,
      title: taskTitle(id),
      about: taskAbout(id),
      pictogram,
      removable: false,
      hazardous,
      demands: { ...demands },
      requires,
      adaptations: [],
    },
  ];
}
