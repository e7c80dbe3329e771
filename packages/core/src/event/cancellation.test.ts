import type { Id } from "@passa/domain/id";
import { beforeAll, expect, it } from "vitest";
import { gathering, hall, type HallTown, planned, published, runJobs, running } from "../../test/event.ts";
import { after, testWorld, type TestWorld } from "../../test/world.ts";
import { loadAllDays } from "../booking/booking.store.ts";
import { loadJobs } from "../job/job.store.ts";
import { runJob } from "../job/run-job.ts";
import { cancelEvent } from "./cancellation.ts";
import { answerAsCandidate } from "./candidates.ts";
import { createEvent, listEvents, readEvent } from "./event.ts";
import { sendInvitations } from "./invitations.ts";
import { changePlan, readPlan } from "./plan.ts";
import { publishPlan } from "./publication.ts";
import { dayOf } from "../../test/event.ts";
import { readCandidateSchedule } from "./schedule.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});
const day = (n: number) => `2027-09-${String(n).padStart(2, "0")}T09:30`;
const versionOf = async (id: Id<"event">) => (await readEvent(town.ida, { id })).event.version;
const spansOf = async (id: Id<"event">) => {
  const claimants = [...town.seekers, ...town.hosts.map((host) => `${host}.0`), "hall.stora salen, östra hamngatan 4"];
  const days = await Promise.all(claimants.map((one) => loadAllDays(town.ida.table, town.tenantId, one)));
  return days.flat().flatMap(({ spans }) => spans.filter(({ eventId }) => eventId === id));
};
const cancel = async (id: Id<"event">) =>
  cancelEvent(town.ida, { id, reason: "illness", version: await versionOf(id) });

it("a published event that is called off gives everybody's time back, shows nobody a time, and tells each who was to come once", async () => {
  const { id } = await published(world, town, { startsAt: day(1) });
  expect((await spansOf(id)).length).toBeGreaterThan(0);
  world.letters.splice(0);
  const { event } = await cancel(id);
  expect(event).toMatchObject({ state: "cancelled", reason: "illness" });
  await runJobs(world);
  expect(await spansOf(id)).toEqual([]);
  const participantId = town.seekers[1] as Id<"participant">;
  expect((await readCandidateSchedule(town.eva, { id, participantId })).interviews).toEqual([]);
  await runJob(world, { kind: "cancel", tenantId: town.tenantId, eventId: id }, () => after(60));
  expect(world.letters.map(({ subject }) => subject)).toEqual(["Inställt: Jobbmötet"]);
  const [letter] = world.letters;
  // Nobody's name but the addressee's, and easy Swedish.
  expect(letter?.text).toContain("Hej Person2");
  expect(letter?.text).toContain("Jobbmötet blir inte av.");
  expect(letter?.text).not.toMatch(/Företag|D-\d{4}|illness|sjuk/);
  expect(await loadJobs(town.ida.table, town.tenantId)).toEqual([]);
});

it("what nobody has been told of ends without a word; who has said no is not told either", async () => {
  const { event } = await createEvent(town.ida, dayOf(2, { startsAt: day(2) }));
  world.letters.splice(0);
  await cancel(event.id);
  await runJobs(world);
  const invited = await gathering(town, { startsAt: day(3) });
  await sendInvitations(town.ida, { id: invited, what: "invite", whom: "all" });
  const participantId = town.seekers[1] as Id<"participant">;
  await answerAsCandidate(town.ida, { id: invited, participantId, answer: "no", onBehalf: "byPhone" });
  await cancel(invited);
  await runJobs(world);
  expect(world.letters.filter(({ subject }) => subject.startsWith("Inställt"))).toEqual([]);
});

it("an event is not called off while it is being published, once its day has begun, twice, or by somebody else", async () => {
  const { id, planId } = await planned(world, town, { startsAt: day(4) });
  await publishPlan(town.ida, { id, planId, version: 1 });
  await expect(cancel(id)).rejects.toMatchObject({ code: "beingPublished" });
  await runJobs(world);
  const version = await versionOf(id);
  const asked = { id, reason: "venue" as const, version };
  await expect(cancelEvent(town.other, asked)).rejects.toMatchObject({ code: "forbidden" });
  await expect(cancelEvent(town.ida, { ...asked, version: version - 1 })).rejects.toMatchObject({ code: "stale" });
  await cancel(id);
  await expect(cancel(id)).rejects.toMatchObject({ code: "transitionNotAllowed" });
  const begun = await running(world, town, { startsAt: day(5) });
  await expect(cancel(begun.id)).rejects.toMatchObject({ code: "transitionNotAllowed" });
});

it("a move on its way when the event is called off takes nobody's time; nothing changes after it", async () => {
  const { id, planId } = await published(world, town, { startsAt: day(6) });
  const { plan } = await readPlan(town.ida, { id, planId });
  const [employerId, participantId] = [town.hosts[0] as Id<"employer">, town.seekers[0] as Id<"participant">];
  const changes = [{ kind: "move" as const, employerId, participantId, slot: 5 }];
  const ends = await Promise.allSettled([
    cancel(id),
    changePlan(town.ida, { id, planId, changes, version: plan.version }),
  ]);
  if (ends[0].status === "rejected") await cancel(id);
  await runJobs(world);
  expect(await spansOf(id)).toEqual([]);
  await expect(
    answerAsCandidate(town.ida, { id, participantId, answer: "no", onBehalf: "byPhone" }),
  ).rejects.toMatchObject({ code: "transitionNotAllowed" });
  const rows = await listEvents(town.ida, { limit: 50 });
  expect(rows.items.find((row) => row.id === id)?.state).toBe("cancelled");
});
