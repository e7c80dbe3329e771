import type { Id } from "@passa/domain/id";
import type { PlanChange } from "@passa/domain/event/plan";
import { beforeAll, describe, expect, it } from "vitest";
import { gathering, hall, type HallTown, planned, published, runJobs } from "../../test/event.ts";
import { after, testWorld, type TestWorld } from "../../test/world.ts";
import { contextOf } from "../context.ts";
import { takeJob, loadJobs } from "../job/job.store.ts";
import { resumeJobs } from "../job/job.ts";
import { runJob } from "../job/run-job.ts";
import { readEvent } from "./event.ts";
import { changePlan, checkPlan, choosePlan, listPlans, readPlan, readProgress, startPlan, stopPlan } from "./plan.ts";
import { writeSearch } from "./plan.store.ts";
import { wishAsCandidate } from "./wishes.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});
const later = (seconds: number) => contextOf(world, { ...town.ida, now: after(seconds) });

describe("the search for a timetable", () => {
  it("is a job that goes on by itself; the first plan is the one that the event goes by, and touches nobody's time", async () => {
    const { ida } = town;
    const id = await gathering(town);
    const begun = await startPlan(ida, { id, seconds: 40, unanswered: false });
    expect(begun).toMatchObject({ plan: { state: "solving", version: 1 }, chosen: false, interviews: [] });
    await runJobs(world);
    const found = await readPlan(ida, { id, planId: begun.plan.id });
    expect(found).toMatchObject({
      plan: { state: "ready", ended: "optimal", version: 2, figures: { interviews: 6, gapPercent: 0 } },
      chosen: true,
      outdated: false,
    });
    expect(found.interviews).toHaveLength(6);
    expect((await readProgress(ida, { id, planId: begun.plan.id })).points.length).toBeGreaterThan(0);
    expect((await readEvent(ida, { id })).event.state).toBe("planned");
    const occupied = await Promise.all(
      town.seekers.map((person) => ida.table.all({ pk: `${town.tenantId}#occupied#${person}` })),
    );
    expect(occupied.flat()).toEqual([]);
    expect(await loadJobs(ida.table, town.tenantId)).toEqual([]);
  });

  it("keeps the best so far when the machine goes down: whoever takes the job then ends with it", async () => {
    const { ida, tenantId } = town;
    const id = await gathering(town);
    const { plan } = await startPlan(ida, { id, seconds: 40, unanswered: false });
    const job = world.begun.shift();
    if (!job) throw new Error("no job was begun");
    expect(await takeJob(ida.table, job, "the first machine", Date.parse(after(30)))).toBe(1);
    const best = [{ employerId: town.hosts[0], participantId: town.seekers[0], slot: 0, locked: false }];
    await writeSearch(ida.table, plan, { points: [], best: best as never });
    await runJob(world, job, () => after(10));
    expect((await readPlan(ida, { id, planId: plan.id })).plan.state).toBe("solving");
    await resumeJobs(world, after(60));
    await runJobs(world, after(60));
    expect(await readPlan(ida, { id, planId: plan.id })).toMatchObject({
      plan: { state: "ready", ended: "interrupted" },
      interviews: [{ slot: 0, table: 1 }],
    });
    expect(await loadJobs(ida.table, tenantId)).toEqual([]);
  });

  it("ends long before its time when it is stopped", async () => {
    const { ida } = town;
    const id = await gathering(town);
    const { plan } = await startPlan(ida, { id, seconds: 600, unanswered: false });
    await stopPlan(ida, { id, planId: plan.id });
    await runJobs(world);
    // Stopped before it has found anything, it has nothing to keep.
    expect(["ready", "failed"]).toContain((await readPlan(ida, { id, planId: plan.id })).plan.state);
    expect(await loadJobs(ida.table, town.tenantId)).toEqual([]);
  });

  it("is begun by who is responsible, once the invitations are out", async () => {
    const id = await gathering(town);
    for (const ctx of [town.eva, town.other])
      await expect(startPlan(ctx, { id, seconds: 40, unanswered: false })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a plan", () => {
  const change = (employer: number, candidate: number, more: object): PlanChange =>
    ({
      employerId: town.hosts[employer] as Id<"employer">,
      participantId: town.seekers[candidate] as Id<"participant">,
      ...more,
    }) as PlanChange;
  const slotOf = (view: Awaited<ReturnType<typeof readPlan>>, employer: number, candidate: number) =>
    view.interviews.find(
      (one) => one.employerId === town.hosts[employer] && one.participantId === town.seekers[candidate],
    )?.slot;

  it("is checked before it is changed: the answer says what is in the way, and nothing is saved", async () => {
    const { id, planId } = await planned(world, town);
    const changes = [change(0, 0, { kind: "move", slot: 1 })];
    const { valid, violations } = await checkPlan(town.ida, { id, planId, changes });
    // At once: the person twice, with the one interpreter, and three interviews in a hall of two tables.
    expect([valid, violations.map(({ rule }) => rule).toSorted()]).toEqual([
      false,
      ["candidateTwice", "employerTables", "hallTables", "resourceCapacity"],
    ]);
    await expect(changePlan(town.ida, { id, planId, changes, version: 1 })).rejects.toMatchObject({
      code: "timetableNotPossible",
    });
    expect((await readPlan(town.ida, { id, planId })).plan.version).toBe(1);
  });

  it("is changed as a whole: two who swap are one change, and of two organisers the second hears the version now", async () => {
    const { id, planId } = await planned(world, town);
    const swap = [
      change(0, 0, { kind: "move", slot: 2 }),
      change(0, 2, { kind: "move", slot: 0 }),
      change(1, 2, { kind: "move", slot: 4 }),
    ];
    const both = await Promise.allSettled([
      changePlan(town.ida, { id, planId, changes: swap, version: 1 }),
      changePlan(town.ida, { id, planId, changes: [change(0, 0, { kind: "lock" })], version: 1 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.flatMap((one) => (one.status === "rejected" ? [one.reason as object] : []))).toMatchObject([
      { code: "stale", values: { version: 2 } },
    ]);
  });

  it("takes interviews in and out, and keeps what is locked when it is made again", async () => {
    const { id, planId } = await planned(world, town);
    const without = await changePlan(town.ida, { id, planId, changes: [change(0, 0, { kind: "remove" })], version: 1 });
    expect(slotOf(without, 0, 0)).toBeUndefined();
    const changes = [change(0, 0, { kind: "add", slot: 5 }), change(0, 0, { kind: "lock" })];
    const locked = await changePlan(town.ida, { id, planId, changes, version: 2 });
    expect(locked).toMatchObject({ outdated: false, plan: { byHand: true } });
    const { plan } = await startPlan(later(1), { id, seconds: 40, unanswered: false, keepLocksOf: planId });
    await runJobs(world);
    const again = await readPlan(town.ida, { id, planId: plan.id });
    expect(slotOf(again, 0, 0)).toBe(5);
    expect(again.chosen).toBe(false);
    await choosePlan(later(1), { id, planId: plan.id });
    expect((await listPlans(town.ida, { id })).map((row) => [row.plan.id, row.chosen])).toEqual([
      [plan.id, true],
      [planId, false],
    ]);
  });

  it("never puts together two of whom one has said no, and is outdated when they are in it", async () => {
    const { id, planId } = await planned(world, town);
    const participantId = town.seekers[0] as Id<"participant">;
    const wishes = [{ employerId: town.hosts[0] as Id<"employer">, level: "no" as const }];
    await wishAsCandidate(town.eva, { id, participantId, wishes });
    expect((await readPlan(town.ida, { id, planId })).outdated).toBe(true);
    await changePlan(town.ida, { id, planId, changes: [change(0, 0, { kind: "remove" })], version: 1 });
    const changes = [change(0, 0, { kind: "add", slot: 0 })];
    await expect(checkPlan(town.ida, { id, planId, changes })).rejects.toMatchObject({
      fields: [{ path: "changes.0", code: "contradictory" }],
    });
  });

  it("that is published moves everybody's time with it", async () => {
    const { id, planId } = await published(world, town, { startsAt: "2027-04-01T09:30" });
    const spansOf = async (claimant: string) => {
      const [item] = await town.ida.table.all({
        pk: `${town.tenantId}#occupied#${claimant}`,
        beginsWith: "2027-04-01",
      });
      return (
        (item?.data as { spans: { from: string }[] } | undefined)?.spans.map(({ from }) => from.slice(11, 16)) ?? []
      );
    };
    const [person] = town.seekers as [Id<"participant">];
    const { plan } = await readPlan(town.ida, { id, planId });
    expect(await spansOf(person)).toEqual(["07:30", "07:45"]);
    const changes = [change(1, 0, { kind: "move", slot: 5 })];
    await changePlan(town.ida, { id, planId, changes, version: plan.version });
    expect(await spansOf(person)).toEqual(["07:30", "09:00"]);
    expect(await spansOf(`${town.hosts[1]}.0`)).toEqual(["08:00", "08:30", "09:00"]);
  });
});
