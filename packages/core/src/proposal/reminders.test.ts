import { beforeAll, expect, test } from "vitest";
import { fitting, market, person } from "../../test/market.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { inviteEmployerMember } from "../employer/employer.ts";
import { answerAsPerson, propose } from "./proposal.ts";
import { remindOfProposals } from "./reminders.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

test("whoever a proposal lies with is reminded, a person once, others once a week, and no letter tells of whom", async () => {
  const { tenantId, eva, employerId, place } = await market(world, "4101");
  await inviteEmployerMember(eva, { id: employerId, name: "Robin Berg", email: "robin@4101.example" });
  const somebody = async (n: number, more = {}) =>
    person(eva, fitting, { familyName: "Kanariefågel", channel: "mail", email: `person${n}@4101.example`, ...more });
  const asked = async (participantId: `par_${string}`) =>
    (await propose(eva, { participantId, placementId: await place(), from: "ranking" })).proposal;
  await asked(await somebody(0));
  await asked(await somebody(1, { channel: "sms" }));
  const saidYes = await somebody(2);
  const { id } = await asked(saidYes);
  const own = actingAs(world, tenantId, "participant", { participantId: saidYes });
  await answerAsPerson(own, { id, version: 1, to: "card", answer: "yes", language: "sv" });
  world.letters.splice(0);
  const on = async (day: string) => {
    await remindOfProposals({ world, now: `${day}T04:00:00.000Z` }, tenantId);
    return world.letters.splice(0).map(({ to }) => to.address);
  };
  expect(await on("2027-03-04")).toEqual([]);
  const sent = world.letters.length;
  await remindOfProposals({ world, now: "2027-03-05T04:00:00.000Z" }, tenantId);
  expect(JSON.stringify(world.letters.slice(sent))).not.toContain("Kanariefågel");
  expect(world.letters.splice(0).map(({ to }) => to.address)).toEqual(["person0@4101.example", "robin@4101.example"]);
  expect(await on("2027-03-05")).toEqual([]);
  expect(await on("2027-03-07")).toEqual([]);
  expect(await on("2027-03-08")).toEqual(["robin@4101.example"]);
  // The employer has had its week: from here it is the matcher's.
  expect(await on("2027-03-09")).toEqual(["eva.modig@4101.example"]);
  expect(await on("2027-03-14")).toEqual([]);
  expect(await on("2027-03-15")).toEqual(["eva.modig@4101.example"]);
});
