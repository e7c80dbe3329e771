import { expect, test } from "vitest";
import { claimsOfProposal, timeOf } from "./meeting-time.ts";
import type { Meeting, Proposal } from "./proposal.ts";

const ulid = "01K5D3XGZ0000000000000000A";
const given = { at: "2027-03-01T12:00:00.000Z", by: `usr_${ulid}` } as const;
const meeting = (startsAt: string, kind: Meeting["kind"] = "meeting"): Meeting => ({
  kind,
  startsAt,
  where: "Nordkajen 4",
  ...given,
});
const known = (meetings: Meeting[], state = "known") =>
  ({ state, participantId: `par_${ulid}`, meetings }) as unknown as Proposal;

test("a meeting takes an hour and a visit to try the work two, by Swedish clocks in winter and summer", () => {
  expect(timeOf(meeting("2027-03-05T10:00"))).toEqual({
    from: "2027-03-05T09:00:00.000Z",
    to: "2027-03-05T10:00:00.000Z",
  });
  expect(timeOf(meeting("2027-06-05T10:00", "trialVisit"))).toEqual({
    from: "2027-06-05T08:00:00.000Z",
    to: "2027-06-05T10:00:00.000Z",
  });
});

test("a proposal takes the person's time for its newest meeting alone, and none once it has come to nothing or ended", () => {
  const two = [meeting("2027-03-05T10:00"), meeting("2027-03-08T13:00")];
  const spans = [{ from: "2027-03-08T12:00:00.000Z", to: "2027-03-08T13:00:00.000Z" }];
  expect(claimsOfProposal(known(two))).toEqual([{ kind: "participant", id: `par_${ulid}`, lane: 0, spans }]);
  expect(claimsOfProposal(known([]))).toEqual([]);
  for (const state of ["closed", "ended"]) expect(claimsOfProposal(known(two, state))).toEqual([]);
});
