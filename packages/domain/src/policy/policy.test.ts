import { describe, expect, it } from "vitest";
import type { Role } from "../user/user.ts";
import { type Action, type Actor, actions, can, type Facts, type Verdict } from "./policy.ts";

/**
 * What each role hears, by hand and apart from the rules. `own`, `assigned`, `responsible` and `invited` are yes where that
 * is so; what else they are stands behind the stroke, `no` where nothing does. `assigned` hides a protected identity from
 * whoever does not work with the person. `own:no` is no to those whose own it is, and hidden from the others.
 */
const table = `
                    participant  employer    matcher          organiser           lead    admin
tenant.read         yes          yes         yes              yes                 yes     yes
vocabulary.read     yes          yes         yes              yes                 yes     yes
taxonomy.import     no           no          no               no                  no      yes
user.list           no           no          yes              yes                 yes     yes
user.invite         no           no          no               no                  no      yes
user.revoke         no           no          no               no                  no      yes
employer.list       no           no          yes              yes                 yes     yes
employer.register   no           no          yes              no                  yes     yes
employer.read       hidden       own|hidden  yes              yes                 yes     yes
employer.update     hidden       own|hidden  yes              no                  yes     yes
employer.invite     hidden       own|hidden  yes              no                  no      yes
employer.approve    hidden       own:no      yes              no                  yes     yes
workplace.read      hidden       own|hidden  yes              yes                 yes     yes
workplace.write     hidden       own|hidden  yes              no                  no      no
placement.list      no           own|hidden  yes              yes                 yes     yes
placement.read      hidden       own|hidden  yes              yes                 yes     yes
placement.write     hidden       own|hidden  yes              no                  no      no
placement.agree     hidden       own:no      yes              no                  no      no
placement.rank      no           no          yes              no                  no      no
placement.reach     no           no          yes              no                  no      no
ranking.replay      no           no          no               no                  no      yes
weights.read        no           no          yes              no                  yes     yes
weights.choose      no           no          no               no                  yes     yes
market.read         no           no          yes              no                  yes     no
participant.list    no           no          yes              no                  no      no
participant.create  no           no          yes              no                  no      no
participant.import  no           no          yes              no                  no      no
participant.read    own|hidden   hidden      assigned         hidden              hidden  hidden
participant.write   own:no       hidden      assigned         hidden              hidden  hidden
participant.assign  own:no       hidden      assigned         hidden              hidden  yes
participant.answer  own|hidden   hidden      assigned         hidden              hidden  hidden
participant.doors   own:no       hidden      assigned         hidden              hidden  hidden
participant.code    own:no       hidden      assigned         hidden              hidden  hidden
participant.seen    own|hidden   hidden      assigned         hidden              hidden  hidden
participant.export  own|hidden   hidden      assigned         hidden              hidden  hidden
participant.erase   own:no       hidden      assigned:no      hidden              hidden  yes
retention.read      no           no          no               no                  no      yes
retention.choose    no           no          no               no                  no      yes
retention.decide    own:no       hidden      assigned:no      hidden              hidden  yes
retention.ask       own:no       hidden      assigned         hidden              hidden  hidden
audit.review        no           no          no               no                  yes     yes
event.list          yes          yes         yes              yes                 yes     yes
event.create        no           no          no               yes                 no      no
event.read          invited      invited     yes              yes                 yes     yes
event.write         invited:no   invited:no  no               responsible         no      no
event.assign        invited:no   invited:no  no               responsible         no      yes
event.people        invited:no   invited:no  no               responsible         no      no
event.candidates    invited:no   invited:no  yes              responsible         no      no
event.nominate      invited:no   invited:no  assigned         responsible         no      no
event.takePart      own|hidden   hidden      assigned         responsible|hidden  hidden  hidden
event.host          hidden       own|hidden  hidden           responsible|hidden  hidden  hidden
event.board         invited:no   invited:no  yes              yes                 yes     yes
proposal.list       no           no          yes              no                  no      no
proposal.make       own:no       hidden      assigned         hidden              hidden  hidden
proposal.read       own|hidden   own|hidden  assigned         hidden              hidden  hidden
proposal.answer     own|hidden   own:no      assigned         hidden              hidden  hidden
proposal.host       own:no       own|hidden  assigned         hidden              hidden  hidden
proposal.arrange    own:no       own:no      assigned         hidden              hidden  hidden
proposal.followUp   own|hidden   own|hidden  assigned         hidden              hidden  hidden
proposal.grant      no           no          no               no                  no      yes
calendar.share      own|hidden   own|hidden  assigned         hidden              hidden  hidden
`;

