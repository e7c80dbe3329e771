import * as z from "zod";
import { OnBehalf } from "../event/roster.ts";
import { idSchema } from "../id.ts";

/** When staff ask how it goes, counted from the first day of work. */
export const FollowUpPoint = z
  .enum(["twoWeeks", "threeMonths", "sixMonths", "twelveMonths"])
  .meta({ id: "FollowUpPoint" });
export type FollowUpPoint = z.infer<typeof FollowUpPoint>;

/** How it goes. A fixed list: free words about work invite words about health. */
export const HowItGoes = z.enum(["well", "somethingToChange", "wantsToStop", "haveLeft"]).meta({ id: "HowItGoes" });
export type HowItGoes = z.infer<typeof HowItGoes>;

const said = z.strictObject({
  how: HowItGoes,
  at: z.iso.datetime(),
  by: idSchema("user"),
  onBehalf: OnBehalf.optional(),
});

export const FollowUp = z
  .strictObject({
    point: FollowUpPoint,
    dueOn: z.iso.date(),
    participant: said.optional(),
    employer: said.optional(),
  })
  .meta({ id: "FollowUp" });
export type FollowUp = z.infer<typeof FollowUp>;

/** The follow-ups of work that begins on a day (ISO date). */
export function followUpsFrom(startsOn: string): FollowUp[] {
  return [
    { point: "twoWeeks", dueOn: daysAfter(startsOn, 14) },
    { point: "threeMonths", dueOn: monthsAfter(startsOn, 3) },
    { point: "sixMonths", dueOn: monthsAfter(startsOn, 6) },
    { point: "twelveMonths", dueOn: monthsAfter(startsOn, 12) },
  ];
}

/** The date so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month so many months later; the month's last where it has no such day. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
