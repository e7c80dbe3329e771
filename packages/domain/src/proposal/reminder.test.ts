import { expect, it } from "vitest";
import { newProposal, type Proposal } from "./proposal.ts";
import { reminded } from "./reminder.ts";

const ulid = "01K5D3XGZ0000000000000000A";
const given = { at: "2027-03-01T12:00:00.000Z", by: `usr_${ulid}` } as const;
const begun = newProposal(
  {
    id: `prp_${ulid}`,
    tenantId: `ten_${ulid}`,
    participantId: `par_${ulid}`,
    employerId: `emp_${ulid}`,
    placementId: `plc_${ulid}`,
    from: { kind: "ranking" },
  },
  given,
);
const card = { tasks: [], skills: [], interested: true, windows: [], startsOn: "2027-03-15", formats: [], needs: [] };
const asked = { ...begun, state: "asked", placementId: `plc_${ulid}`, card } as Proposal;
const shown = { ...asked, state: "shown", cardConsent: { ...given, language: "sv", question: "?" } } as Proposal;
const closed = {
  ...begun,
  state: "closed",
  was: "proposed",
  closing: { kind: "staff", reason: "noAnswer" },
} as Proposal;

it.each([
  ["nobody before four days have gone", asked, "2027-03-04", undefined],
  ["the person of a question, from the fourth day", asked, "2027-03-05", "participant"],
  ["the matcher where the person wants to talk", { ...asked, talk: given } as Proposal, "2027-03-05", "matcher"],
  ["the employer of a card", shown, "2027-03-08", "employer"],
  ["the matcher of a card that has waited longer than an employer has", shown, "2027-03-09", "matcher"],
  ["the matcher of what nobody has been asked about", begun, "2027-03-05", "matcher"],
  ["nobody of what has come to nothing", closed, "2027-05-01", undefined],
] as const)("reminds %s", (_, proposal, today, whom) => {
  expect(reminded(proposal, today)).toBe(whom);
});
