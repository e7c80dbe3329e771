import type { Id } from "@passa/domain/id";
import { beforeAll, expect, it } from "vitest";
import { crowd, hall, type HallTown, planned, published, runJobs } from "../../test/event.ts";
import { after, testWorld, type TestWorld } from "../../test/world.ts";
import { loadAllDays } from "../booking/booking.store.ts";
import { contextOf } from "../context.ts";
import { loadJobs } from "../job/job.store.ts";
import { runJob } from "../job/run-job.ts";
import type { Db } from "../table.ts";
import { answerAsCandidate } from "./candidates.ts";
import { readEvent } from "./event.ts";
import { changePlan, readPlan } from "./plan.ts";
import { publishPlan } from "./publication.ts";
import { remove } from "./removal.ts";
import { readCandidateSchedule } from "./schedule.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});
const day = (n: number) => `2027-04-${String(n).padStart(2, "0")}T09:30`;
const spans = async (claimant: string) =>
  (await loadAllDays(town.ida.table, town.tenantId, claimant)).flatMap((one) => one.spans);
const stateOf = async (id: Id<"event">) => (await readEvent(town.ida, { id })).event;

it("publishing reserves everybody's time, then shows the plan and tells each of them once", async () => {
  world.letters.splice(0);
  const { id, planId } = await published(world, town, { startsAt: day(1) });
  expect(await stateOf(id)).toMatchObject({ state: "published", planId });
  for (const person of town.seekers)
    expect((await spans(person)).filter(({ eventId }) => eventId === id)).toHaveLength(2);
  for (const employerId of town.hosts)
    expect((await spans(`${employerId}.0`)).filter(({ eventId }) => eventId === id)).toHaveLength(3);
  expect((await spans("hall.stora salen, östra hamngatan 4")).filter(({ eventId }) => eventId === id)).toHaveLength(1);
  await runJob(world, { kind: "publish", tenantId: town.tenantId, eventId: id, eventVersion: 4 }, () => after(60));
  expect(world.letters.filter(({ subject }) => subject.includes("Dina tider"))).toHaveLength(1);
  expect(await loadJobs(town.ida.table, town.tenantId)).toEqual([]);
});

it("while it is published nobody comes or goes, and nobody sees a time", async () => {
  const { ida, seekers } = town;
  const { id, planId } = await planned(world, town, { startsAt: day(2) });
  await publishPlan(ida, { id, planId, version: 1 });
  const participantId = seekers[0] as Id<"participant">;
  await expect(remove(ida, { id, participantId })).rejects.toMatchObject({ code: "beingPublished" });
  await expect(answerAsCandidate(ida, { id, participantId, answer: "no", onBehalf: "inPerson" })).rejects.toMatchObject(
    { code: "beingPublished" },
  );
  expect((await readCandidateSchedule(town.eva, { id, participantId })).interviews).toEqual([]);
  await runJobs(world);
  expect((await readCandidateSchedule(town.eva, { id, participantId })).interviews).toHaveLength(2);
});

it("two events that want the same people at the same time: one is shown, of the other nothing is, and it says what was in the way", async () => {
  const one = await planned(world, town, { startsAt: day(3) });
  const other = await planned(world, town, { startsAt: day(3), venue: { name: "B", address: "B 1", locality: "" } });
  for (const { id, planId } of [one, other]) await publishPlan(town.ida, { id, planId, version: 1 });
  const jobs = world.begun.splice(0);
  await Promise.all(jobs.map((job) => runJob(world, job, () => after(0))));
  await runJobs(world);
  const states = [await stateOf(one.id), await stateOf(other.id)];
  const shown = states.filter(({ state }) => state === "published");
  const notShown = states.flatMap((event) => (event.state === "planned" ? [event] : []));
  // Both may have stood in each other's way, but never are both shown.
  expect(shown.length + notShown.length).toBe(2);
  expect(shown.length).toBeLessThanOrEqual(1);
  for (const event of notShown) expect(event.conflicts.length).toBeGreaterThan(0);
  const [again] = notShown;
  if (shown.length === 0 && again) {
    await publishPlan(town.ida, { id: again.id, planId: again.planId, version: 1 });
    await runJobs(world);
    expect((await stateOf(again.id)).state).toBe("published");
  }
  const taken = (await spans(town.seekers[0] ?? "")).filter(({ from }) => from.startsWith("2027-04-03"));
  expect(new Set(taken.map(({ eventId }) => eventId)).size).toBe(1);
});

it("a plan that the lists have left behind is not published", async () => {
  const { ida, seekers } = town;
  const { id, planId } = await planned(world, town, { startsAt: day(4) });
  await answerAsCandidate(ida, {
    id,
    participantId: seekers[0] as Id<"participant">,
    answer: "no",
    onBehalf: "byPhone",
  });
  await expect(publishPlan(ida, { id, planId, version: 1 })).rejects.toMatchObject({ code: "timetableNotPossible" });
  await expect(publishPlan(ida, { id, planId, version: 7 })).rejects.toMatchObject({ code: "stale" });
  await expect(publishPlan(town.eva, { id, planId, version: 1 })).rejects.toMatchObject({ code: "forbidden" });
});

