import type { Statement } from "@passa/domain/observation/observation";

/** The answer "hours": whole hours a week. */
export type WeeklyHours = Exclude<Extract<Statement, { what: "hours" }>["value"], { unknown: true }>;

/** Hours a week as they are written. */
export interface HoursForm {
  readonly wanted: string;
  readonly min: string;
  readonly max: string;
}

export type ReadHours =
  | { readonly kind: "whole"; readonly hours: WeeklyHours }
  /** Nothing to save yet: nothing written. */
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly field: keyof HoursForm; readonly why: "number" | "order" | "between" };

export const hoursForm = (hours: WeeklyHours | undefined): HoursForm => ({
  wanted: hours?.wanted === undefined ? "" : String(hours.wanted),
  min: hours === undefined ? "" : String(hours.min),
  max: hours === undefined ? "" : String(hours.max),
});

/** Whole hours from 1 to 60, the least not above the most, the wanted between them or not said. */
export function readHours(form: HoursForm): ReadHours {
  const fields = ["wanted", "min", "max"] as const;
  if (fields.every((field) => form[field].trim() === "")) return { kind: "empty" };
  const numbers = { wanted: Number(form.wanted), min: Number(form.min), max: Number(form.max) };
  for (const field of fields) {
    if (field === "wanted" && form.wanted.trim() === "") continue;
    const number = numbers[field];
    if (!Number.isInteger(number) || number < 1 || number > 60) return { kind: "wrong", field, why: "number" };
  }
  const { min, max, wanted } = numbers;
  if (min > max) return { kind: "wrong", field: "min", why: "order" };
  if (form.wanted.trim() === "") return { kind: "whole", hours: { min, max } };
  if (wanted < min || wanted > max) return { kind: "wrong", field: "wanted", why: "between" };
  return { kind: "whole", hours: { min, max, wanted } };
}
