import * as z from "zod";
import { Phone } from "../employer/employer.ts";
import { idSchema } from "../id.ts";

export const ParticipantId = idSchema("participant");

/** The participant's way (DOMAIN.md). People go back and forth: every move is kept. */
export const Stage = z.enum(["mapping", "strengthening", "matching", "placed", "followUp"]).meta({ id: "Stage" });
export type Stage = z.infer<typeof Stage>;

export const Channel = z.enum(["mail", "sms", "letter", "inPerson"]).meta({ id: "Channel" });
export type Channel = z.infer<typeof Channel>;

/** Legal gender as in the population register: for statistics and audits only, never read by matching. */
export const LegalGender = z.enum(["woman", "man"]).meta({ id: "LegalGender" });
export type LegalGender = z.infer<typeof LegalGender>;

/** What is known of a person besides the matching profile, which is derived from observations. */
export const ParticipantDetails = z
  .strictObject({
    givenName: z.string().min(1).max(80),
    familyName: z.string().min(1).max(80),
    birthDate: z.iso.date(),
    legalGender: LegalGender,
    email: z.email().optional(),
    phone: Phone.optional(),
    address: z.string().max(200).optional(),
    channel: Channel,
    /** First language, BCP 47 ("so", "ti", "prs"). */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/),
    interpreter: z.boolean(),
    /** SUN 2000 level of education, 0 (none) to 6 (research). */
    sunLevel: z.int().min(0).max(6).optional(),
    protectedIdentity: z.boolean(),
    /** Since when the person waits for a place. */
    waitingSince: z.iso.date().optional(),
  })
  .meta({ id: "ParticipantDetails" });
export type ParticipantDetails = z.infer<typeof ParticipantDetails>;

export const Participant = z
  .strictObject({
    id: ParticipantId,
    tenantId: idSchema("tenant"),
    version: z.int().min(1),
    /** Short number that staff and paper use, "D-1018". */
    number: z.string().regex(/^D-\d{4,6}$/),
    ...ParticipantDetails.shape,
    /** Members of staff who work with the person now; the first is responsible. */
    assigned: z.array(idSchema("user")).max(20),
    stage: Stage,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Participant" });
export type Participant = z.infer<typeof Participant>;

/** A move between stages or units, backwards too. */
export const StageMove = z
  .strictObject({
    on: z.iso.date(),
    from: z.strictObject({ stage: Stage, unit: z.string().max(80) }).optional(),
    to: z.strictObject({ stage: Stage, unit: z.string().max(80) }),
    by: idSchema("user"),
  })
  .meta({ id: "StageMove" });

/** One person's time in one project (PEAK, ViS). */
export const Enrolment = z
  .strictObject({
    id: idSchema("enrolment"),
    tenantId: idSchema("tenant"),
    participantId: ParticipantId,
    projectId: idSchema("project"),
    enteredOn: z.iso.date(),
    leftOn: z.iso.date().optional(),
    moves: z.array(StageMove).min(1).max(500),
  })
  .meta({ id: "Enrolment" });
export type Enrolment = z.infer<typeof Enrolment>;

/** A project with its targets by gender, as its funder counts them. */
export const Project = z
  .strictObject({
    id: idSchema("project"),
    tenantId: idSchema("tenant"),
    name: z.string().min(1).max(80),
    reference: z.string().max(40),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    targets: z
      .array(
        z.strictObject({
          indicator: z.string().max(60),
          women: z.int().min(0),
          men: z.int().min(0),
        }),
      )
      .max(40),
  })
  .meta({ id: "Project" });
export type Project = z.infer<typeof Project>;

/** Having come to an activity or event. */
export const Attendance = z
  .strictObject({
    id: idSchema("attendance"),
    tenantId: idSchema("tenant"),
    participantId: ParticipantId,
    activity: z.string().min(1).max(80),
    on: z.iso.date(),
    attended: z.enum(["yes", "late", "no"]),
    by: idSchema("user"),
  })
  .meta({ id: "Attendance" });
export type Attendance = z.infer<typeof Attendance>;

/** What came of it: an internship, a job, studies. Norm-breaking is read from `ssyk` and a table of gender shares. */
export const Outcome = z
  .strictObject({
    id: idSchema("outcome"),
    tenantId: idSchema("tenant"),
    participantId: ParticipantId,
    kind: z.enum(["internship", "employment", "subsidisedEmployment", "education", "other"]),
    on: z.iso.date(),
    /** SSYK 2012, four digits. */
    ssyk: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    hoursPerWeek: z.int().min(1).max(60).optional(),
    placementId: idSchema("placement").optional(),
  })
  .meta({ id: "Outcome" });
export type Outcome = z.infer<typeof Outcome>;

/** "H.A." of "Hodan Ali": the first letters of the first and the last name. */
export function initialsOf(name: string): string {
  const parts = name.split(" ").filter((part) => part !== "");
  const letters = [parts[0], ...(parts.length > 1 ? [parts.at(-1)] : [])].map(
    (part) => Array.from(part ?? "")[0] ?? "",
  );
  return letters.map((letter) => `${letter.toLocaleUpperCase("sv")}.`).join("");
}

/** Whole months from `since` to `on` (ISO dates), 0 when `since` is later. */
export function monthsBetween(since: string, on: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = since.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = on.split("-").map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

/** The day on which the person turns `age` (ISO date); 29 February becomes 1 March in common years. */
export function birthday(birthDate: string, age: number): string {
  const [y = 0, m = 0, d = 0] = birthDate.split("-").map(Number);
  const year = y + age;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const [month, day] = m === 2 && d === 29 && !leap ? [3, 1] : [m, d];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
