import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { commit } from "../commit.ts";
import { enrolmentWrite, loadEnrolments, loadPoolEntry } from "./participant.store.ts";
import { assign, changeParticipant, moveStage, readParticipant, registerParticipant } from "./participant.ts";
import { listParticipants } from "./participant-list.ts";

let world: TestWorld;
let here: Market;
beforeAll(async () => {
  world = await testWorld();
  here = await market(world, "1080");
});

const details = {
  givenName: "Mehdi",
  familyName: "Karimi",
  birthDate: "2001-04-09",
  legalGender: "man",
  channel: "letter",
  language: "prs",
  interpreter: false,
  protectedIdentity: false,
} as const;

describe("a person", () => {
  it("is assigned to whoever registered them, with a number of their own", async () => {
    const one = await registerParticipant(here.eva, details);
    const other = await registerParticipant(here.eva, details);
    expect(one).toMatchObject({ assigned: [{ name: "Eva Modig" }], participant: { stage: "mapping", version: 1 } });
    expect(one.participant.number).toMatch(/^D-1\d{3}$/);
    expect(other.participant.number).not.toBe(one.participant.number);
  });

  it("of ten registered at once get ten numbers", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => registerParticipant(here.eva, details)));
    expect(new Set(people.map(({ participant }) => participant.number)).size).toBe(10);
  });

  it("cannot be born tomorrow", async () => {
    await expect(registerParticipant(here.eva, { ...details, birthDate: "2027-03-02" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "birthDate", code: "notADate" }],
    });
  });

  it("is known but closed to a colleague who does not work with them, and not there for anybody else", async () => {
    const id = await person(here.eva, []);
    await expect(readParticipant(here.jonas, { id })).rejects.toMatchObject({ code: "forbidden" });
    const lead = actingAs(world, here.tenantId, "lead");
    await expect(readParticipant(lead, { id })).rejects.toMatchObject({ code: "notFound" });
    const elsewhere = await market(world, "1082");
    await expect(readParticipant(elsewhere.eva, { id })).rejects.toMatchObject({ code: "notFound" });
  });

  it("with a protected identity is not there for a colleague", async () => {
    const id = await person(here.eva, [], { protectedIdentity: true });
    await expect(readParticipant(here.jonas, { id })).rejects.toMatchObject({ code: "notFound" });
  });

  it("changed from an old version is stale, and what the first one wrote stands", async () => {
    const id = await person(here.eva, []);
    await changeParticipant(here.eva, { id, details: { ...details, givenName: "Först" }, version: 1 });
    await expect(
      changeParticipant(here.eva, { id, details: { ...details, givenName: "Sist" }, version: 1 }),
    ).rejects.toMatchObject({ code: "stale", values: { version: 2 } });
    expect((await readParticipant(here.eva, { id })).participant).toMatchObject({ givenName: "Först", version: 2 });
  });

  it("renamed stands with the new name in the pool, and keeps the answers", async () => {
    const id = await person(here.eva, fitting);
    await changeParticipant(here.eva, { id, details: { ...details, waitingSince: "2026-06-01" }, version: 1 });
    const entry = await loadPoolEntry(here.eva.table, here.tenantId, id, "strong");
    expect(entry).toMatchObject({
      name: "Mehdi Karimi",
      profile: { waitingSince: "2026-06-01", adultFrom: "2019-04-09", capacities: { lifting: 3 } },
    });
  });

  it("may go back a stage, and every move is kept in the enrolment that goes on", async () => {
    const id = await person(here.eva, []);
    const unit = "Stegen";
    const enrolment = {
      id: world.newId("enrolment", noon),
      tenantId: here.tenantId,
      participantId: id,
      projectId: world.newId("project", noon),
      enteredOn: "2026-09-01",
      moves: [{ on: "2026-09-01", to: { stage: "mapping" as const, unit }, by: here.eva.actor.userId }],
    };
    const audit = { what: "participant.write", whom: id } as const;
    await commit(here.eva, { writes: [enrolmentWrite(enrolment)], audit, answer: undefined });
    await moveStage(here.eva, { id, stage: "matching", version: 1 });
    const back = await moveStage(here.eva, { id, stage: "strengthening", version: 2 });
    expect(back.participant.stage).toBe("strengthening");
    const [kept] = await loadEnrolments(here.eva.table, here.tenantId, id);
    expect(kept?.moves.map(({ from, to }) => [from?.stage, to.stage, to.unit])).toEqual([
      [undefined, "mapping", unit],
      ["mapping", "matching", unit],
      ["matching", "strengthening", unit],
    ]);
  });

  it("handed over is in the new colleague's list and no longer in the old one's", async () => {
    const id = await person(here.eva, []);
    await assign(here.eva, { id, userIds: [here.jonas.actor.userId], version: 1 });
    const lists = await Promise.all(
      [here.eva, here.jonas].map((ctx) => listParticipants(ctx, { sort: "name", limit: 200 })),
    );
    expect(lists.map(({ items }) => items.some((row) => row.id === id))).toEqual([false, true]);
    await expect(readParticipant(here.eva, { id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is handed on by an administrator who hears nothing of who it is", async () => {
    const id = await person(here.eva, [], { protectedIdentity: true });
    const admin = actingAs(world, here.tenantId, "admin");
    const { userId } = here.jonas.actor;
    const answer = await assign(admin, { id, userIds: [userId], version: 1 });
    expect(Object.keys(answer).toSorted()).toEqual(["assigned", "participantId", "version"]);
    expect(answer).toMatchObject({ participantId: id, version: 2, assigned: [{ id: userId }] });
  });

  it("cannot be handed to somebody who is no matcher here", async () => {
    const id = await person(here.eva, []);
    const stranger = actingAs(world, here.tenantId, "matcher").actor.userId;
    await expect(assign(here.eva, { id, userIds: [stranger], version: 1 })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "userIds.0", code: "unknownId" }],
    });
  });
});

describe("my list", () => {
  it("holds my people only, longest wait first, page by page without loss or repeats", async () => {
    const there = await market(world, "1083");
    const waits = ["2026-05-01", undefined, "2025-01-01", "2026-05-01"];
    const ids = [];
    for (const waitingSince of waits) ids.push(await person(there.eva, [], { waitingSince }));
    await person(there.jonas, []);
    const first = await listParticipants(there.eva, { sort: "waiting", limit: 3 });
    const second = await listParticipants(there.eva, { sort: "waiting", limit: 3, cursor: first.next });
    const [may, none, january, mayToo] = ids;
    const sinceMay = [may, mayToo].toSorted();
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([january, ...sinceMay, none]);
    expect(second.next).toBeUndefined();
  });

  it("says how many places fit and how many questions are open", async () => {
    const there = await market(world, "1084");
    await there.place();
    await person(there.eva, fitting, { givenName: "Passar" });
    await person(there.eva, fitting.slice(0, -2), { givenName: "Fråga" });
    const { items } = await listParticipants(there.eva, { sort: "name", limit: 10 });
    expect(items.map(({ name, eligible, askFirst, unanswered }) => [name, eligible, askFirst, unanswered])).toEqual([
      ["Fråga Ali", 0, 1, 2],
      ["Passar Ali", 1, 0, 0],
    ]);
  });

  it("refuses a cursor that is not one of its own", async () => {
    await expect(listParticipants(here.eva, { sort: "name", limit: 3, cursor: "par_nobody" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "cursor" }],
    });
  });
});
