import type { Id } from "@passa/domain/id";
import { beforeAll, expect, test } from "vitest";
import { hall, type HallTown, published } from "../../test/event.ts";
import { fitting, person } from "../../test/market.ts";
import { publicly } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { loadAllDays } from "../booking/booking.store.ts";
import { readCalendar, shareCalendar } from "../calendar/calendar.ts";
import { exportPerson } from "../export/export.ts";
import { answerAsPerson, arrangeMeeting, closeProposal, propose, replyAsEmployer, withdraw } from "./proposal.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
  // Each seeker has two interviews of a quarter, from 9.30 by Swedish clocks in summer.
  await published(world, town, { startsAt: "2027-06-01T09:30" });
});

const yes = (to: "card" | "identity") => ({ to, answer: "yes", language: "sv" }) as const;

/** A proposal of the person to which both have said what a meeting needs. */
async function known(participantId: Id<"participant">): Promise<{ id: Id<"proposal">; version: number }> {
  const placementId = await town.place();
  const { proposal } = await propose(town.eva, { participantId, placementId, from: "ranking" });
  const { id } = proposal;
  const own = actingAs(world, town.tenantId, "participant", { participantId });
  const host = actingAs(world, town.tenantId, "employer", { employerId: town.employerId });
  await answerAsPerson(own, { id, version: 1, ...yes("card") });
  await replyAsEmployer(host, { id, version: 2, answer: "meet" });
  await answerAsPerson(own, { id, version: 3, ...yes("identity") });
  return { id, version: 4 };
}

const meet = (at: { id: Id<"proposal">; version: number }, startsAt: string) =>
  arrangeMeeting(town.eva, { ...at, kind: "meeting", startsAt, where: "Nordkajen 4" });
const taken = async (participantId: Id<"participant">) =>
  (await loadAllDays(town.eva.table, town.tenantId, participantId))
    .flatMap(({ spans }) => spans)
    .map(({ from }) => from.slice(0, 16));

test("a meeting is not set where the person is at an interview, and takes the time beside it", async () => {
  const [seeker = "par_"] = town.seekers;
  const at = await known(seeker);
  const before = await taken(seeker);
  await expect(meet(at, "2027-06-01T09:00")).rejects.toMatchObject({ code: "timeTaken" });
  expect(await taken(seeker)).toEqual(before);
  await meet(at, "2027-06-01T13:00");
  expect(await taken(seeker)).toEqual([...before, "2027-06-01T11:00"]);
});

test("the newest meeting alone takes time, and none is taken once the proposal has come to nothing", async () => {
  const [one, other] = [await person(town.eva, fitting), await person(town.eva, fitting)];
  const [closing, withdrawing] = [await known(one), await known(other)];
  await meet(closing, "2027-06-03T10:00");
  await meet({ ...closing, version: 5 }, "2027-06-04T10:00");
  expect(await taken(one)).toEqual(["2027-06-04T08:00"]);
  await closeProposal(town.eva, { ...closing, version: 6, reason: "otherPlace" });
  expect(await taken(one)).toEqual([]);
  await meet(withdrawing, "2027-06-03T10:00");
  await withdraw(town.eva, { id: withdrawing.id, onBehalf: "byPhone" });
  expect(await taken(other)).toEqual([]);
});

test("of two meetings of one person at one time, set at once, one is refused", async () => {
  const participantId = await person(town.eva, fitting);
  const both = [await known(participantId), await known(participantId)];
  const told = await Promise.all(
    both.map((at) =>
      meet(at, "2027-06-07T10:00").then(
        () => "set",
        ({ code }: { code: string }) => code,
      ),
    ),
  );
  expect(told.toSorted()).toEqual(["set", "timeTaken"]);
  expect(await taken(participantId)).toEqual(["2027-06-07T08:00"]);
});

test("the person's calendar shows the meeting by what it is and when, and their export says whose time it is", async () => {
  const participantId = await person(town.eva, fitting);
  const at = await known(participantId);
  await meet(at, "2027-06-08T10:00");
  const own = actingAs(world, town.tenantId, "participant", { participantId });
  const { url } = await shareCalendar(own, { participantId });
  const calendar = await readCalendar(publicly(world), { token: url.split("/").at(-1) ?? "" });
  expect(calendar).toContain("SUMMARY:Möte\r\n");
  expect(calendar).toContain("DTSTART:20270608T080000Z\r\n");
  expect(calendar).not.toMatch(/Nordkajen|par_|emp_/);
  const { times } = await exportPerson(own, { id: participantId });
  expect(times).toEqual([{ of: at.id, from: "2027-06-08T08:00:00.000Z", to: "2027-06-08T09:00:00.000Z" }]);
});