type Relation = { own: boolean; facts: Facts };
const assignment = ({ assigned, protectedIdentity }: Facts, yes: Verdict): Verdict =>
  assigned === true ? yes : protectedIdentity === false ? "no" : "hidden";

const words: Record<string, (relation: Relation) => Verdict> = {
  yes: () => "yes",
  no: () => "no",
  hidden: () => "hidden",
  "own|hidden": ({ own }) => (own ? "yes" : "hidden"),
  "own:no": ({ own }) => (own ? "no" : "hidden"),
  assigned: ({ facts }) => assignment(facts, "yes"),
  "assigned:no": ({ facts }) => assignment(facts, "no"),
  responsible: ({ facts }) => (facts.responsible === true ? "yes" : "no"),
  "responsible|hidden": ({ facts }) => (facts.responsible === true ? "yes" : "hidden"),
  invited: ({ facts }) => (facts.invited === true ? "yes" : "hidden"),
  "invited:no": ({ facts }) => (facts.invited === true ? "no" : "hidden"),
};

const [head = "", ...rows] = table.trim().split("\n");
const roles = head.trim().split(/ +/) as Role[];
const expected = new Map(
  rows.map((row): [string, string[]] => {
    const [action = "", ...cells] = row.split(/ +/);
    return [action, cells];
  }),
);

const either = [true, false, undefined];
/** Whose a thing is, by which ids the actor and the thing have. */
const belongings = [
  { mine: "a", its: "a", own: true },
  { mine: "a", its: "b", own: false },
  { mine: "a", its: undefined, own: false },
  { mine: undefined, its: "b", own: false },
  { mine: undefined, its: undefined, own: false },
];

type Situation = Relation & { actor: Actor; said: string };

function* situations(role: Role, tenantId: string | undefined): Generator<Situation> {
  const whose = role === "employer" ? "employerId" : "participantId";
  for (const { mine, its, own } of belongings)
    for (const assigned of either)
      for (const protectedIdentity of either)
        for (const responsible of either)
          for (const invited of either) {
            const facts = Object.fromEntries(
              Object.entries({ tenantId, assigned, protectedIdentity, responsible, invited, [whose]: its }).filter(
                ([, value]) => value !== undefined,
              ),
            );
            const actor = { userId: "usr", tenantId: "here", role, name: "A", ...(mine && { [whose]: mine }) };
            yield { own, facts, actor, said: JSON.stringify({ mine, ...facts }) };
          }
}

describe("the policy", () => {
  it("has a row for every action, and none for what is no action", () => {
    expect([...expected.keys()].toSorted()).toEqual([...actions].toSorted());
    expect(roles.toSorted()).toEqual(["admin", "employer", "lead", "matcher", "organiser", "participant"]);
  });

  it.each(actions)("answers as the table says, in every relation: %s", (action: Action) => {
    for (const [n, role] of roles.entries()) {
      const word = words[expected.get(action)?.[n] ?? ""];
      for (const { actor, facts, own, said } of situations(role, "here"))
        if (can(actor, action, facts) !== word?.({ own, facts })) expect.fail(`${role}: ${said}`);
    }
  });

  it("hides everything of another tenant, and of none, from everybody", () => {
    for (const action of actions)
      for (const role of roles)
        for (const tenantId of ["there", undefined])
          for (const { actor, facts, said } of situations(role, tenantId))
            if (can(actor, action, facts) !== "hidden") expect.fail(`${action} by ${role}: ${said}`);
  });

  it("refuses a role that it does not know", () => {
    const somebody = { userId: "usr", tenantId: "here", role: "somebody" as Role, name: "A" };
    for (const action of actions) expect(["no", "hidden"]).toContain(can(somebody, action, { tenantId: "here" }));
  });

  it("gives a lead and an administrator no person, whatever the relation", () => {
    for (const action of actions.filter((name) => /^(participant|proposal)\.(read|write|answer|doors|list)/.test(name)))
      for (const role of ["lead", "admin"] as const)
        for (const { actor, facts } of situations(role, "here")) expect(can(actor, action, facts)).not.toBe("yes");
  });
});
