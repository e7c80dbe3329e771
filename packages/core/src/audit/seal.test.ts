import { weekOf } from "@passa/domain/audit/reading";
import type { Id } from "@passa/domain/id";
import { beforeAll, expect, test } from "vitest";
import { aTenant } from "../../test/nouns.ts";
import { everything, restored } from "../../test/restore.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { commit } from "../commit.ts";
import { newId } from "../context.ts";
import { loadDay, loadHead, loadOpened } from "./audit.store.ts";
import { eventsIn, sealEvents, sealLeft } from "./seal.ts";
import { anchorHead, noteHead, restartAudit, verifyAudit } from "./verify.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const today = noon.slice(0, 10);
const setting = (seconds = 60) => ({ world, now: after(seconds) });

/** Somebody looks at so many people. */
async function looks(tenantId: Id<"tenant">, userId: Id<"user">, people: Id<"participant">[], now = noon) {
  for (const whom of people) {
    const audit = { what: "participant.read", whom, shown: "details", because: "worksWith" } as const;
    await commit(actingAs(world, tenantId, "matcher", { userId, now }), { writes: [], audit, answer: undefined });
  }
}
const people = (count: number) => Array.from({ length: count }, () => newId("participant", noon));
const placesOf = async (tenantId: Id<"tenant">) =>
  (await loadDay(world.db.forTenant(tenantId, noon), tenantId, today)).map(({ place }) => place);

test("every event is sealed once, however often, late or together consumers hear of it", async () => {
  const { id } = await aTenant(world);
  await looks(id, newId("user", noon), people(60));
  const places = await placesOf(id);
  const consumers = [places, places.toReversed(), places.slice(20), []].map((part) => sealEvents(setting(), id, part));
  const sealed = (await Promise.all(consumers)).reduce((sum, count) => sum + count, 0);
  expect(sealed).toBe(places.length);
  expect(await sealEvents(setting(), id, places)).toBe(0);
  expect(await verifyAudit(setting(), id)).toMatchObject({ sealed: places.length, waiting: 0, faults: [] });
});

test("what the stream did not tell of is sealed by the hour, the day before included", async () => {
  const { id } = await aTenant(world);
  await looks(id, newId("user", noon), people(3), after(-13 * 3600));
  await looks(id, newId("user", noon), people(2));
  expect(await sealLeft(setting(), id)).toBe(6);
  expect(await sealLeft(setting(3600), id)).toBe(0);
  expect(await verifyAudit(setting(), id)).toMatchObject({ waiting: 0, faults: [] });
});

test("an anchor outside the table tells that the table was put back to before it", async () => {
  const { id } = await aTenant(world);
  const table = world.db.forTenant(id, noon);
  expect(await anchorHead(setting(), id)).toBe(false);
  await looks(id, newId("user", noon), people(2));
  await sealLeft(setting(), id);
  expect(await anchorHead(setting(), id)).toBe(true);
  expect(await anchorHead(setting(), id)).toBe(false);
  const head = await loadHead(table, id);
  await table.put({ pk: `${id}#chain#head`, sk: "head", version: 0, data: { n: 7, hash: head?.hash, at: noon } });
  expect((await verifyAudit(setting(), id)).faults).toContainEqual({ kind: "headDiffers" });
});

test("what is cut off within the hour is noticed: the head is noted whenever something has been sealed", async () => {
  const { id } = await aTenant(world);
  await looks(id, newId("user", noon), people(2));
  await sealLeft(setting(), id);
  await anchorHead(setting(), id);
  const backup = (await everything(world)).filter(({ pk }) => pk.startsWith(id));
  await looks(id, newId("user", noon), people(2), after(60));
  await sealLeft(setting(120), id);
  const cut = await restored(world, backup);
  expect((await verifyAudit({ world: cut, now: after(180) }, id)).faults).toEqual([]);
  await noteHead(setting(120), id);
  expect((await verifyAudit({ world: cut, now: after(180) }, id)).faults).toEqual([{ kind: "cutOff", n: 2 }]);
});

