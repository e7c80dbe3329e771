import { wishPoints } from "@passa/domain/event/timetable";
import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, gathering, hall, type HallTown, planned } from "../../test/event.ts";
import { fitting, person } from "../../test/market.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { loadPoolEntry } from "../participant/participant.store.ts";
import { addCandidates, answerAsCandidate, changeCandidate, listCandidates } from "./candidates.ts";
import { addEmployer, answerAsEmployer, changeEventEmployer, listEventEmployers } from "./employers.ts";
import { createEvent, moveEvent, readEvent } from "./event.ts";
import { sendInvitations } from "./invitations.ts";
import { readPlan } from "./plan.ts";
import { previewRemoval, remove } from "./removal.ts";
import { decideOnPair, readMatrix, readOutlook } from "./roster.ts";
import { readCards, readWishes, wishAsCandidate, wishAsEmployer } from "./wishes.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});
const employer = (employerId: Id<"employer">) => actingAs(world, town.tenantId, "employer", { employerId });
const participant = (participantId: Id<"participant">) =>
  actingAs(world, town.tenantId, "participant", { participantId });
const numberOf = async (id: Id<"participant">) =>
  (await loadPoolEntry(town.ida.table, town.tenantId, id))?.number ?? "";
const begun = async () => (await createEvent(town.ida, dayOf(3))).event.id;

