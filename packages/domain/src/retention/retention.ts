import * as z from "zod";
import { idSchema } from "../id.ts";
import { monthsAfter } from "../proposal/follow-up.ts";

/**
 * How long what is held on a person is kept: the municipality's rules, whose time has come by them, and what an administrator
 * decides of each. Nothing here erases anybody: a rule finds, a person decides.
 */

/** Why a person is erased: by a decision of the municipality, each time somebody's. */
export const ErasureReason = z
  .enum(["timeIsUp", "registeredByMistake", "personAsked", "decisionOfAuthority"])
  .meta({ id: "ErasureReason" });
export type ErasureReason = z.infer<typeof ErasureReason>;

/** Why a person is kept although the time has come. Of a closed list: free words would tell of the person. */
export const KeepReason = z
  .enum(["personWants", "soonAgain", "openCase", "funderRequires"])
  .meta({ id: "RetentionKeepReason" });
export type KeepReason = z.infer<typeof KeepReason>;

/** How things stand with somebody of whom nothing is under way: it decides which rule is theirs. */
export const situations = ["unanswered", "ended", "silent"] as const;
export const Situation = z.enum(situations).meta({ id: "RetentionSituation" });
export type Situation = z.infer<typeof Situation>;

/** Months after which the time has come, counted from when something was last written of the person, and by what right. */
export const RetentionRule = z
  .strictObject({ months: z.int().min(1).max(240), ground: z.string().min(1).max(300) })
  .meta({ id: "RetentionRule" });
export type RetentionRule = z.infer<typeof RetentionRule>;

export const RetentionRules = z
  .strictObject({ unanswered: RetentionRule, ended: RetentionRule, silent: RetentionRule })
  .meta({ id: "RetentionRules" });
export type RetentionRules = z.infer<typeof RetentionRules>;

/** What a municipality has decided. Version 1 is nobody's decision: what Passa proposes, until somebody decides. */
export const ChosenRetention = z.strictObject({
  version: z.int().min(2),
  rules: RetentionRules,
  by: idSchema("user"),
  at: z.iso.datetime(),
});
export type ChosenRetention = z.infer<typeof ChosenRetention>;

export type Months = Record<Situation, number>;
export const proposedMonths: Months = { unanswered: 6, ended: 24, silent: 24 };

/** What is known of how things stand with a person; never what is said of them. Dates are ISO dates. */
export type Standing = {
  /** When something was last written of the person. */
  lastWrittenOn: string;
  answers: number;
  /** A work that came of a proposal has ended. */
  hasEnded: boolean;
  /** A proposal or an event to come. */
  isUnderWay: boolean;
  /** The day until which somebody has decided to keep what is held. */
  keptUntil?: string | undefined;
};

export const Due = z.strictObject({ situation: Situation, lastWrittenOn: z.iso.date(), dueOn: z.iso.date() });
export type Due = z.infer<typeof Due>;

const given = { by: idSchema("user"), at: z.iso.datetime() };
/** That somebody who works with a person has asked for a decision. */
export const Asked = z.strictObject({ reason: ErasureReason, ...given });
export type Asked = z.infer<typeof Asked>;
/** A decision to keep a person until a day. */
export const Kept = z.strictObject({ until: z.iso.date(), reason: KeepReason, ...given });
export type Kept = z.infer<typeof Kept>;

export const situationOf = ({ answers, hasEnded }: Pick<Standing, "answers" | "hasEnded">): Situation =>
  hasEnded ? "ended" : answers === 0 ? "unanswered" : "silent";

/** By which rule a person's time has come; undefined while it has not, something is under way, or somebody has decided to keep. */
export function dueOf(standing: Standing, months: Months, today: string): Due | undefined {
  const { lastWrittenOn, isUnderWay, keptUntil } = standing;
  if (isUnderWay || (keptUntil !== undefined && keptUntil > today)) return undefined;
  const situation = situationOf(standing);
  const dueOn = monthsAfter(lastWrittenOn, months[situation]);
  return dueOn <= today ? { situation, lastWrittenOn, dueOn } : undefined;
}

/** The first day on which anybody last written of on `on` could be due, whatever their situation. */
export const earliestDue = (on: string, months: Months): string =>
  monthsAfter(on, Math.min(...situations.map((one) => months[one])));

/** For how long at most a decision to keep holds: then somebody looks again. */
export const KEPT_AT_MOST_MONTHS = 24;
