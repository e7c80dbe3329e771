import * as z from "zod";
import { type Id, idSchema } from "../id.ts";
import { EventId, LocalId, MAX_SLOTS, Slot, SlotSet, TableNumber } from "./event.ts";

/** Who comes: employers and candidates of one event, their answers and their wishes. */

/** Why somebody else wrote down an answer. A fixed list: free words invite what should not be written. */
export const OnBehalf = z
  .enum(["noEId", "lacksDigitalSkill", "onPaper", "byPhone", "inPerson"])
  .meta({ id: "OnBehalf" });
export type OnBehalf = z.infer<typeof OnBehalf>;

const answered = { at: z.iso.datetime(), by: idSchema("user"), onBehalf: OnBehalf.optional() };

export const Invitation = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("notSent") }),
    z.strictObject({
      kind: z.literal("invited"),
      at: z.iso.datetime(),
      by: idSchema("user"),
      /** When reminders went out. */
      reminded: z.array(z.iso.datetime()).max(20),
    }),
    z.strictObject({ kind: z.literal("yes"), ...answered }),
    z.strictObject({ kind: z.literal("no"), ...answered }),
  ])
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

export const WishLevel = z.enum(["want", "maybe", "no"]).meta({ id: "WishLevel" });
export type WishLevel = z.infer<typeof WishLevel>;

/** Number of a candidate's card: stands for the person in the hall, on boards and for employers; never used again. */
export const CardNumber = z.int().min(1).max(9999).meta({ id: "CardNumber" });

/** What the QR code of a card holds: random, and of this event alone. */
export const CardCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  .meta({ id: "CardCode", examples: ["7F3K9QX2MA"] });

const most = z.int().min(1).max(MAX_SLOTS);
const least = z.int().min(0).max(MAX_SLOTS);
const inOrder = ({ min, max }: { min?: number | undefined; max?: number | undefined }) =>
  (min ?? 0) <= (max ?? MAX_SLOTS);
const minAboveMax = { path: ["min"], params: { code: "minAboveMax" } };
const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const repeated = { params: { code: "repeated" } };

const employerSettings = {
  /** The places that it comes with: what candidates are matched against. Without any, everybody may meet it. */
  placementIds: z.array(idSchema("placement")).max(20).refine(distinct, repeated),
  /** Its tables in the hall: as many interviews at once. */
  tables: z.array(TableNumber).min(1).max(10).refine(distinct, repeated),
  unavailable: SlotSet,
  min: least.optional(),
  max: most.optional(),
};
export const EventEmployerSettings = z
  .strictObject(employerSettings)
  .refine(inOrder, minAboveMax)
  .meta({ id: "EventEmployerSettings" });
export type EventEmployerSettings = z.infer<typeof EventEmployerSettings>;

export const EmployerWish = z.strictObject({ number: CardNumber, level: WishLevel }).meta({ id: "EmployerWish" });
export const CandidateWish = z
  .strictObject({ employerId: idSchema("employer"), level: WishLevel })
  .meta({ id: "CandidateWish" });

export const EventEmployer = z
  .strictObject({
    eventId: EventId,
    employerId: idSchema("employer"),
    version: z.int().min(1),
    ...employerSettings,
    invitation: Invitation,
    wishes: z.array(EmployerWish).max(500),
    wishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "EventEmployer" });
export type EventEmployer = z.infer<typeof EventEmployer>;

const candidateSettings = {
  /** Slots of one interview: 2 is an adaptation. */
  length: z.union([z.literal(1), z.literal(2)]),
  unavailable: SlotSet,
  /** Slots in which the person rests. */
  breaks: SlotSet,
  /** Resources that every interview of the person uses. */
  needs: z.array(LocalId).max(10).refine(distinct, repeated),
  min: least.optional(),
  max: most.optional(),
};
export const CandidateSettings = z
  .strictObject(candidateSettings)
  .refine(inOrder, minAboveMax)
  .meta({ id: "CandidateSettings" });
export type CandidateSettings = z.infer<typeof CandidateSettings>;

export const EventCandidate = z
  .strictObject({
    eventId: EventId,
    participantId: idSchema("participant"),
    version: z.int().min(1),
    number: CardNumber,
    code: CardCode,
    ...candidateSettings,
    invitation: Invitation,
    wishes: z.array(CandidateWish).max(200),
    wishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "EventCandidate" });
export type EventCandidate = z.infer<typeof EventCandidate>;

/** Meetings of a person that one may wait for. */
const MAX_BEFORE = 8;

/** What the organiser decides of one pair. Without a setting it is as the ranking and the wishes have it. */
export const PairSetting = z
  .strictObject({
    employerId: idSchema("employer"),
    participantId: idSchema("participant"),
    /** They may meet although something stands in the way. Never against somebody's no. */
    added: z.boolean(),
    required: z.boolean(),
    /** May start in these slots alone ("mornings only"). */
    slots: z.array(Slot).min(1).max(MAX_SLOTS).refine(distinct, repeated).optional(),
    /** They meet when the person has met these, and not at all where one of those meetings is not held ("after the tour"). */
    after: z.array(idSchema("employer")).min(1).max(MAX_BEFORE).refine(distinct, repeated).optional(),
  })
  .meta({ id: "PairSetting" });
export type PairSetting = z.infer<typeof PairSetting>;

/** Those whose turn can come: each waits only for others of them. Whoever waits in a circle, or for what is not there, is left out. */
export function whoseTurnComes<One>(
  all: readonly One[],
  keyOf: (one: One) => string,
  waitsFor: (one: One) => readonly string[],
): One[] {
  const come = new Set<string>();
  let waiting = all;
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    for (const one of waiting) if (waitsFor(one).every((other) => come.has(other))) come.add(keyOf(one));
    waiting = waiting.filter((one) => !come.has(keyOf(one)));
  }
  return all.filter((one) => come.has(keyOf(one)));
}

/** Whether a person or employer with this answer is planned for: those who said yes, and with `unanswered` all but the noes. */
export function isPlannedFor({ kind }: Invitation, { unanswered }: { unanswered: boolean }): boolean {
  return kind === "yes" || (unanswered && kind !== "no");
}

/** The invitation after it was sent again or first: who has answered is left in peace. */
export function invitedBy(invitation: Invitation, by: Id<"user">, at: string): Invitation {
  switch (invitation.kind) {
    case "notSent":
      return { kind: "invited", at, by, reminded: [] };
    case "invited":
      return { ...invitation, reminded: [...invitation.reminded, at].slice(-20) };
    case "yes":
    case "no":
      return invitation;
  }
}