test("after a restore that somebody tells of the trail goes on without a fault, and says that it was told and why", async () => {
  const { id } = await aTenant(world);
  const seal = async (there: TestWorld, seconds: number) => {
    await looks(id, newId("user", noon), people(2), after(seconds));
    await sealLeft({ world: there, now: after(seconds + 1) }, id);
    await anchorHead({ world: there, now: after(seconds + 1) }, id);
    await noteHead({ world: there, now: after(seconds + 1) }, id);
  };
  await seal(world, 0);
  const backup = (await everything(world)).filter(({ pk }) => pk.startsWith(id) || pk.startsWith("lookup"));
  await seal(world, 60);
  await seal(world, 120);
  const there = await restored(world, backup);
  const verify = (seconds: number) => verifyAudit({ world: there, now: after(seconds) }, id);
  expect((await verify(200)).faults.length).toBeGreaterThan(0);
  const told = { world: there, now: after(300), requestId: "test" };
  expect(await restartAudit(told, id, "The disk was lost.")).toEqual({ from: 1, gone: 2 });
  await sealLeft({ world: there, now: after(320) }, id);
  expect(await anchorHead({ world: there, now: after(320) }, id)).toBe(true);
  await noteHead({ world: there, now: after(320) }, id);
  expect(await verify(400)).toMatchObject({
    waiting: 0,
    faults: [],
    restarts: [{ at: after(300), from: 1, reason: "The disk was lost." }],
  });
  const events = await loadDay(there.db.forTenant(id, after(400)), id, today);
  expect(events.map(({ event }) => event.what)).toContain("audit.restart");

  // What is cut off after that is a fault again, and nobody without the secret tells of a restart.
  const later = await restored(there, backup);
  expect((await verifyAudit({ world: later, now: after(500) }, id)).faults).toContainEqual({ kind: "cutOff", n: 2 });
  const forged = { at: after(600), from: 0, reason: "Nothing.", seal: "A".repeat(43) };
  await world.objects.put(`audit/restarts/${id}/forged`, new TextEncoder().encode(JSON.stringify(forged)));
  expect((await verify(700)).faults).toEqual([{ kind: "restartUnknown" }]);
});

test("people whose data a reader has been shown are counted once a week, by reader", async () => {
  const { id } = await aTenant(world);
  const [eva, mia] = [newId("user", noon), newId("user", noon)];
  const [first, second, third] = people(3) as [Id<"participant">, Id<"participant">, Id<"participant">];
  await looks(id, eva, [first, first, second]);
  await looks(id, mia, [third]);
  await sealLeft(setting(), id);
  await looks(id, eva, [second, third]);
  await sealLeft(setting(), id);
  const opened = await loadOpened(world.db.forTenant(id, noon), id, weekOf(noon));
  expect(new Map(opened.map((one) => [one.userId, one.people.toSorted()]))).toEqual(
    new Map([
      [eva, [first, second, third].toSorted()],
      [mia, [third]],
    ]),
  );
});

test("records of the stream lead to events by tenant, and other records to none", () => {
  const record = (pk: string, sk: string, SequenceNumber: string, request?: string) => ({
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      ...(request === undefined ? {} : { NewImage: { requestId: { S: request } } }),
      SequenceNumber,
    },
  });
  const place = `${noon}#aud_1`;
  const found = eventsIn([
    record("ten_1#pool", "par_1", "1"),
    record(`ten_1#audit#${today}`, place, "2", "req_1"),
    record(`ten_2#audit#${today}`, place, "3"),
    record("ten_1#audit#2027-02-01", place, "4"),
    record("ten_1#chain", "0000000001", "5"),
    {},
  ]);
  expect(found).toEqual(
    new Map([
      ["ten_1", { places: new Set([place]), requests: new Set(["req_1"]), from: "2" }],
      ["ten_2", { places: new Set([place]), requests: new Set(), from: "3" }],
    ]),
  );
});
