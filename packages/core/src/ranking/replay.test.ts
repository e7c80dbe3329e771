import type { Id } from "@passa/domain/id";
import { defaultWeights } from "@passa/domain/matching/score";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { commit } from "../commit.ts";
import { observe } from "../observation/observation.ts";
import { loadParticipant, participantRemoval, poolRemoval } from "../participant/participant.store.ts";
import { keepPool } from "../pool/pool-consumer.ts";
import { loadPoolAt, loadStamp, writeSnapshot } from "../pool/pool.store.ts";
import { addAgreedRemedy } from "../placement/placement.ts";
import { chooseWeights } from "../weights/weights.ts";
import { keepRecord, loadRecord } from "./ranking-record.store.ts";
import { nearMisses, rankPlacement } from "./ranking.ts";
import { replayRanking } from "./replay.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const needsPictures = fitting.map((statement) =>
  statement.what === "formats" ? { what: "formats" as const, value: { works: ["pictures"] } } : statement,
);

async function ranked(code: string) {
  const here = await market(world, code);
  const id = await here.place();
  const people = [
    await person(here.eva, fitting),
    await person(here.eva, fitting),
    await person(here.jonas, needsPictures),
  ];
  const list = await rankPlacement(here.eva, { id, top: 50 });
  return { here, id, people, list };
}

/** Eva, a minute later: what is said last counts. */
const later = ({ eva, tenantId }: Market) =>
  actingAs(world, tenantId, "matcher", { userId: eva.actor.userId, name: eva.actor.name, now: after(60) });
const admin = (here: Market, now = noon) => actingAs(world, here.tenantId, "admin", { now });
const bytes = async (here: Market, rankingId: Id<"ranking">, now = noon) =>
  JSON.stringify(await replayRanking(admin(here, now), { id: rankingId }));

/** What erasing a person comes to for the pool, until there is a use case for it. */
async function erase(here: Market, id: Id<"participant">): Promise<void> {
  await commit(here.eva, {
    writes: [poolRemoval(here.tenantId, id), participantRemoval(here.tenantId, id)],
    audit: { what: "participant.write", whom: id },
    answer: undefined,
  });
  await keepPool({ world, now: noon }, here.tenantId, [id]);
  expect(await loadParticipant(here.eva.table, here.tenantId, id)).toBeUndefined();
}

