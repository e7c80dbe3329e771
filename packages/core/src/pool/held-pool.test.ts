import { gzipSync } from "node:zlib";
import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { commit } from "../commit.ts";
import type { World } from "../context.ts";
import { observe } from "../observation/observation.ts";
import { poolRemoval } from "../participant/participant.store.ts";
import { holdPool } from "./held-pool.ts";
import { keepPool } from "./pool-consumer.ts";
import { loadStamp, moveStamp } from "./pool.store.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

/** Another process on the same table: it holds pools of its own, and knows of no change but through the table. */
const elsewhere = (): World => ({ ...world, db: { ...world.db } });

const hold = (process: World, { tenantId }: Market, now = noon) =>
  holdPool({ world: process, table: process.db.forTenant(tenantId, now), now }, tenantId);

const kmOf = async (process: World, here: Market, id: string, now = noon) =>
  (await hold(process, here, now)).pool.get(id)?.profile.maxTravelKm;

/** Eva at another instant, in another process or this one. */
const eva = ({ eva: { actor }, tenantId }: Market, now = after(10), process: World = world) =>
  actingAs(process as TestWorld, tenantId, "matcher", { userId: actor.userId, name: actor.name, now });

const travels = (ctx: ReturnType<typeof eva>, id: Id<"participant">, km: number) =>
  observe(ctx, { id, statement: { what: "maxTravelKm", value: { km } }, source: "self" });

const consumed = async (work: () => Promise<unknown>): Promise<number> => {
  world.units.splice(0);
  await work();
  return world.units.reduce((sum, { read }) => sum + read, 0);
};

describe("a pool that a process holds", () => {
  it("costs half a read unit while nothing is new, and one with what is", async () => {
    const here = await market(world, "1080");
    const id = await person(here.eva, fitting);
    const other = elsewhere();
    await hold(other, here);
    expect(await consumed(() => hold(other, here))).toBe(0.5);
    await travels(eva(here), id, 40);
    await keepPool({ world, now: noon }, here.tenantId, [id]);
    expect(await consumed(() => hold(other, here))).toBe(1);
    expect(await kmOf(other, here, id)).toBe(40);
  });

  it("has at once what the same process has changed, and what another has when its delta has come", async () => {
    const here = await market(world, "1081");
    const id = await person(here.eva, fitting);
    const other = elsewhere();
    expect([await kmOf(world, here, id), await kmOf(other, here, id)]).toEqual([15, 15]);
    await travels(eva(here), id, 40);
    expect([await kmOf(world, here, id), await kmOf(other, here, id)]).toEqual([40, 15]);
    await keepPool({ world: other, now: noon }, here.tenantId, [id]);
    expect([await kmOf(world, here, id), await kmOf(other, here, id)]).toEqual([40, 40]);
    expect((await hold(world, here)).fresh.size).toBe(0);
  });

  it("lets go of a row that no delta has brought within a minute", async () => {
    const here = await market(world, "1082");
    const id = await person(here.eva, fitting);
    await hold(world, here);
    await travels(eva(here, after(1)), id, 40);
    expect(await kmOf(world, here, id, after(2))).toBe(40);
    expect(await kmOf(world, here, id, after(63))).toBe(15);
  });

  it("is without whoever has left, whatever older change comes late", async () => {
    const here = await market(world, "1083");
    const [stays, leaves] = [await person(here.eva, fitting), await person(here.eva, fitting)];
    const other = elsewhere();
    await hold(other, here);
    await travels(eva(here), leaves, 40);
    await commit(here.eva, {
      writes: [poolRemoval(here.tenantId, leaves)],
      audit: { what: "participant.write", whom: leaves },
      answer: undefined,
    });
    expect((await hold(world, here)).pool.listIds()).toEqual([stays]);
    for (let again = 0; again < 2; again++) await keepPool({ world, now: noon }, here.tenantId, [leaves, stays]);
    expect((await hold(other, here)).pool.listIds()).toEqual([stays]);
  });
});

describe("a pool that cannot be read is built from people's entries", () => {
  async function stored(code: string) {
    const here = await market(world, code);
    const ids = [await person(here.eva, fitting), await person(here.eva, fitting)];
    await hold(world, here);
    const [first = ids[0]] = ids;
    if (!first) throw new Error("two were registered");
    await travels(eva(here), first, 40);
    const table = world.db.forTenant(here.tenantId, noon);
    const { stamp, version } = await loadStamp(table, here.tenantId, "strong");
    if (!stamp) throw new Error("the pool was built");
    return { here, first, table, stamp, version, parts: `${here.tenantId}#snapshot#${stamp.snapshot}` };
  }

  it("where a delta is missing", async () => {
    const { here, first, table, stamp, version } = await stored("1084");
    expect(await moveStamp(table, here.tenantId, version, { ...stamp, delta: stamp.delta + 1 })).toBe(true);
    expect(await kmOf(elsewhere(), here, first)).toBe(40);
    expect((await loadStamp(table, here.tenantId, "strong")).stamp?.snapshot).not.toBe(stamp.snapshot);
  });

  it("where a piece of the snapshot is missing", async () => {
    const { here, first, table, stamp, version } = await stored("1085");
    expect(await moveStamp(table, here.tenantId, version, { ...stamp, chunks: stamp.chunks + 1 })).toBe(true);
    expect(await kmOf(elsewhere(), here, first)).toBe(40);
  });

  it("where another program has written it in another form", async () => {
    const { here, first, table, parts } = await stored("1086");
    await table.put({ pk: parts, sk: "chunk#0000", data: new Uint8Array(gzipSync("something else")) });
    expect(await kmOf(elsewhere(), here, first)).toBe(40);
  });

  it("where the stamp is of another form, which the consumer sees too", async () => {
    const { here, first, table, stamp, version } = await stored("1087");
    const strange = {
      pk: `${here.tenantId}#snapshot`,
      sk: "stamp",
      version: version + 1,
      data: { ...stamp, format: 99 },
    };
    await table.put(strange);
    await keepPool({ world: elsewhere(), now: noon }, here.tenantId, [first]);
    expect((await loadStamp(table, here.tenantId, "strong")).stamp?.delta).toBe(0);
    expect(await kmOf(elsewhere(), here, first)).toBe(40);
  });

  it("where it is too old to be replayed for as long as is promised", async () => {
    const { here, first, table, stamp } = await stored("1088");
    const day = 24 * 3600;
    expect(await kmOf(elsewhere(), here, first, after(31 * day))).toBe(40);
    expect((await loadStamp(table, here.tenantId, "strong")).stamp?.snapshot).not.toBe(stamp.snapshot);
  });
});
