import type { RouteBody } from "@passa/contract/types";

/** What can be chosen, in the order in which it stands; the contract's schemas are not brought to the browser for it. */

type Reply = RouteBody<"POST /proposals/{proposalId}/reply">;
type FollowUp = RouteBody<"POST /proposals/{proposalId}/follow-ups">;

export const notNowReasons: readonly Extract<Reply, { answer: "notNow" }>["reason"][] = [
  "noSupervisor",
  "filled",
  "timesDiffer",
  "supportNotReady",
  "other",
];

export const closingReasons: readonly RouteBody<"POST /proposals/{proposalId}/closing">["reason"][] = [
  "placeGone",
  "otherPlace",
  "bothAgreed",
  "noAnswer",
];

export const outcomes: readonly RouteBody<"POST /proposals/{proposalId}/end">["outcome"][] = [
  "employment",
  "subsidisedEmployment",
  "education",
  "newPlacement",
  "completed",
  "stoppedEarly",
];

export const waysItGoes: readonly FollowUp["how"][] = ["well", "somethingToChange", "wantsToStop", "haveLeft"];

export type OnBehalf = NonNullable<FollowUp["onBehalf"]>;
export const behalfReasons: readonly OnBehalf[] = ["inPerson", "byPhone", "onPaper", "noEId", "lacksDigitalSkill"];
