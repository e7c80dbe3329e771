import type { SentCommand } from "@passa/domain/event/day";
import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { hall, type HallTown, planned, runJobs, running } from "../../test/event.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { hearCommands, readDay } from "./day.ts";
import { moveEvent, readEvent } from "./event.ts";
import { readAttendance } from "./attendance.ts";
import { noteAsCandidate, noteAsEmployer, readNumbers, readOutcomes, readProposals } from "./outcome.ts";
import { changePlan, readPlan } from "./plan.ts";
import { publishPlan } from "./publication.ts";
import { chooseReplan, proposeReplans } from "./replan.ts";
import { readBoard, readCandidateSchedule, readEmployerSchedule, readSheets } from "./schedule.ts";
import { wishAsCandidate } from "./wishes.ts";

let world: TestWorld;
let town: HallTown;
let days = 0;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});
const aDay = () => running(world, town, { startsAt: `2027-06-${String(++days).padStart(2, "0")}T09:30` });
let sent = 0;
const told = (command: SentCommand["command"], minute = 0): SentCommand => ({
  id: `command-${++sent}`,
  at: `2027-06-01T08:${String(minute).padStart(2, "0")}:00.000Z`,
  command,
});
const nothing = { absent: [], late: [], leaving: [], out: [], tables: [], resources: [], keepWeight: 2000 };
const [first, second] = [() => town.seekers[0] as Id<"participant">, () => town.seekers[1] as Id<"participant">];
const host = () => town.hosts[0] as Id<"employer">;
const employer = (employerId: Id<"employer">) => actingAs(world, town.tenantId, "employer", { employerId });
const participant = (participantId: Id<"participant">) =>
  actingAs(world, town.tenantId, "participant", { participantId });

describe("the day in the hall", () => {
  it("is told in commands, each of which is done once however often it is sent, and caught up on after a loss of the network", async () => {
    const { id } = await aDay();
    const commands = [
      told({ kind: "startRound", slot: 0 }),
      told({ kind: "checkIn", card: 1 }, 1),
      told({ kind: "checkIn", card: 77 }),
    ];
    const heard = await hearCommands(town.ida, { id, commands });
    expect(heard.results.map(({ outcome }) => outcome)).toEqual(["done", "done", "refused"]);
    const again = await hearCommands(town.ida, { id, commands: [...commands, told({ kind: "checkIn", card: 2 }, 2)] });
    expect(again.results.map(({ outcome }) => outcome)).toEqual(["repeated", "repeated", "refused", "done"]);
    const whole = await readDay(town.ida, { id, after: 0 });
    expect(whole.log.map(({ sequence, command }) => [sequence, command.kind])).toEqual([
      [1, "startRound"],
      [2, "checkIn"],
      [3, "checkIn"],
    ]);
    const missed = await readDay(town.ida, { id, after: 2, planVersion: whole.hall?.planVersion });
    expect(missed).toMatchObject({ day: { sequence: 3 }, log: [{ sequence: 3 }], more: false });
    expect(missed.hall).toBeUndefined();
  });

  it("of two tablets that tell at the same time both are heard", async () => {
    const { id } = await aDay();
    const both = [1, 2, 3].map((card) => hearCommands(town.ida, { id, commands: [told({ kind: "checkIn", card })] }));
    await Promise.all(both);
    const { day } = await readDay(town.ida, { id, after: 0 });
    expect([day.sequence, day.attendance.map(({ number }) => number)]).toEqual([3, [1, 2, 3]]);
  });

  it("leaves a tablet number, first name and table, and nothing else of anybody", async () => {
    const { id } = await aDay();
    const { hall: held } = await readDay(town.ida, { id, after: 0 });
    expect(held?.people[0]).toEqual({
      participantId: first(),
      number: 1,
      code: expect.any(String) as string,
      givenName: "Person1",
    });
    expect(JSON.stringify(held)).not.toContain("Ali");
  });

  it("is the organiser's whose event it is; the wall shows all staff numbers and tables, and no names", async () => {
    const { id } = await aDay();
    for (const ctx of [town.eva, town.other])
      await expect(readDay(ctx, { id, after: 0 })).rejects.toMatchObject({ code: "forbidden" });
    const board = await readBoard(town.eva, { id });
    expect(board.rounds[1]?.seats).toEqual([
      { number: 1, table: 2 },
      { number: 2, table: 1 },
    ]);
    expect(JSON.stringify(board)).not.toMatch(/Person|par_|emp_/);
    const notYet = await planned(world, town, { startsAt: "2027-07-01T09:30" });
    await expect(readBoard(town.eva, { id: notYet.id })).rejects.toMatchObject({ code: "transitionNotAllowed" });
  });
});

