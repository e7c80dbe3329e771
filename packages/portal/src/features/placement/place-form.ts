import { contradictions, type PlacementDraft, type PlacementKind } from "@passa/domain/placement/placement";
import type { FieldError } from "@passa/domain/refusal";

/** What stands in the form: a draft's content, with numbers as they were written so that "mycket" is not lost. */
export interface PlaceForm extends Omit<PlacementDraft, "seats" | "hours"> {
  readonly seats: string;
  readonly hoursMin: string;
  readonly hoursMax: string;
}

const textOf = (value: number | undefined): string => (value === undefined ? "" : String(value));

/** The form of a stored content. Lists that nobody has filled in are empty ones: "none" is an answer when publishing. */
export function formOf({ seats, hours, ...content }: PlacementDraft): PlaceForm {
  return {
    ...content,
    seats: textOf(seats),
    hoursMin: textOf(hours?.min),
    hoursMax: textOf(hours?.max),
    formats: content.formats ?? ["spoken"],
    adaptations: content.adaptations ?? [],
    tags: content.tags ?? [],
    requires: content.requires ?? [],
    wishes: content.wishes ?? [],
    develops: content.develops ?? [],
    tasks: content.tasks ?? [],
  };
}

const usualKind: PlacementKind = "internship";

/** What a new place begins as: an internship for one person, half to full time. Everything can be changed. */
export const newForm = (): PlaceForm => formOf({ kind: usualKind, seats: 1, hours: { min: 20, max: 40 } });

/** A whole number as people write it, else undefined. */
export const wholeNumber = (text: string): number | undefined =>
  /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;

const within = (value: number | undefined, [min, max]: readonly [number, number]): value is number =>
  value !== undefined && min <= value && value <= max;

const seatsRange = [1, 50] as const;
const hoursRange = [1, 60] as const;

/**
 * What is sent: all that is readable. A number that cannot stand is left out, so that everything else is saved, and asked
 * for by `checkForm`.
 */
export function contentOf({ seats, hoursMin, hoursMax, ...content }: PlaceForm): PlacementDraft {
  const places = wholeNumber(seats);
  const [min, max] = [wholeNumber(hoursMin), wholeNumber(hoursMax)];
  return {
    ...content,
    ...(within(places, seatsRange) ? { seats: places } : {}),
    ...(within(min, hoursRange) && within(max, [min, hoursRange[1]]) ? { hours: { min, max } } : {}),
  };
}

function numberErrors(path: string, text: string, [min, max]: readonly [number, number]): FieldError[] {
  if (text.trim() === "") return [];
  const value = wholeNumber(text);
  if (value === undefined)
    return [{ path, code: Number.isNaN(Number(text.replace(",", "."))) ? "wrongType" : "notWhole" }];
  if (value < min) return [{ path, code: "tooSmall", values: { min } }];
  if (value > max) return [{ path, code: "tooLarge", values: { max } }];
  return [];
}

const lengthErrors = (path: string, text: string | undefined, max: number): FieldError[] =>
  (text?.length ?? 0) > max ? [{ path, code: "tooLong", values: { max } }] : [];

/**
 * What is wrong with what stands there, told at once and with the server's own words; what is only missing is told when
 * publishing. `today` is a date.
 */
export function checkForm(form: PlaceForm, today: string): FieldError[] {
  const { startsOn, latestStartOn, tasks = [] } = form;
  const [min, max] = [wholeNumber(form.hoursMin), wholeNumber(form.hoursMax)];
  const hours = [
    ...numberErrors("hours.min", form.hoursMin, hoursRange),
    ...numberErrors("hours.max", form.hoursMax, hoursRange),
  ];
  const crossed = hours.length === 0 && min !== undefined && max !== undefined && min > max;
  const backwards = startsOn !== undefined && latestStartOn !== undefined && startsOn > latestStartOn;
  const lastStart = latestStartOn ?? startsOn;
  return [
    ...(form.title !== undefined && form.title !== "" && form.title.trim() === ""
      ? [{ path: "title", code: "required" } as const]
      : []),
    ...lengthErrors("title", form.title, 80),
    ...lengthErrors("about", form.about, 2000),
    ...numberErrors("seats", form.seats, seatsRange),
    ...hours,
    ...(crossed ? [{ path: "hours.min", code: "minAboveMax" } as const] : []),
    ...(backwards ? [{ path: "latestStartOn", code: "startAfterLatest" } as const] : []),
    ...(!backwards && lastStart !== undefined && lastStart < today
      ? [{ path: latestStartOn === undefined ? "startsOn" : "latestStartOn", code: "inThePast" } as const]
      : []),
    ...tasks.flatMap(({ title, about }, n): FieldError[] => [
      ...(title.trim() === "" ? [{ path: `tasks.${n}.title`, code: "required" } as const] : []),
      ...lengthErrors(`tasks.${n}.title`, title, 80),
      ...lengthErrors(`tasks.${n}.about`, about, 300),
    ]),
    ...(tasks.length > 0 && (form.minTasks ?? 1) > tasks.length
      ? [{ path: "minTasks", code: "minTasksTooMany" } as const]
      : []),
    ...contradictions(form),
    ...(tasks.length > 0 && tasks.every(({ removable }) => removable)
      ? [{ path: "tasks", code: "noCoreTask" } as const]
      : []),
  ];
}

/** Hours are asked for in two fields: what is lacking is the one that is empty. */
export const fieldOfLacking = (path: string, { hoursMin, hoursMax }: PlaceForm): string =>
  path === "hours" && hoursMin.trim() !== "" && hoursMax.trim() === "" ? "hours.max" : path;

/** Where the text of a wrong field stands: the better one of its name, else that of its code alone. */
export function messageKeys({ path, code }: FieldError): readonly string[] {
  const name = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  return [`field.placements.${name}.${code}`, `field.${code}`];
}