describe("a ranking that was shown", () => {
  it("is given again to the byte after people, place, weights and pool have changed", async () => {
    const { here, id, people, list } = await ranked("1080");
    const then = await bytes(here, list.rankingId);
    const rows = (of: { participantId: string; score: number }[]) =>
      of.map(({ participantId, score }) => ({ participantId, score }));
    expect(JSON.parse(then)).toMatchObject({
      ruleVersion: list.ruleVersion,
      eligible: rows(list.eligible),
      nearMisses: rows(list.nearMisses),
      counts: { eligible: 2, askFirst: 0, nearMisses: 1 },
    });

    const [first] = people;
    if (!first) throw new Error("somebody was registered");
    const statement = { what: "hours", value: { min: 5, max: 8 } } as const;
    await observe(later(here), { id: first, statement, source: "self" });
    await keepPool({ world, now: noon }, here.tenantId, people);
    await addAgreedRemedy(here.eva, { id, version: 2, remedy: "hours:12", agreedWith: "Robin Berg" });
    const lead = actingAs(world, here.tenantId, "lead");
    await chooseWeights(lead, { version: 1, weights: { ...defaultWeights, waiting: 0, travel: 20 }, why: "Prov." });
    const other = await rankPlacement(here.eva, { id, top: 50 });

    expect(await bytes(here, list.rankingId)).toBe(then);
    expect(await bytes(here, other.rankingId)).not.toBe(then);
    expect(JSON.parse(await bytes(here, other.rankingId))).not.toHaveProperty("differs");
  });

  it("is given again from rows that had been read and stood in no delta yet", async () => {
    const { here, id, people } = await ranked("1081");
    const [first] = people;
    if (!first) throw new Error("somebody was registered");
    const statement = { what: "maxTravelKm", value: { km: 40 } } as const;
    await observe(later(here), { id: first, statement, source: "self" });
    const list = await rankPlacement(here.eva, { id, top: 50 });
    const record = await loadRecord(here.eva.table, here.tenantId, list.rankingId);
    expect(record?.pool.fresh.map((change) => change.id)).toContain(first);
    const then = await bytes(here, list.rankingId);
    await keepPool({ world, now: noon }, here.tenantId, people);
    expect(await bytes(here, list.rankingId)).toBe(then);
    expect(JSON.parse(then)).not.toHaveProperty("differs");
  });

  it("is given again for a page of near misses too, of the same people", async () => {
    const { here, id } = await ranked("1082");
    const page = await nearMisses(here.eva, { id, limit: 1 });
    const replayed = await replayRanking(admin(here), { id: page.rankingId });
    expect(replayed.nearMisses.map(({ participantId }) => participantId)).toEqual(
      page.items.map(({ participantId }) => participantId),
    );
    expect(replayed).toMatchObject({ eligible: [], counts: { eligible: 2, nearMisses: 1 } });
    expect(replayed).not.toHaveProperty("differs");
  });

  it("says `erased` in the row of somebody erased since, and that it differs", async () => {
    const { here, list } = await ranked("1083");
    const [first, second] = list.eligible;
    if (!first || !second) throw new Error("two people fit");
    await erase(here, first.participantId);
    const replayed = await replayRanking(admin(here), { id: list.rankingId });
    expect(replayed).toMatchObject({ differs: true, because: ["erased"] });
    expect(replayed.eligible).toEqual([
      { participantId: "erased" },
      { participantId: second.participantId, score: second.score, components: second.components },
    ]);
    expect(JSON.stringify(replayed)).not.toContain(first.participantId);
  });

  it("says so too where nothing of the erased person is left in the pool that was kept", async () => {
    const { here, list } = await ranked("1084");
    const [first, second] = list.eligible;
    if (!first || !second) throw new Error("two people fit");
    await erase(here, first.participantId);
    const record = await loadRecord(here.eva.table, here.tenantId, list.rankingId);
    if (!record) throw new Error("it was recorded");
    const pool = await loadPoolAt(here.eva.table, here.tenantId, record.pool, record.pool.chunks);
    if (!pool) throw new Error("its pool is kept");
    pool.remove(first.participantId);
    await writeSnapshot(here.eva.table, here.tenantId, record.pool.snapshot, pool);
    const fresh = record.pool.fresh.filter((change) => change.id !== first.participantId);
    await keepRecord(here.eva.table, here.tenantId, { ...record, pool: { ...record.pool, delta: 0, fresh } });
    const replayed = await replayRanking(admin(here), { id: list.rankingId });
    expect(replayed).toMatchObject({
      differs: true,
      because: ["erased"],
      eligible: [{ participantId: "erased" }, { participantId: second.participantId }],
    });
  });

  it("is kept for 90 days", async () => {
    const { here, list } = await ranked("1085");
    const day = 24 * 3600;
    expect(await bytes(here, list.rankingId, after(90 * day - 1))).not.toContain("differs");
    await expect(bytes(here, list.rankingId, after(90 * day + 1))).rejects.toMatchObject({ code: "notFound" });
  });

  it("by rules whose code is not here is refused, and says which there are", async () => {
    const { here, list } = await ranked("1086");
    const record = await loadRecord(here.eva.table, here.tenantId, list.rankingId);
    if (!record) throw new Error("it was recorded");
    await keepRecord(here.eva.table, here.tenantId, { ...record, ruleVersion: "2019.3" });
    await expect(bytes(here, list.rankingId)).rejects.toThrow(
      'It was ranked by the rules "2019.3", which are not here. Here are: 2027.1.',
    );
  });

  it("is refused where a part of its pool is gone, and to everybody but administrators of the municipality", async () => {
    const { here, list } = await ranked("1087");
    const record = await loadRecord(here.eva.table, here.tenantId, list.rankingId);
    if (!record) throw new Error("it was recorded");
    await expect(replayRanking(here.eva, { id: list.rankingId })).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = await market(world, "1088");
    await expect(bytes(elsewhere, list.rankingId)).rejects.toMatchObject({ code: "notFound" });
    const { stamp } = await loadStamp(here.eva.table, here.tenantId);
    expect(stamp?.snapshot).toBe(record.pool.snapshot);
    await keepRecord(here.eva.table, here.tenantId, { ...record, pool: { ...record.pool, delta: 7 } });
    await expect(bytes(here, list.rankingId)).rejects.toThrow("no longer there");
  });
});
