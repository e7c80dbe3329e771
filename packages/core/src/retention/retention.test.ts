import { beforeAll, describe, expect, it, test } from "vitest";
import { fitting, market, person } from "../../test/market.ts";
import { everything } from "../../test/restore.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { eraseParticipant } from "../erasure/erasure.ts";
import { beginImport, checkFile } from "../import/import.ts";
import { observe } from "../observation/observation.ts";
import { loadParticipant } from "../participant/participant.store.ts";
import { readParticipant } from "../participant/participant.ts";
import { closeProposal, propose } from "../proposal/proposal.ts";
import { inviteStaff } from "../user/user.ts";
import {
  askForErasure,
  chooseRetention,
  keepParticipant,
  listRetention,
  readRetention,
  retentionOf,
} from "./retention.ts";
import { retentionRound } from "./round.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const ground = "Dokumenthanteringsplan 2027, punkt 4";
const rules = (months: number) => ({
  unanswered: { months, ground },
  ended: { months, ground },
  silent: { months: months * 2, ground },
});
const at = (on: string) => `${on}T03:00:00.000Z`;
const asAdmin = (tenantId: `ten_${string}`, on = "2027-03-01") => actingAs(world, tenantId, "admin", { now: at(on) });
const round = (tenantId: `ten_${string}`, on: string) => retentionRound({ world, now: at(on) }, tenantId);
const numberOf = async (ctx: Parameters<typeof person>[0], id: `par_${string}`) =>
  (await loadParticipant(ctx.table, ctx.actor.tenantId, id))?.number ?? "";
const listed = async (tenantId: `ten_${string}`, on: string) =>
  (await listRetention(asAdmin(tenantId, on))).items.map(({ participantId, due, asked, kept }) => ({
    id: participantId,
    ...(due && { due: due.dueOn }),
    ...(asked && { asked: asked.reason }),
    ...(kept && { kept: kept.until }),
  }));