it("goes on after a machine that went down at any step, with the same end: all is shown, each is told once", async () => {
  // Reserving, saying how far it has come, the change, the mail, that it is sent, and that the job is done.
  for (let calls = 0; calls <= 6; calls++) {
    const { id, planId } = await planned(world, town, {
      startsAt: `2027-05-${String(calls + 1).padStart(2, "0")}T09:30`,
    });
    await publishPlan(town.ida, { id, planId, version: 1 });
    const [job] = world.begun.splice(0);
    if (!job) throw new Error("no job was begun");
    world.letters.splice(0);
    await runJob({ ...world, db: failingAfter(world.db, calls) }, job, () => after(0)).catch(() => undefined);
    await runJob(world, job, () => after(60));
    expect((await stateOf(id)).state, `after ${calls} calls`).toBe("published");
    const own = (await spans(town.seekers[1] ?? "")).filter(({ eventId }) => eventId === id);
    expect(own).toHaveLength(2);
    expect(new Set(own.map(({ booking }) => booking)).size).toBe(1);
    const mails = new Set(world.letters.map((letter) => letter.id));
    expect(mails.size, `after ${calls} calls`).toBe(1);
  }
}, 120_000);

/** A database whose writes fail after so many, as if the machine had gone down. */
function failingAfter(db: Db, calls: number): Db {
  let left = calls;
  const fail = <F extends (...given: never[]) => Promise<unknown>>(call: F): F =>
    (async (...given) => {
      if (left-- <= 0) throw new Error("the machine went down");
      return call(...given);
    }) as F;
  const broken = (table: ReturnType<Db["forTenant"]>) => ({
    ...table,
    transact: fail((...given: Parameters<typeof table.transact>) => table.transact(...given)),
    update: fail((...given: Parameters<typeof table.update>) => table.update(...given)),
    put: fail((...given: Parameters<typeof table.put>) => table.put(...given)),
  });
  return {
    forTenant: (...given) => broken(db.forTenant(...given)),
    lookup: (...given) => broken(db.lookup(...given)),
    withLookup: (...given) => broken(db.withLookup(...given)),
  };
}

it("taking somebody off a published event gives their time back and tells those who were to meet them", async () => {
  const { id, planId } = await published(world, town, { startsAt: day(20) });
  const [first, second] = town.seekers as [Id<"participant">, Id<"participant">];
  world.letters.splice(0);
  await remove(town.ida, { id, employerId: town.hosts[1] as Id<"employer"> });
  expect((await readPlan(town.ida, { id, planId })).interviews).toHaveLength(3);
  expect((await spans(first)).filter(({ eventId }) => eventId === id)).toHaveLength(1);
  expect((await spans(`${town.hosts[1]}.0`)).filter(({ eventId }) => eventId === id)).toEqual([]);
  expect(world.letters.map(({ subject }) => subject)).toEqual(["Ändrade tider: Jobbmötet"]);
  await remove(town.ida, { id, participantId: second });
  expect((await spans(second)).filter(({ eventId }) => eventId === id)).toEqual([]);
});

it("a time that somebody has in another event cannot be moved to", async () => {
  const morning = await published(world, town, { startsAt: day(22) });
  const venue = { name: "C", address: "C 1", locality: "" };
  const noon = await published(world, town, { startsAt: "2027-04-22T11:15", venue });
  // The first ends at 11.15; moving it there would need a slot that it has, at the time of the other's first.
  const pair = { employerId: town.hosts[0] as Id<"employer">, participantId: town.seekers[0] as Id<"participant"> };
  const { plan } = await readPlan(town.ida, morning);
  const moved = { ...pair, kind: "move" as const, slot: 5 };
  await changePlan(town.ida, { ...morning, changes: [moved], version: plan.version });
  expect((await stateOf(noon.id)).state).toBe("published");
  const early = await planned(world, town, { startsAt: "2027-04-22T11:00", venue: { ...venue, name: "D" } });
  await publishPlan(town.ida, { ...early, version: 1 });
  await runJobs(world);
  expect(await stateOf(early.id)).toMatchObject({ state: "planned" });
});

