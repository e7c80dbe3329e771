import * as z from "zod";
import {
  hoursInCommon,
  readPerson,
  readPlace,
  skillState,
  startDay,
  taskState,
  type WeekHours,
} from "../matching/derived.ts";
import { judge } from "../matching/judge.ts";
import { lexiconOf } from "../matching/lexicon.ts";
import type { Location, MatchingPlacement, MatchingProfile } from "../matching/schema.ts";
import { Window } from "../place/place.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { idSet } from "../workplace/workplace.ts";

/**
 * What an employer sees of a person after the first yes: what of the work the person can do, when, and what the place must
 * offer. Nothing that says who it is, nothing that the person lacks, nothing that this place does not ask for.
 */
export const Card = z
  .strictObject({
    /** Tasks of the place that the person can do, as they were named then. */
    tasks: z.array(z.strictObject({ id: z.string(), title: z.string(), pictogram: z.string().optional() })).max(40),
    /** Skills that the person has and the place asks for or wishes. */
    skills: idSet(60),
    /** The person wants to work in the place's field. */
    interested: z.boolean(),
    /** Hours a week that suit both. */
    hours: z.strictObject({ min: z.int().min(0), max: z.int().min(0) }).optional(),
    /** When in the week both can. */
    windows: z.array(Window).max(50),
    /** From when. */
    startsOn: z.iso.date(),
    /** Ways of getting instructions that work and that the place has. */
    formats: idSet(60),
    /** Adaptations without which it does not work, and whether the place has them. */
    needs: z.array(z.strictObject({ adaptation: z.string(), offered: z.boolean() })).max(40),
  })
  .meta({ id: "Card" });
export type Card = z.infer<typeof Card>;

/** The picture of each task of a place that has one, by the task's id. */
export function picturesOf(tasks: readonly { id: string; pictogram?: string | undefined }[]): Map<string, string> {
  return new Map(tasks.flatMap(({ id, pictogram }) => (pictogram === undefined ? [] : [[id, pictogram] as const])));
}

/**
 * The card of a person for a place, as of a day. An adaptation is needed when something stands in the way without it: those
 * that the place has and could not take away, then the first that it lacks and that would remove what blocks.
 */
export function cardFor(
  profile: MatchingProfile,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  { origin, asOf, pictures }: { origin: Location; asOf: string; pictures?: ReadonlyMap<string, string> },
): Card {
  const person = readPerson(profile, origin);
  const place = readPlace(placement, vocabulary, origin);
  const { skills } = lexiconOf(vocabulary);
  const on = startDay(person, place);
  const doable = new Set(place.tasks.filter((task) => taskState(person, task, on) === "met").map(({ id }) => id));
  const asked = [...placement.requires.flat(), ...placement.tasks.flatMap((task) => (task.requires ?? []).flat())];
  const named = [...new Set([...asked, ...placement.wishes])].toSorted();
  const common = hoursInCommon(person, place);
  const worksIn = person.formats;
  return {
    tasks: placement.tasks
      .filter(({ id }) => doable.has(id))
      .map(({ id, title }) => {
        const pictogram = pictures?.get(id);
        return { id, title, ...(pictogram === undefined ? {} : { pictogram }) };
      }),
    skills: named.filter((id) => {
      const skill = skills.get(id);
      return skill !== undefined && skillState(person, skill, on) === "has";
    }),
    interested: (person.interests.get(placement.field) ?? 0) >= 2,
    ...(common === undefined || common.lo > common.hi ? {} : { hours: { min: common.lo, max: common.hi } }),
    windows: person.available === undefined ? [] : commonWindows(person.available, place.open),
    startsOn: on,
    formats:
      worksIn === undefined || worksIn.size === 0 ? [] : [...place.formats].filter((id) => worksIn.has(id)).toSorted(),
    needs: needsOf(profile, placement, vocabulary, { origin, asOf }),
  };
}

function needsOf(
  profile: MatchingProfile,
  placement: MatchingPlacement,
  vocabulary: Vocabulary,
  { origin, asOf }: { origin: Location; asOf: string },
): Card["needs"] {
  const blocked = (changed: MatchingPlacement) =>
    judge(profile, changed, vocabulary, origin, asOf).criteria.filter(({ state }) => state === "blocked");
  const before = blocked(placement);
  const kept = placement.adaptations.toSorted().filter((id) => {
    const without = { ...placement, adaptations: placement.adaptations.filter((one) => one !== id) };
    return blocked(without).length > before.length;
  });
  const lacking = before.flatMap(({ remedies }) => {
    const first = remedies.find((remedy) => remedy.startsWith("adaptation:"));
    return first === undefined ? [] : [first.slice("adaptation:".length)];
  });
  return [
    ...kept.map((adaptation) => ({ adaptation, offered: true })),
    ...[...new Set(lacking)].map((adaptation) => ({ adaptation, offered: false })),
  ];
}

/** When both weeks have the hour, as windows of whole hours, by day. */
function commonWindows(one: WeekHours, other: WeekHours): Window[] {
  return one.flatMap((hours, day) => {
    const both = hours & (other[day] ?? 0);
    const has = (hour: number) => hour < 24 && (both & (1 << hour)) !== 0;
    const starts = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => has(hour) && !has(hour - 1));
    return starts.map((from) => {
      let to = from;
      while (has(to)) to++;
      return { day, from, to };
    });
  });
}