describe("the rules", () => {
  it("are what Passa proposes until somebody decides, then the municipality's, with ground, who and when", async () => {
    const { tenantId } = await market(world, "4001");
    expect(await readRetention(asAdmin(tenantId))).toEqual({
      version: 1,
      rules: { unanswered: { months: 6 }, ended: { months: 24 }, silent: { months: 24 } },
      history: [],
    });
    const admin = asAdmin(tenantId, "2027-04-01");
    await chooseRetention(admin, { version: 1, rules: rules(12) });
    const told = await chooseRetention(admin, { version: 2, rules: rules(18) });
    expect(told).toEqual(await readRetention(admin));
    expect(told.rules).toEqual(rules(18));
    expect(told.history.map(({ version, at: when }) => [version, when])).toEqual([
      [3, at("2027-04-01")],
      [2, at("2027-04-01")],
    ]);
    await expect(chooseRetention(admin, { version: 2, rules: rules(6) })).rejects.toMatchObject({ code: "stale" });
  });

  it("are an administrator's alone", async () => {
    const { tenantId } = await market(world, "4002");
    for (const role of ["matcher", "organiser", "lead", "employer", "participant"] as const) {
      const ctx = actingAs(world, tenantId, role);
      await expect(readRetention(ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listRetention(ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(chooseRetention(ctx, { version: 1, rules: rules(6) })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("whose time has come", () => {
  it("is found by the night, by their own rule, and looking at somebody is not writing of them", async () => {
    const { tenantId, eva } = await market(world, "4003");
    const silent = await person(eva, fitting);
    const unanswered = await person(eva, []);
    await chooseRetention(asAdmin(tenantId), { version: 1, rules: rules(6) });
    await readParticipant({ ...eva, now: at("2027-08-01") }, { id: unanswered });
    await round(tenantId, "2027-08-31");
    expect(await listed(tenantId, "2027-08-31")).toEqual([]);
    await round(tenantId, "2027-09-01");
    expect(await listed(tenantId, "2027-09-01")).toEqual([{ id: unanswered, due: "2027-09-01" }]);
    await round(tenantId, "2028-03-01");
    expect(await listed(tenantId, "2028-03-01")).toEqual([
      { id: unanswered, due: "2027-09-01" },
      { id: silent, due: "2028-03-01" },
    ]);
  });

  it("is no more once something is written of them, nor while a proposal is open", async () => {
    const { tenantId, eva, place } = await market(world, "4004");
    const [written, proposed] = [await person(eva, fitting), await person(eva, fitting)];
    await chooseRetention(asAdmin(tenantId), { version: 1, rules: rules(6) });
    const { proposal } = await propose(eva, { participantId: proposed, placementId: await place(), from: "ranking" });
    await round(tenantId, "2028-03-01");
    expect(await listed(tenantId, "2028-03-01")).toEqual([{ id: written, due: "2028-03-01" }]);
    const later = { ...eva, now: at("2028-03-02") };
    await observe(later, { id: written, statement: { what: "maxTravelKm", value: { km: 5 } }, source: "self" });
    await closeProposal(later, { id: proposal.id, version: 1, reason: "noAnswer" });
    await round(tenantId, "2028-03-03");
    expect(await listed(tenantId, "2028-03-03")).toEqual([]);
  });

  it("is told to administrators by a letter without a name, once a week however often it is looked", async () => {
    const { tenantId, admin, eva } = await market(world, "4005");
    await person(eva, [], { familyName: "Kanariefågel" });
    await inviteStaff(admin, { name: "Ada Berg", email: "ada@4005.example", role: "admin" });
    world.letters.splice(0);
    await round(tenantId, "2027-08-31");
    expect(world.letters).toEqual([]);
    for (const on of ["2027-09-01", "2027-09-01", "2027-09-02", "2027-09-06"]) await round(tenantId, on);
    expect(world.letters.map(({ to }) => to.address)).toEqual(["ada@4005.example", "ada@4005.example"]);
    expect(JSON.stringify(world.letters)).not.toContain("Kanariefågel");
  });
});

describe("a decision", () => {
  it("to keep holds until its day; then the question comes back", async () => {
    const { tenantId, eva } = await market(world, "4006");
    const id = await person(eva, []);
    await round(tenantId, "2027-09-01");
    await keepParticipant(asAdmin(tenantId, "2027-09-02"), { id, until: "2028-01-01", reason: "openCase" });
    await round(tenantId, "2027-12-31");
    expect(await listed(tenantId, "2027-12-31")).toEqual([{ id, kept: "2028-01-01" }]);
    await round(tenantId, "2028-01-01");
    expect(await listed(tenantId, "2028-01-01")).toEqual([{ id, due: "2027-09-01", kept: "2028-01-01" }]);
  });

  it("to keep holds for two years at most, and never from a day that has been", async () => {
    const { tenantId, eva } = await market(world, "4007");
    const id = await person(eva, []);
    const keep = (until: string) =>
      keepParticipant(asAdmin(tenantId, "2027-09-02"), { id, until, reason: "personWants" });
    await expect(keep("2027-09-02")).rejects.toMatchObject({ fields: [{ path: "until", code: "inThePast" }] });
    await expect(keep("2029-09-03")).rejects.toMatchObject({ fields: [{ path: "until", code: "tooLarge" }] });
    expect(await keep("2029-09-02")).toEqual({ until: "2029-09-02" });
  });

  it("to erase leaves nothing in the list", async () => {
    const { tenantId, eva } = await market(world, "4008");
    const id = await person(eva, []);
    await askForErasure(eva, { id, reason: "registeredByMistake" });
    await round(tenantId, "2027-09-01");
    const admin = asAdmin(tenantId, "2027-09-02");
    await eraseParticipant(admin, { id, number: await numberOf(eva, id), reason: "registeredByMistake" });
    expect(await listed(tenantId, "2027-09-02")).toEqual([]);
    const left = (await everything(world)).filter(({ pk, sk }) => pk.startsWith(tenantId) && sk.includes(id));
    expect(left).toEqual([]);
  });

  it("can be asked for by who works with the person, and nobody else knows whether the time has come", async () => {
    const { tenantId, eva, jonas } = await market(world, "4009");
    const id = await person(eva, []);
    await askForErasure({ ...eva, now: after(60) }, { id, reason: "personAsked" });
    const asked = { reason: "personAsked", by: "Eva Modig", on: "2027-03-01" };
    expect(await retentionOf(eva, { id })).toEqual({ asked });
    expect((await listRetention(asAdmin(tenantId))).items).toMatchObject([
      {
        participantId: id,
        number: await numberOf(eva, id),
        responsible: "Eva Modig",
        registeredOn: "2027-03-01",
        asked,
      },
    ]);
    await expect(retentionOf(jonas, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(askForErasure(jonas, { id, reason: "timeIsUp" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(askForErasure(asAdmin(tenantId), { id, reason: "timeIsUp" })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(keepParticipant(eva, { id, until: "2028-01-01", reason: "openCase" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

test("a protected identity is in no administrator's list before a colleague asks; the colleague is told instead", async () => {
  const { tenantId, admin, eva } = await market(world, "4010");
  const id = await person(eva, [], { protectedIdentity: true });
  await inviteStaff(admin, { name: "Ada Berg", email: "ada@4010.example", role: "admin" });
  world.letters.splice(0);
  await round(tenantId, "2027-09-01");
  expect(await listed(tenantId, "2027-09-01")).toEqual([]);
  expect(world.letters.map(({ to }) => to.address)).toEqual(["eva.modig@4010.example"]);
  expect(await retentionOf(eva, { id })).toMatchObject({ due: { dueOn: "2027-09-01" } });
  await askForErasure(eva, { id, reason: "timeIsUp" });
  expect(await listed(tenantId, "2027-09-02")).toEqual([{ id, due: "2027-09-01", asked: "timeIsUp" }]);
});

test("the round takes away what nobody decides of, and erases nobody: files of imports, mails that could not be sent", async () => {
  const { tenantId, admin, eva } = await market(world, "4011");
  const id = await person(eva, []);
  const begun = await beginImport(eva, { fileName: "deltagare.csv" });
  await checkFile(eva, { id: begun.id, file: new TextEncoder().encode("Namn\nA B\n") });
  world.postOffice.closed = true;
  await inviteStaff(admin, { name: "Ada Berg", email: "ada@4011.example", role: "organiser" });
  const waiting = async () =>
    (await everything(world)).filter(({ pk, gsi1pk }) => pk.startsWith(`${tenantId}#outbox`) && gsi1pk !== undefined);
  const files = () => world.objects.list(`imports/${tenantId}`);
  expect(await files()).toHaveLength(1);
  expect(await waiting()).toHaveLength(1);
  expect(await round(tenantId, "2027-03-07")).toEqual({ due: 0, removed: 0 });
  await round(tenantId, "2027-03-09");
  expect(await files()).toEqual([]);
  expect(await waiting()).toHaveLength(1);
  await round(tenantId, "2027-06-30");
  world.postOffice.closed = false;
  expect(await waiting()).toEqual([]);
  await round(tenantId, "2040-01-01");
  expect(await loadParticipant(eva.table, tenantId, id)).toBeDefined();
});
