import * as z from "zod";
import { idSchema } from "../id.ts";
import { EventId } from "./event.ts";
import { CardNumber } from "./roster.ts";

/** What came of one interview: the employer's mark, and whether both want to meet again. */

export const FollowUpMark = z
  .enum(["suitable", "maybe", "no", "secondInterview", "offer"])
  .meta({ id: "FollowUpMark" });
export type FollowUpMark = z.infer<typeof FollowUpMark>;

/** All that may be noted beside a mark. No free words: they invite what must not be written about a person's health. */
export const FollowUpNote = z
  .enum(["callMe", "visitTheWorkplace", "tryTheWork", "otherTasks", "otherHours", "laterStart", "askTheMatcher"])
  .meta({ id: "FollowUpNote" });
export type FollowUpNote = z.infer<typeof FollowUpNote>;

export const MeetAgain = z.enum(["yes", "maybe", "no"]).meta({ id: "MeetAgain" });
export type MeetAgain = z.infer<typeof MeetAgain>;

export const GivenAnswer = z
  .strictObject({
    answer: MeetAgain,
    at: z.iso.datetime(),
    by: idSchema("user"),
    /** Read off paper by staff. */
    fromPaper: z.boolean(),
  })
  .meta({ id: "GivenAnswer" });
export type GivenAnswer = z.infer<typeof GivenAnswer>;

export const PairOutcome = z
  .strictObject({
    eventId: EventId,
    employerId: idSchema("employer"),
    participantId: idSchema("participant"),
    number: CardNumber,
    version: z.int().min(1),
    mark: FollowUpMark.optional(),
    notes: z.array(FollowUpNote).max(FollowUpNote.options.length),
    employerAnswer: GivenAnswer.optional(),
    participantAnswer: GivenAnswer.optional(),
    proposalId: idSchema("proposal").optional(),
  })
  .meta({ id: "PairOutcome" });
export type PairOutcome = z.infer<typeof PairOutcome>;

/** Whether both said yes: that becomes a proposal. */
export const isMutual = ({ employerAnswer, participantAnswer }: PairOutcome): boolean =>
  employerAnswer?.answer === "yes" && participantAnswer?.answer === "yes";
