import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "./card.ts";
import {
  after,
  cardIsShown,
  type Given,
  identityIsShown,
  isOpen,
  newProposal,
  Proposal,
  type ProposalEvent,
  questionOf,
  turnOf,
} from "./proposal.ts";

const ulid = "01K5D3XGZ0000000000000000A";
const by: Given = { at: "2027-03-01T12:00:00.000Z", by: `usr_${ulid}` };
const card: Card = {
  tasks: [{ id: "pick", title: "Plocka order" }],
  skills: [],
  interested: true,
  windows: [],
  startsOn: "2027-03-15",
  formats: [],
  needs: [],
};
const begun = newProposal(
  {
    id: `prp_${ulid}`,
    tenantId: `ten_${ulid}`,
    participantId: `par_${ulid}`,
    employerId: `emp_${ulid}`,
    from: { kind: "ranking" },
  },
  by,
);
const consent = { language: "sv-easy", question: "Får Nordkajens Lager se ditt kort?" };
const agreement = {
  startsOn: "2027-03-15",
  endsOn: "2027-06-15",
  hoursPerWeek: 20,
  tasksLeftOut: [],
  adaptations: [],
  supervisor: { name: "Robin Berg" },
};
/** The straight way, in its order. */
const way: readonly ProposalEvent[] = [
  { kind: "ask", placementId: `plc_${ulid}`, card },
  { kind: "yes", to: "card", consent },
  { kind: "meet" },
  { kind: "yes", to: "identity", consent },
  { kind: "agree", agreement },
  { kind: "begin" },
  { kind: "end", outcome: "employment", endedOn: "2027-06-15" },
];
const sideways: readonly ProposalEvent[] = [
  { kind: "no", to: "card" },
  { kind: "no", to: "identity" },
  { kind: "talk", to: "card" },
  { kind: "talk", to: "identity" },
  { kind: "notNow", reason: "noSupervisor" },
  { kind: "arrange", meeting: { kind: "meeting", startsAt: "2027-03-05T10:00", where: "Nordkajen 4" } },
  { kind: "followUp", point: "twoWeeks", side: "participant", how: "well" },
  { kind: "withdraw" },
  { kind: "close", reason: "placeGone" },
];

const along = (steps: number): Proposal =>
  way.slice(0, steps).reduce<Proposal>((proposal, event) => after(proposal, event, by), begun);

function tried(proposal: Proposal, event: ProposalEvent): Proposal {
  try {
    return after(proposal, event, by);
  } catch {
    return proposal;
  }
}

describe("whatever happens to a proposal, in whatever order", () => {
  const histories = fc.array(fc.constantFrom(...way, ...sideways), { maxLength: 25 });
  const replayed = (events: readonly ProposalEvent[]) => {
    const seen: Proposal[] = [begun];
    for (const event of events) seen.push(tried(seen.at(-1) ?? begun, event));
    return seen;
  };

  it("it stays one that can be read again", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const proposal of replayed(events)) expect(Proposal.parse(proposal)).toEqual(proposal);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("the card is shown only under a first yes that stands, the name only under both", () => {
    fc.assert(
      fc.property(histories, (events) => {
        for (const proposal of replayed(events)) {
          if (cardIsShown(proposal)) expect(proposal.cardConsent.revokedAt).toBeUndefined();
          if (identityIsShown(proposal)) expect(proposal.identityConsent.revokedAt).toBeUndefined();
          if (identityIsShown(proposal)) expect(cardIsShown(proposal)).toBe(true);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("every move says to what, who and when, and each change counts", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const seen = replayed(events);
        for (const [n, proposal] of seen.entries()) {
          expect(proposal.moves.at(-1)).toEqual({ to: proposal.state, ...by });
          const before = seen[n - 1];
          if (before && before !== proposal) expect(proposal.version).toBe(before.version + 1);
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it("the person can take it back as long as it is open, and then nothing is shown and no card is kept", () => {
    for (let steps = 0; steps < way.length; steps++) {
      const proposal = along(steps);
      expect(isOpen(proposal)).toBe(true);
      const closed = after(proposal, { kind: "withdraw" }, by);
      expect(cardIsShown(closed) || identityIsShown(closed)).toBe(false);
      expect(closed).not.toHaveProperty("card");
      expect(closed).toMatchObject({ state: "closed", closing: { kind: "withdrawn" }, was: proposal.state });
    }
    expect(() => after(along(way.length), { kind: "withdraw" }, by)).toThrow("transitionNotAllowed");
  });
});

it("a yes to the card is no yes to the name, however often it is said", () => {
  const shown = along(2);
  expect(() => after(shown, { kind: "yes", to: "card", consent }, by)).toThrow("transitionNotAllowed");
  const interested = along(3);
  expect(() => after(interested, { kind: "yes", to: "card", consent }, by)).toThrow("transitionNotAllowed");
  expect(identityIsShown(interested)).toBe(false);
});

it("the question lies with the person until it is answered; who wants to talk first leaves it to the matcher", () => {
  const asked = along(1);
  expect([questionOf(asked), turnOf(asked, "2027-03-02")]).toEqual(["card", "participant"]);
  const talking = after(asked, { kind: "talk", to: "card" }, by);
  expect([questionOf(talking), turnOf(talking, "2027-03-02")]).toEqual(["card", "matcher"]);
  expect([questionOf(along(3)), questionOf(along(4))]).toEqual(["identity", undefined]);
});

it("an employer has seven days to answer, then it is the matcher's to ring", () => {
  const shown = along(2);
  expect(turnOf(shown, "2027-03-08")).toBe("employer");
  expect(turnOf(shown, "2027-03-09")).toBe("matcher");
});

it("follow-ups fall due at two weeks, three, six and twelve months, also after it has ended", () => {
  const placed = along(6);
  expect(placed).toMatchObject({
    followUps: [{ dueOn: "2027-03-29" }, { dueOn: "2027-06-15" }, { dueOn: "2027-09-15" }, { dueOn: "2028-03-15" }],
  });
  expect(turnOf(placed, "2027-03-28")).toBe("nobody");
  expect(turnOf(placed, "2027-03-29")).toBe("matcher");
  const talked = after(placed, { kind: "followUp", point: "twoWeeks", side: "participant", how: "well" }, by);
  expect(turnOf(talked, "2027-03-29")).toBe("nobody");
  const ended = after(talked, { kind: "end", outcome: "completed", endedOn: "2027-06-14" }, by);
  expect(turnOf(ended, "2027-06-15")).toBe("matcher");
});

it("an employer's not now keeps the reason, which is about the place, and takes the yes back", () => {
  const closed = after(along(2), { kind: "notNow", reason: "noSupervisor", askAgainOn: "2027-05-04" }, by);
  expect(closed).toMatchObject({
    state: "closed",
    closing: { kind: "notNow", reason: "noSupervisor", askAgainOn: "2027-05-04" },
    cardConsent: { revokedAt: by.at },
  });
});
