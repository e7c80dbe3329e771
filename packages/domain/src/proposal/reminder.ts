import { daysAfter } from "./follow-up.ts";
import { type Proposal, sinceOf, type Turn, turnOf } from "./proposal.ts";

/** Days that something lies with somebody before they are reminded of it. */
export const REMINDED_AFTER_DAYS = 4;

/** Who is to be reminded of a proposal on a day: whose turn it is, once it has been in its state for some days. */
export function reminded(proposal: Proposal, today: string): Exclude<Turn, "nobody"> | undefined {
  const turn = turnOf(proposal, today);
  const isNew = daysAfter(sinceOf(proposal).slice(0, 10), REMINDED_AFTER_DAYS) > today;
  return turn === "nobody" || isNew ? undefined : turn;
}
