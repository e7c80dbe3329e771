import { beforeAll, expect, test } from "vitest";
import { hall, planned, runJobs } from "../../test/event.ts";
import { fitting, person } from "../../test/market.ts";
import { erasedAndRestored, everything, townOf } from "../../test/restore.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { verifyAudit } from "../audit/verify.ts";
import { sealLeft } from "../audit/seal.ts";
import { readPlan } from "../event/plan.ts";
import { answerAsPerson, closeProposal, propose, replyAsEmployer } from "../proposal/proposal.ts";
import { listProposals } from "../proposal/views.ts";
import { loadEmployerSnapshot } from "../placement/employer-reach.store.ts";
import { reachOf } from "../placement/reach.ts";
import { rankPlacement } from "../ranking/ranking.ts";
import { replayRanking } from "../ranking/replay.ts";
import { eraseParticipant } from "./erasure.ts";
import { loadParticipant } from "../participant/participant.store.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const asIn = (tenantId: `ten_${string}`, seconds: number, role: "admin" | "matcher" = "admin") =>
  actingAs(world, tenantId, role, { now: after(seconds) });

test("whoever is erased is nowhere, also after an old table is restored and the ledger replayed; the others are whole", async () => {
  const told = await erasedAndRestored(world, 10, "3001");
  expect(told).toEqual({ before: 9, erased: 0, brought: 9, left: 0, others: 0 });
});

test("a list that was given before says erased for them, and the audit trail is still whole", async () => {
  const { tenantId, eva, placementId, people } = await townOf(world, 4, "3002");
  const { rankingId } = await rankPlacement(eva, { id: placementId, top: 50 });
  await sealLeft({ world, now: after(60) }, tenantId);
  const [first] = people;
  const gone = first && (await loadParticipant(eva.table, tenantId, first.id));
  if (!gone) throw new Error("nobody");
  await eraseParticipant(asIn(tenantId, 3600), { id: gone.id, number: gone.number, reason: "personAsked" });
  const replay = JSON.stringify(await replayRanking(asIn(tenantId, 7200), { id: rankingId }));
  expect(replay).toContain('"because":["erased"]');
  expect(replay).not.toContain(gone.id);
  await sealLeft({ world, now: after(7200) }, tenantId);
  expect(await verifyAudit({ world, now: after(7200) }, tenantId)).toMatchObject({ faults: [], waiting: 0 });
});

test("whoever is erased leaves the people that employers are told numbers of at once, and nobody else's place moves", async () => {
  const { tenantId, eva, employerId, placementId, people } = await townOf(world, 6, "3004");
  await reachOf(actingAs(world, tenantId, "employer", { employerId }), { id: placementId });
  const members = async () => (await loadEmployerSnapshot(eva.table, tenantId))?.members ?? [];
  const before = await members();
  const id = people[2]?.id ?? "par_";
  expect(before).toContain(id);
  const { number = "" } = (await loadParticipant(eva.table, tenantId, id)) ?? {};
  await eraseParticipant(asIn(tenantId, 60), { id, number, reason: "personAsked" });
  expect(await members()).toEqual(before.map((one) => (one === id ? "" : one)));
});

test("a number that is another's erases nobody, nor does a second time find anybody", async () => {
  const { tenantId, eva, people } = await townOf(world, 2, "3003");
  const [id = "par_"] = people.map((one) => one.id);
  const { number = "" } = (await loadParticipant(eva.table, tenantId, id)) ?? {};
  const erase = (said: string) => eraseParticipant(asIn(tenantId, 60), { id, number: said, reason: "timeIsUp" });
  await expect(erase("D-9999")).rejects.toMatchObject({ code: "invalid" });
  expect(await erase(number)).toEqual({ erased: true });
  await expect(erase(number)).rejects.toMatchObject({ code: "notFound" });
  await expect(
    eraseParticipant(asIn(tenantId, 60, "matcher"), { id, number, reason: "timeIsUp" }),
  ).rejects.toMatchObject({ code: "notFound" });
});

test("proposals and events know of them no more, and what is under way is ended first", async () => {
  const town = await hall(world, { employers: 1, people: 2 });
  const { tenantId, eva, employerId } = town;
  const { id: eventId, planId } = await planned(world, town);
  await runJobs(world);
  const participantId = await person(eva, fitting, { familyName: "Vårflod" });
  const { proposal } = await propose(eva, { participantId, placementId: await town.place(), from: "ranking" });
  const own = actingAs(world, tenantId, "participant", { participantId });
  await answerAsPerson(own, { id: proposal.id, version: 1, to: "card", answer: "yes", language: "sv" });
  await replyAsEmployer(actingAs(world, tenantId, "employer", { employerId }), {
    id: proposal.id,
    version: 2,
    answer: "meet",
  });
  const erase = async (id: typeof participantId, seconds = 60) => {
    const { number = "" } = (await loadParticipant(eva.table, tenantId, id)) ?? {};
    return eraseParticipant(asIn(tenantId, seconds), { id, number, reason: "timeIsUp" });
  };
  await expect(erase(participantId)).rejects.toMatchObject({ code: "stillUnderWay" });
  await closeProposal(eva, { id: proposal.id, version: 3, reason: "otherPlace" });
  expect(await erase(participantId)).toEqual({ erased: true });
  expect(await listProposals(eva)).toEqual([]);

  const [candidate, other] = town.seekers;
  if (!candidate || !other) throw new Error("nobody on the list");
  await expect(erase(candidate)).rejects.toMatchObject({ code: "stillUnderWay" });
  expect(await erase(candidate, 60 * 24 * 3600)).toEqual({ erased: true });
  const plan = await readPlan(town.ida, { id: eventId, planId });
  expect(plan.interviews.map((interview) => interview.participantId)).toEqual([other]);
  const told = (await everything(world)).filter(({ pk }) => pk.startsWith(tenantId));
  const about = told.filter((item) => JSON.stringify(item).includes(candidate) && !item.pk.includes("#audit#"));
  expect(about.map(({ pk }) => pk.slice(tenantId.length))).toEqual([]);
  expect(JSON.stringify(told)).not.toContain("Vårflod");
});