describe("an employer on the list", () => {
  it("comes with its published places, at the next free table, once, also when two add it at the same time", async () => {
    const { ida, hosts } = town;
    const id = await begun();
    const both = await Promise.allSettled(
      hosts.slice(0, 1).flatMap((employerId) => [1, 2].map(() => addEmployer(ida, { id, employerId }))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const second = await addEmployer(ida, { id, employerId: hosts[1] as Id<"employer"> });
    expect(second).toMatchObject({
      tables: [2],
      places: [{ title: "Plocka och packa" }],
      invitation: { kind: "notSent" },
    });
  });

  it("sits at nobody else's table", async () => {
    const { ida, hosts } = town;
    const id = await begun();
    const [first, second] = hosts as [Id<"employer">, Id<"employer">];
    await addEmployer(ida, { id, employerId: first, tables: [1, 2] });
    await expect(addEmployer(ida, { id, employerId: second, tables: [2] })).rejects.toMatchObject({
      fields: [{ path: "tables.0", code: "repeated" }],
    });
    await addEmployer(ida, { id, employerId: second });
    const settings = { placementIds: [], tables: [3, 9], unavailable: [7] };
    await expect(changeEventEmployer(ida, { id, employerId: second, settings, version: 1 })).rejects.toMatchObject({
      fields: [
        { path: "tables.1", code: "unknownId" },
        { path: "unavailable.0", code: "notAChoice" },
      ],
    });
  });
});

describe("a candidate on the list", () => {
  it("is put there by whoever works with them, or by an organiser whose event it is, and gets a number of their own", async () => {
    const { ida, other, eva, jonas, seekers } = town;
    const id = await begun();
    const [first, second] = seekers as [Id<"participant">, Id<"participant">];
    const numbers = [await numberOf(first)];
    expect((await addCandidates(jonas, { id, by: "number", numbers })).skipped).toMatchObject([{ why: "unknown" }]);
    await expect(addCandidates(other, { id, by: "number", numbers })).rejects.toMatchObject({ code: "forbidden" });
    const { added } = await addCandidates(eva, { id, by: "number", numbers });
    expect(added).toMatchObject([{ participantId: first, number: 1, needs: ["interpreter-so"], givenName: "Person1" }]);
    const again = await addCandidates(ida, { id, by: "number", numbers: [...numbers, await numberOf(second)] });
    expect(again).toMatchObject({ added: [{ participantId: second, number: 2 }], skipped: [{ why: "known" }] });
    expect(new Set([...added, ...again.added].map(({ code }) => code)).size).toBe(2);
  });

  it("never has the number of somebody who has been taken off", async () => {
    const { ida, eva, seekers } = town;
    const id = await begun();
    const [first] = seekers as [Id<"participant">];
    const numbers = [await numberOf(first)];
    await addCandidates(eva, { id, by: "number", numbers });
    await remove(ida, { id, participantId: first });
    expect((await addCandidates(eva, { id, by: "number", numbers })).added).toMatchObject([{ number: 2 }]);
  });

  it("with a protected identity is added by whoever works with them alone, and has no name for anybody", async () => {
    const { ida, eva } = town;
    const hidden = await person(eva, fitting, { givenName: "Hemlig", protectedIdentity: true });
    const id = await begun();
    await addEmployer(ida, { id, employerId: town.hosts[0] as Id<"employer"> });
    const numbers = [await numberOf(hidden)];
    expect((await addCandidates(ida, { id, by: "number", numbers })).added).toEqual([]);
    const byPlace = await addCandidates(ida, { id, by: "place", atMost: 50 });
    expect(byPlace.added.map(({ participantId }) => participantId)).not.toContain(hidden);
    expect(byPlace.added.length).toBeGreaterThan(0);
    await addCandidates(eva, { id, by: "number", numbers });
    const seen = (await listCandidates(ida, { id })).find(({ participantId }) => participantId === hidden);
    expect(seen).toMatchObject({ protectedIdentity: true, reachedBy: "paper" });
    expect(JSON.stringify(seen)).not.toContain("Hemlig");
  });

  it("is seen by matchers who work with them alone", async () => {
    const id = await gathering(town);
    expect((await listCandidates(town.eva, { id })).length).toBe(town.seekers.length);
    expect(await listCandidates(town.jonas, { id })).toEqual([]);
    await expect(listCandidates(town.other, { id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("has longer interviews and rests where the day has them, and needs what the day has", async () => {
    const id = await gathering(town);
    const [first] = town.seekers as [Id<"participant">];
    const settings = { length: 2 as const, unavailable: [], breaks: [3], needs: ["interpreter-so"], max: 2 };
    const [before] = await listCandidates(town.eva, { id });
    const given = { id, participantId: first, version: before?.version ?? 0 };
    expect(await changeCandidate(town.eva, { ...given, settings })).toMatchObject(settings);
    const wrong = { ...settings, breaks: [6], needs: ["pram"] };
    await expect(
      changeCandidate(town.ida, { ...given, version: given.version + 1, settings: wrong }),
    ).rejects.toMatchObject({ fields: [{ path: "breaks.0" }, { path: "needs.0" }] });
    await expect(changeCandidate(town.jonas, { ...given, settings })).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("an answer", () => {
  it("is given by the person or the employer themselves, or by staff who say why they write", async () => {
    const { ida, hosts, seekers } = town;
    const id = await gathering(town);
    const [employerId, participantId] = [hosts[0] as Id<"employer">, seekers[0] as Id<"participant">];
    await answerAsEmployer(employer(employerId), { id, employerId, answer: "no" });
    await answerAsCandidate(participant(participantId), { id, participantId, answer: "no" });
    expect((await readEvent(ida, { id })).candidates).toMatchObject({ yes: 2, no: 1 });
    await expect(answerAsEmployer(ida, { id, employerId, answer: "yes" })).rejects.toMatchObject({
      fields: [{ path: "onBehalf", code: "required" }],
    });
    await expect(
      answerAsCandidate(participant(participantId), { id, participantId, answer: "yes", onBehalf: "inPerson" }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      answerAsCandidate(participant(participantId), {
        id,
        participantId: seekers[1] as Id<"participant">,
        answer: "no",
      }),
    ).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("invitations", () => {
  it("go by mail to those who want mail and name nobody but them; the others are told on paper, and nobody twice", async () => {
    const { ida, eva, seekers } = town;
    const { event } = await createEvent(ida, dayOf(2));
    const { id } = event;
    await expect(sendInvitations(ida, { id, what: "invite", whom: "all" })).rejects.toMatchObject({
      code: "transitionNotAllowed",
    });
    await moveEvent(ida, { id, to: "inviting", version: 1 });
    await addCandidates(eva, { id, by: "number", numbers: await Promise.all(seekers.map(numberOf)) });
    world.letters.splice(0);
    const sent = await sendInvitations(ida, { id, what: "invite", whom: "all" });
    expect(sent).toMatchObject({ mailed: 1, onPaper: [1, 3] });
    expect(world.letters).toHaveLength(1);
    const [letter] = world.letters;
    expect(letter?.text).toContain(`https://passa.example/events/${id}`);
    expect(letter?.text).not.toMatch(/Ali|Person1|Person3|somali/i);
    expect(await sendInvitations(ida, { id, what: "invite", whom: "all" })).toMatchObject({ mailed: 0, onPaper: [] });
    expect(await sendInvitations(ida, { id, what: "remind", whom: "candidates" })).toMatchObject({ mailed: 1 });
  });
});

describe("wishes", () => {
  it("of a person let that very employer see the card, without a name, and no other", async () => {
    const { hosts, seekers } = town;
    const id = await gathering(town);
    const [wanted, another] = hosts as [Id<"employer">, Id<"employer">];
    const participantId = seekers[0] as Id<"participant">;
    expect((await readCards(employer(wanted), { id, employerId: wanted })).cards).toEqual([]);
    await wishAsCandidate(participant(participantId), {
      id,
      participantId,
      wishes: [
        { employerId: wanted, level: "want" },
        { employerId: another, level: "maybe" },
      ],
    });
    const seen = await readCards(employer(wanted), { id, employerId: wanted });
    expect(seen.cards).toMatchObject([{ number: 1, hours: { min: 15, max: 25 }, needs: ["interpreter-so"] }]);
    expect(JSON.stringify(seen)).not.toMatch(/Person1|par_|Ali/);
    expect((await readCards(employer(another), { id, employerId: another })).cards).toEqual([]);
    await expect(readCards(employer(another), { id, employerId: wanted })).rejects.toMatchObject({ code: "notFound" });
    expect((await readWishes(participant(participantId), { id, participantId })).employers).toMatchObject([
      { name: "Företag 1", level: "want" },
      { name: "Företag 2", level: "maybe" },
    ]);
  });

  it("of an employer are for cards that it can see", async () => {
    const { hosts, seekers } = town;
    const id = await gathering(town);
    const employerId = hosts[0] as Id<"employer">;
    const wish = (number: number) =>
      wishAsEmployer(employer(employerId), { id, employerId, wishes: [{ number, level: "want" }] });
    await expect(wish(1)).rejects.toMatchObject({ fields: [{ path: "wishes.0.number", code: "unknownId" }] });
    const participantId = seekers[0] as Id<"participant">;
    await wishAsCandidate(town.eva, { id, participantId, wishes: [{ employerId, level: "want" }] });
    expect((await wish(1)).cards).toMatchObject([{ number: 1, wish: "want" }]);
  });
});

describe("the matrix", () => {
  it("says how everybody fits, what they wish and what it is worth; who said no is worth nothing, whatever is decided", async () => {
    const { ida, hosts, seekers } = town;
    const id = await gathering(town);
    const [first, second] = hosts as [Id<"employer">, Id<"employer">];
    const participantId = seekers[0] as Id<"participant">;
    const cellOf = async (employerId: Id<"employer">) => {
      const { employers, rows } = await readMatrix(ida, { id });
      const row = rows.find((one) => one.participantId === participantId);
      return row?.cells[employers.findIndex((one) => one.id === employerId)];
    };
    const before = await cellOf(first);
    expect(before).toMatchObject({ tier: "eligible", weight: before?.score });
    await wishAsCandidate(town.eva, {
      id,
      participantId,
      wishes: [
        { employerId: first, level: "maybe" },
        { employerId: second, level: "no" },
      ],
    });
    await decideOnPair(ida, {
      id,
      employerId: first,
      participantId,
      setting: { added: false, required: true, slots: [0] },
    });
    expect(await cellOf(first)).toMatchObject({
      weight: (before?.score ?? 0) + wishPoints.candidate.maybe,
      setting: { required: true, slots: [0] },
    });
    expect((await cellOf(second))?.weight).toBeUndefined();
    await expect(
      decideOnPair(ida, { id, employerId: second, participantId, setting: { added: true, required: false } }),
    ).rejects.toMatchObject({ fields: [{ path: "setting.added", code: "contradictory" }] });
    const waiting = (employerId: Id<"employer">, ...after: Id<"employer">[]) =>
      decideOnPair(ida, { id, employerId, participantId, setting: { added: false, required: false, after } });
    await waiting(second, first);
    expect((await cellOf(second))?.setting?.after).toEqual([first]);
    const wrong = (code: string) => ({ fields: [{ path: "setting.after", code }] });
    await expect(waiting(first, second)).rejects.toMatchObject(wrong("contradictory"));
    await expect(waiting(first, first)).rejects.toMatchObject(wrong("contradictory"));
    await expect(waiting(first, `emp_${"0".repeat(26)}`)).rejects.toMatchObject(wrong("notAChoice"));
    await decideOnPair(ida, { id, employerId: first, participantId, setting: null });
    expect((await cellOf(first))?.setting).toBeUndefined();
  });

  it("is the organiser's alone, and so is whether it adds up", async () => {
    const id = await gathering(town);
    expect(await readOutlook(town.ida, { id })).toMatchObject({ seats: 12, candidates: 3, problems: [] });
    for (const ctx of [town.eva, town.other]) {
      await expect(readMatrix(ctx, { id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(readOutlook(ctx, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

it("taking somebody off shows what falls before it happens, and takes it out of the plan in the same change", async () => {
  const { ida, hosts } = town;
  const { id, planId, view } = await planned(world, town);
  const employerId = hosts[0] as Id<"employer">;
  const falls = view.interviews.filter((one) => one.employerId === employerId);
  const shown = await previewRemoval(ida, { id, employerId });
  expect(shown.interviews).toHaveLength(falls.length);
  expect((await listEventEmployers(ida, { id })).length).toBe(2);
  expect(await remove(ida, { id, employerId })).toEqual(shown);
  const after = await readPlan(ida, { id, planId });
  expect(after.interviews).toHaveLength(view.interviews.length - falls.length);
  expect(after).toMatchObject({ outdated: false, plan: { version: view.plan.version + 1 } });
  expect((await listEventEmployers(ida, { id })).map((one) => one.employerId)).toEqual([hosts[1]]);
});