it("two ways on are proposed when somebody does not come; the past stands, one is chosen, and the other is too late then", async () => {
  const { id, planId } = await aDay();
  const { plan } = await readPlan(town.ida, { id, planId });
  const options = await proposeReplans(town.ida, { ...nothing, id, fromSlot: 1, absent: [second()] });
  expect(options).toMatchObject({ before: 6, planVersion: plan.version });
  for (const option of [options.fewestChanges, options.bestValue])
    expect(option.dropped.map(({ number }) => number)).toEqual([2, 2]);
  expect(options.fewestChanges.moved).toEqual([]);
  expect((await readPlan(town.ida, { id, planId })).plan.version).toBe(plan.version);
  const choose = (choice: "fewestChanges" | "bestValue") =>
    chooseReplan(town.ida, { id, replanId: options.id, choice, version: plan.version });
  expect((await choose("fewestChanges")).interviews).toHaveLength(4);
  await expect(choose("bestValue")).rejects.toMatchObject({ code: "stale" });
  await expect(proposeReplans(town.ida, { ...nothing, id, fromSlot: 9 })).rejects.toMatchObject({ code: "invalid" });
  await expect(proposeReplans(town.other, { ...nothing, id, fromSlot: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
}, 60_000);

describe("a schedule", () => {
  it("tells the person when, where and whom, and nobody who does not work with them", async () => {
    const { id } = await aDay();
    const own = await readCandidateSchedule(participant(first()), { id, participantId: first() });
    expect(own.interviews.map(({ from, table, employer: name }) => [from.slice(11), table, name])).toEqual([
      ["09:30", 1, "Företag 1"],
      ["09:45", 2, "Företag 2"],
    ]);
    for (const ctx of [participant(second()), town.jonas, employer(host())])
      await expect(readCandidateSchedule(ctx, { id, participantId: first() })).rejects.toMatchObject({
        code: "notFound",
      });
  });

  it("tells an employer numbers, and the card of those alone who have said yes to it", async () => {
    const prepared = await planned(world, town, { startsAt: "2027-07-03T09:30" });
    const { id, planId } = prepared;
    await wishAsCandidate(town.eva, { id, participantId: first(), wishes: [{ employerId: host(), level: "want" }] });
    await publishPlan(town.ida, { id, planId, version: 1 });
    await runJobs(world);
    const list = await readEmployerSchedule(employer(host()), { id, employerId: host() });
    expect(list.interviews.map(({ number, card }) => [number, card?.hours?.max])).toEqual([
      [1, 25],
      [2, undefined],
      [3, undefined],
    ]);
    expect(JSON.stringify(list)).not.toMatch(/Person|par_|Ali/);
    await expect(
      readEmployerSchedule(employer(host()), { id, employerId: town.hosts[1] as Id<"employer"> }),
    ).rejects.toMatchObject({ code: "notFound" });
    const sheets = await readSheets(town.ida, { id });
    expect([sheets.candidates.length, sheets.employers.length]).toEqual([3, 2]);
    await expect(readSheets(town.eva, { id })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("afterwards", () => {
  it("a yes from both sides becomes one proposal, whoever is last; a side hears the other's answer only when it has answered", async () => {
    const { id } = await aDay();
    const asEmployer = (answer: "yes" | "maybe") =>
      noteAsEmployer(employer(host()), {
        id,
        employerId: host(),
        number: 1,
        mark: "suitable",
        notes: ["callMe"],
        answer,
      });
    expect(await asEmployer("yes")).toEqual({
      number: 1,
      mark: "suitable",
      notes: ["callMe"],
      answer: "yes",
      mutual: false,
    });
    const both = await Promise.all([
      noteAsCandidate(participant(first()), { id, participantId: first(), employerId: host(), answer: "yes" }),
      asEmployer("yes"),
    ]);
    expect(both.some(({ mutual }) => mutual)).toBe(true);
    // What a person has said is there when they come back.
    const { interviews } = await readCandidateSchedule(participant(first()), { id, participantId: first() });
    expect(interviews.map(({ employerId, answer, mutual }) => [employerId === host(), answer, mutual])).toEqual([
      [true, "yes", true],
      [false, undefined, false],
    ]);
    await noteAsCandidate(town.ida, { id, participantId: first(), employerId: host(), answer: "yes", fromPaper: true });
    const proposals = await readProposals(town.ida, { id });
    expect(proposals).toMatchObject([{ state: "proposed", employer: "Företag 1", number: 1, participantId: first() }]);
    expect((await readOutcomes(town.ida, { id }))[0]).toMatchObject({
      mark: "suitable",
      participantAnswer: { answer: "yes", fromPaper: true },
      proposalId: proposals[0]?.id,
      name: "Person1 Ali",
    });
    await hearCommands(town.ida, { id, commands: [told({ kind: "attend", numbers: [2], presence: "absent" })] });
    // Kept with the person: whoever works with them and they themselves see it.
    const second = town.seekers[1] as Id<"participant">;
    for (const ctx of [town.eva, participant(second)]) {
      const { items } = await readAttendance(ctx, { id: second });
      const row = items.find(({ eventId }) => eventId === id);
      expect(row).toMatchObject({ name: "Jobbmötet", interviews: 2, presence: "absent" });
    }
    expect(await readNumbers(town.ida, { id })).toMatchObject({
      employers: 2,
      candidates: 3,
      absent: 1,
      interviews: 6,
      held: 4,
      employerAnswers: { yes: 1, none: 5 },
      candidateAnswers: { yes: 1, none: 5 },
      mutual: 1,
      proposals: 1,
    });
  });

  it("nothing is said of an interview before the day, or by those who have not met", async () => {
    const notYet = await planned(world, town, { startsAt: "2027-07-05T09:30" });
    const note = { employerId: host(), number: 1, mark: "offer" as const };
    await expect(noteAsEmployer(employer(host()), { id: notYet.id, ...note })).rejects.toMatchObject({
      code: "transitionNotAllowed",
    });
    const { id, planId } = await aDay();
    const { plan } = await readPlan(town.ida, { id, planId });
    const remove = { kind: "remove" as const, employerId: host(), participantId: first() };
    await changePlan(town.ida, { id, planId, changes: [remove], version: plan.version });
    await expect(noteAsEmployer(employer(host()), { id, ...note })).rejects.toMatchObject({ code: "notFound" });
    await expect(
      noteAsEmployer(employer(town.hosts[1] as Id<"employer">), { id, ...note, number: 2 }),
    ).rejects.toMatchObject({ code: "notFound" });
  });

  it("when the day is over nothing more is told of it, and marks still are", async () => {
    const { id } = await aDay();
    const { event } = await readEvent(town.ida, { id });
    await moveEvent(town.ida, { id, to: "done", version: event.version });
    await expect(hearCommands(town.ida, { id, commands: [told({ kind: "checkIn", card: 1 })] })).rejects.toMatchObject({
      code: "transitionNotAllowed",
    });
    await noteAsEmployer(town.ida, { id, employerId: host(), number: 1, answer: "maybe", fromPaper: true });
  });
});