it("a change of more people than a transaction holds is one change too: all have their new time and nobody the old", async () => {
  const { id, planId, seekers, hosts, interviews } = await crowd(world, town, "2027-08-02T09:00");
  await publishPlan(town.ida, { id, planId, version: 1 });
  await runJobs(world);
  const { plan } = await readPlan(town.ida, { id, planId });
  const changes = interviews.map(({ employerId, participantId, slot }) => ({
    kind: "move" as const,
    employerId,
    participantId,
    slot: slot + 1,
  }));
  await changePlan(town.ida, { id, planId, changes, version: plan.version });
  const startOf = async (claimant: string) => (await spans(claimant)).map(({ from }) => from.slice(11, 16));
  expect(await startOf(seekers[0] ?? "")).toEqual(["07:15"]);
  expect(await startOf(seekers[99] ?? "")).toEqual(["09:30"]);
  const tables = await spans(`${hosts[3]}.0`);
  expect([tables.length, new Set(tables.map(({ booking }) => booking)).size]).toEqual([10, 1]);
  expect(await loadJobs(town.ida.table, town.tenantId)).toEqual([]);
  expect((await readPlan(town.ida, { id, planId })).interviews.every(({ slot }) => slot > 0)).toBe(true);
});

it("a change of so many that was broken off leaves nobody's time taken: what is not shown is given back, and what is shown stays", async () => {
  const { id, planId, seekers, interviews } = await crowd(world, town, "2027-08-09T09:00");
  await publishPlan(town.ida, { id, planId, version: 1 });
  await runJobs(world);
  const version = 2;
  const changes = interviews.map(({ employerId, participantId, slot }) => ({
    kind: "move" as const,
    employerId,
    participantId,
    slot: slot + 1,
  }));
  const bookingsOf = async (claimant: string) =>
    (await spans(claimant)).filter(({ eventId }) => eventId === id).map(({ from }) => from.slice(11, 16));
  const brokenOff = (calls: number) => {
    const { actor, now, requestId } = town.ida;
    const ctx = contextOf({ ...world, db: failingAfter(world.db, calls) }, { actor, now, requestId });
    return changePlan(ctx, { id, planId, changes, version }).catch(() => undefined);
  };
  const resume = async (seconds: number) => {
    for (const job of await loadJobs(town.ida.table, town.tenantId)) await runJob(world, job, () => after(seconds));
  };
  // The job is written, then three steps reserve; the change comes after them.
  for (const calls of [1, 2, 4]) {
    await brokenOff(calls);
    await resume(30);
    expect(await loadJobs(town.ida.table, town.tenantId), `after ${calls} calls, while it might go on`).toHaveLength(1);
    await resume(60);
    for (const person of [seekers[0], seekers[50], seekers[99]])
      expect(await bookingsOf(person ?? ""), `after ${calls} calls`).toHaveLength(1);
    expect(await bookingsOf(seekers[0] ?? "")).toEqual(["07:00"]);
    expect(await loadJobs(town.ida.table, town.tenantId)).toEqual([]);
  }
  // The change stands, what it gave up is still taken.
  await brokenOff(6);
  expect((await readPlan(town.ida, { id, planId })).plan.version).toBe(3);
  await resume(30);
  expect(await bookingsOf(seekers[0] ?? "")).toEqual(["07:15"]);
  expect(await bookingsOf(seekers[99] ?? "")).toEqual(["09:30"]);
  expect(await loadJobs(town.ida.table, town.tenantId)).toEqual([]);
}, 120_000);

it("everybody keeps their time when a small change makes the plan's version that of the event as it was published", async () => {
  const { id, planId, seekers, interviews } = await crowd(world, town, "2027-08-16T09:00");
  await publishPlan(town.ida, { id, planId, version: 1 });
  await runJobs(world);
  const move = (some: typeof interviews, by: number) =>
    some.map(({ employerId, participantId, slot }) => ({
      kind: "move" as const,
      employerId,
      participantId,
      slot: slot + by,
    }));
  await changePlan(town.ida, { id, planId, changes: move(interviews.slice(-1), 1), version: 2 });
  await changePlan(town.ida, { id, planId, changes: move(interviews, 1), version: 3 });
  expect((await spans(seekers[0] ?? "")).filter(({ eventId }) => eventId === id)).toHaveLength(1);
}, 120_000);

it("two changes of many at once: one is the plan, and everybody has the time that it says", async () => {
  const { id, planId, seekers, interviews } = await crowd(world, town, "2027-08-23T09:00");
  await publishPlan(town.ida, { id, planId, version: 1 });
  await runJobs(world);
  const changes = interviews.map(({ employerId, participantId, slot }) => ({
    kind: "move" as const,
    employerId,
    participantId,
    slot: slot + 1,
  }));
  const results = await Promise.allSettled(
    [changes, changes.slice(1)].map((some) => changePlan(town.ida, { id, planId, changes: some, version: 2 })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const shown = (await readPlan(town.ida, { id, planId })).interviews;
  const slotOf = new Map(shown.map(({ participantId, slot }) => [participantId, slot]));
  for (const person of seekers) {
    const own = (await spans(person)).filter(({ eventId }) => eventId === id);
    const starts = 7 * 60 + (slotOf.get(person) ?? -1) * 15;
    expect(own.map(({ from }) => Number(from.slice(11, 13)) * 60 + Number(from.slice(14, 16)))).toEqual([starts]);
  }
}, 120_000);
