import type { Event } from "@passa/domain/event/event";
import { instantOf } from "@passa/domain/event/local-time";
import type { EventCandidate, EventEmployer } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import type { Draw } from "@passa/domain/matching/oracle/generate";
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { loadDays } from "../../src/booking/booking.store.ts";
import * as z from "zod";
import { transact, type Write } from "../../src/commit.ts";
import { type Context, contextOf, type World } from "../../src/context.ts";
import { candidateWrite, eventEmployerWrite, eventWrite, loadEvent } from "../../src/event/event.store.ts";
import { changePlan } from "../../src/event/plan.ts";
import { loadInput, loadPlan, type PlanRecord, planWrite, writeInput } from "../../src/event/plan.store.ts";
import { publishPlan } from "../../src/event/publication.ts";
import { listsOf } from "../../src/event/roster.ts";
import { waitingJobs } from "../../src/job/job.ts";
import { loadJobs } from "../../src/job/job.store.ts";
import { runJob } from "../../src/job/run-job.ts";
import type { Letter } from "../../src/mail.ts";
import { hall, planned } from "../event.ts";
import { after, noon, type TestWorld } from "../world.ts";
import type { Play } from "./history.ts";
import type { Model } from "./linearizable.ts";

/** `work` is what a runner of jobs does; `state` and `plan` read. */
export type InterviewCall = {
  verb: "publish" | "move" | "work" | "plan" | "state";
  id: Id<"event">;
  version: number;
  pair: number;
  slot: number;
};

/** Which slot each pair has, pairs in the order of the plan. */
type Planned = {
  state: "planned" | "publishing" | "published";
  version: number;
  /** The version that is being published. */
  publishing: number;
  slots: number[];
  /** Whether time has ever been reserved for it, which is given back a while after it is not shown. */
  reserved: boolean;
};
type State = Record<string, Planned>;

type Pair = { employerId: Id<"employer">; participantId: Id<"participant"> };

const SLOT_MIN = 15;
/** Minutes from the event's begin to a slot's, with the pause after the third. */
const startOf = (slot: number) => slot * SLOT_MIN + (slot > 2 ? SLOT_MIN : 0);
const SLOTS = 6;

/** Two events of the same people, the second beginning when the first has one slot left. */
const SECOND_BEGINS_MIN = 90;

function interviewsModel(
  ids: readonly [string, string],
  pairs: readonly Pair[],
  initial: State,
): Model<State, InterviewCall> {
  const beginOf = (id: string) => (id === ids[0] ? 0 : SECOND_BEGINS_MIN);
  const meet = (one: number, other: number) =>
    pairs[one]?.employerId === pairs[other]?.employerId || pairs[one]?.participantId === pairs[other]?.participantId;
  const clashes = (id: string, slots: readonly number[], other: string, others: readonly number[]) =>
    slots.some((slot, one) =>
      others.some(
        (there, two) =>
          meet(one, two) && Math.abs(beginOf(id) + startOf(slot) - beginOf(other) - startOf(there)) < SLOT_MIN,
      ),
    );
  return {
    initial,
    answers(state, { verb, id, version, pair, slot }) {
      const event = state[id];
      const [otherId, other] = Object.entries(state).find(([one]) => one !== id) ?? [];
      if (!event || !other || otherId === undefined) return [];
      const become = (next: Partial<Planned>): State => ({ ...state, [id]: { ...event, ...next } });
      switch (verb) {
        case "plan":
          return [[`${event.slots.join()}@${event.version}`, state]];
        case "state":
          return [[`${event.state}@${event.version}`, state]];
        case "publish": {
          const nos = [
            ...(event.version === version && event.state === "planned" ? [] : ["stale"]),
            ...(event.state === "planned" ? [] : ["transitionNotAllowed"]),
          ];
          if (nos.length > 0) return nos.map((no) => [no, state]);
          return [[`publishing@${version}`, become({ state: "publishing", publishing: version, reserved: true })]];
        }
        case "work": {
          if (event.state !== "publishing") return [["done@0", state]];
          const isTaken = other.state === "published" && clashes(id, event.slots, otherId, other.slots);
          const isSame = event.publishing === event.version;
          return [
            ...(isTaken || !isSame
              ? []
              : [["done@0", become({ state: "published", version: event.version + 1 })] as [string, State]]),
            ...(other.reserved || !isSame ? [["done@0", become({ state: "planned" })] as [string, State]] : []),
          ];
        }
        case "move": {
          const slots = event.slots.with(pair, slot);
          const isPossible = slots.every((there, n) => n === pair || there !== slot || !meet(n, pair));
          const isTaken = other.reserved && event.state === "published";
          const nos = [
            ...(event.version === version && event.state !== "publishing" ? [] : ["stale"]),
            ...(event.state === "publishing" ? ["beingPublished"] : []),
            ...(isPossible ? [] : ["timetableNotPossible"]),
            ...(isTaken && clashes(id, slots, otherId, other.slots) && other.state === "published"
              ? ["timeTaken"]
              : []),
          ];
          if (nos.length > 0) return nos.map((no) => [no, state]);
          return [
            [`${slots.join()}@${version + 1}`, become({ slots, version: version + 1 })],
            // What another event reserves is taken too, though it is not shown yet, or is given back a little later.
            ...(isTaken ? [["timeTaken", state] as [string, State]] : []),
          ];
        }
      }
    },
  };
}

export type InterviewTown = Awaited<ReturnType<typeof interviewTown>>;

/** A town with a planned event to copy, made by the use cases that make one. */
export async function interviewTown(world: TestWorld) {
  const town = await hall(world, { employers: 2, people: 2 });
  const { ida, tenantId } = town;
  const { id, planId } = await planned(world, town);
  const [event, record] = await Promise.all([
    loadEvent(ida.table, tenantId, id),
    loadPlan(ida.table, tenantId, id, planId),
  ]);
  if (!event || !record) throw new Error("nothing to begin from");
  const lists = await listsOf(ida, event);
  return { ...town, kept: { event, record, lists, input: await loadInput(ida.table, record) }, days: { next: 0 } };
}

type Kept = {
  event: Event & { planId: Id<"plan"> };
  record: PlanRecord;
  lists: { employers: EventEmployer[]; candidates: EventCandidate[] };
  input: TimetableEvent;
};

/** Two planned events of two employers and two people on a day of their own. */
export async function interviewPlay(
  world: World,
  town: InterviewTown,
  draw: Draw,
): Promise<Play<State, InterviewCall>> {
  const { tenantId, ida } = town;
  const table = world.db.forTenant(tenantId, noon);
  const day = after(town.days.next++ * 86_400 + 31 * 86_400).slice(0, 10);
  const copies: Kept[] = [];
  for (const n of [0, 1]) copies.push(await copied(world, town, { day, isSecond: n === 1, late: draw.chance(0.4) }));
  const [first, second] = copies;
  if (!first || !second) throw new Error("there are two events");
  const pairs: Pair[] = first.record.interviews;
  const slotsOf = ({ interviews }: PlanRecord) => interviews.map(({ slot }) => slot);
  const begun = ({ record }: Kept): Planned => ({
    state: "planned",
    version: 1,
    publishing: 0,
    slots: slotsOf(record),
    reserved: false,
  });
  // In half of them people have been told the times of the first already.
  const isTold = draw.chance(0.5);
  const before: Letter[] = [];
  if (isTold) await told(world, town, first, before);
  const state: State = {
    [first.event.id]: { ...begun(first), ...(isTold && { state: "published", version: 2, reserved: true }) },
    [second.event.id]: begun(second),
  };
  const ids = [first.event.id, second.event.id] as const;
  const planOf = new Map(copies.map(({ event, record }) => [event.id, record.plan.id]));
  const read = (verb: "plan" | "state") => ids.map((id) => ({ verb, id, version: 0, pair: 0, slot: 0 }));
  const loaded = async (id: Id<"event">) => {
    const planId = planOf.get(id);
    const [event, record] = await Promise.all([
      loadEvent(table, tenantId, id, "strong"),
      planId && loadPlan(table, tenantId, id, planId),
    ]);
    if (!event || !record) throw new Error(`${id} is gone`);
    return { event, record };
  };
  return {
    model: interviewsModel(ids, pairs, state),
    reads: [...read("plan"), ...read("state")],
    subjectOf: ({ verb, id }) => (verb === "move" || verb === "plan" ? id : verb),
    next(choice, heard) {
      const id = choice.pick(ids);
      const verb = choice.pick(["publish", "publish", "work", "work", "move", "move", "plan"] as const);
      return {
        verb,
        id,
        version: heard.get(id) ?? state[id]?.version ?? 1,
        pair: choice.int(0, 3),
        slot: choice.int(0, SLOTS - 1),
      };
    },
    actorOf: () => ida.actor,
    async make(ctx, call) {
      const planId = planOf.get(call.id);
      if (planId === undefined) throw new Error("an event has a plan");
      return asked(ctx, call, { planId, pair: pairs[call.pair] });
    },
    say: ({ verb, version }, answer) => {
      if (verb === "publish") return `publishing@${version}`;
      if (verb === "work") return "done@0";
      const { interviews, plan, event } = Answer.parse(answer);
      return `${verb === "state" ? event?.state : interviews.map(({ slot }) => slot).join()}@${plan.version}`;
    },
    async resume(quiet) {
      const done: InterviewCall[] = [];
      // What a job begins, and what it leaves to a later one, comes in the next round.
      for (let round = 0; round < 3; round++) {
        for (const job of await loadJobs(table, tenantId)) {
          await runJob(quiet, job, () => after(round * 600));
          if (job.kind === "publish") done.push({ verb: "work", id: job.eventId, version: 0, pair: 0, slot: 0 });
        }
      }
      return done;
    },
    async wrongIn(_, letters) {
      const now = await Promise.all(ids.map(loaded));
      return { doubled: await doubledIn(world, town, day, now), mails: mailsWrong(now, [...before, ...letters]) };
    },
  };
}

/** Publishes an event while nothing goes wrong. */
async function told(world: World, { ida, tenantId }: InterviewTown, { event, record }: Kept, letters: Letter[]) {
  const calm: World = { ...world, jobs: waitingJobs, mail: { send: async (letter) => void letters.push(letter) } };
  const ctx = contextOf(calm, { actor: ida.actor, now: noon, requestId: event.id });
  await publishPlan(ctx, { id: event.id, planId: record.plan.id, version: 1 });
  for (const job of await loadJobs(ctx.table, tenantId)) await runJob(calm, job, () => noon);
}

/** The kept event under new ids on another day, as if it had been made there. */
async function copied(
  world: World,
  { tenantId, kept }: InterviewTown,
  { day, isSecond, late }: { day: string; isSecond: boolean; late: boolean },
): Promise<Kept> {
  const table = world.db.forTenant(tenantId, noon);
  const ids: [string, string][] = [
    [kept.event.id, world.newId("event", noon)],
    [kept.record.plan.id, world.newId("plan", noon)],
    [kept.event.details.startsAt.slice(0, 10), day],
    [kept.event.details.startsAt.slice(10), isSecond ? "T11:00" : "T09:30"],
    [kept.event.details.venue.name, isSecond ? "Lilla salen" : "Stora salen"],
  ];
  const text = ids.reduce((all, [before, now]) => all.replaceAll(before, now), JSON.stringify(kept));
  const { event, record, lists, input } = JSON.parse(text) as Kept;
  const interviews = record.interviews.map((one) => ({ ...one, slot: one.slot + (late ? 3 : 0) }));
  const copy = { ...record, interviews };
  await writeInput(table, copy.plan, record.input.number, input);
  const writes = [
    eventWrite(event),
    await planWrite(copy),
    ...lists.employers.map((one) => eventEmployerWrite(tenantId, one)),
    ...lists.candidates.map((one) => candidateWrite(tenantId, one)),
  ];
  await transact(
    table,
    writes.map((write): Write => ({ ...write, expect: "any" })),
    event.id,
  );
  return { event, record: copy, lists, input };
}

/** What answers tell of a plan, and of its event where it was asked for. */
const Answer = z.object({
  interviews: z.array(z.object({ slot: z.int() })),
  plan: z.object({ version: z.int() }),
  event: z.object({ state: z.string() }).optional(),
});

async function asked(
  ctx: Context,
  { verb, id, version, slot }: InterviewCall,
  { planId, pair }: { planId: Id<"plan">; pair: Pair | undefined },
): Promise<unknown> {
  const { tenantId } = ctx.actor;
  switch (verb) {
    case "publish":
      return publishPlan(ctx, { id, planId, version });
    case "move": {
      if (!pair) throw new Error("there is no such pair");
      const { employerId, participantId } = pair;
      const changes = [{ kind: "move" as const, employerId, participantId, slot }];
      return changePlan(ctx, { id, planId, changes, version });
    }
    case "work":
      for (const job of await loadJobs(ctx.table, tenantId))
        if ("eventId" in job && job.eventId === id) await runJob(ctx.world, job, () => ctx.now);
      return undefined;
    case "plan":
      return loadPlan(ctx.table, tenantId, id, planId);
    case "state": {
      const [event, record] = await Promise.all([
        loadEvent(ctx.table, tenantId, id, "strong"),
        loadPlan(ctx.table, tenantId, id, planId),
      ]);
      return { ...record, event };
    }
  }
}

type Now = { event: Event; record: PlanRecord };

/** Time that two events have, that an event has which is not shown, or lacks which is. */
async function doubledIn(world: World, town: InterviewTown, day: string, now: readonly Now[]): Promise<string[]> {
  const { tenantId, seekers, hosts } = town;
  const halls = ["hall.stora salen, östra hamngatan 4", "hall.lilla salen, östra hamngatan 4"];
  const claimants = [...seekers, ...hosts.map((id) => `${id}.0`), ...halls];
  const days = await loadDays(
    world.db.forTenant(tenantId, noon),
    tenantId,
    claimants.map((claimant) => ({ claimant, day })),
  );
  return claimants.flatMap((claimant, n) => {
    const spans = days[n]?.spans ?? [];
    const said = (from: string, to: string, id: string) => `${claimant} ${from} ${to} ${id}`;
    const has = spans.map(({ from, to, eventId }) => said(from, to, eventId));
    const should = now.flatMap(({ event, record }) =>
      event.state === "published" && !claimant.startsWith("hall.")
        ? record.interviews
            .filter((one) => one.participantId === claimant || `${one.employerId}.0` === claimant)
            .map(({ slot }) => {
              const begins = Date.parse(instantOf(event.details.startsAt, event.details.zone)) + startOf(slot) * 60_000;
              const at = (ms: number) => new Date(ms).toISOString();
              return said(at(begins), at(begins + SLOT_MIN * 60_000), event.id);
            })
        : [],
    );
    const overlapping = spans.filter((one) =>
      spans.some((other) => other.eventId !== one.eventId && one.from < other.to && other.from < one.to),
    );
    return [
      ...overlapping.map(({ from }) => `${claimant} is in two events at ${from}`),
      ...(claimant.startsWith("hall.") || has.toSorted().join() === should.toSorted().join()
        ? []
        : [`has ${has.join("; ")}, should have ${should.join("; ")}`]),
    ];
  });
}

/** Whoever is reached by mail is told once that an event is published, and of changes no more often than there were any. */
function mailsWrong(now: readonly Now[], letters: readonly Letter[]) {
  return now.flatMap(({ event, record }) => {
    const own = letters.filter(({ text }) => text.includes(`/events/${event.id}`));
    const addresses = [...new Set(own.map(({ to }) => to.address))];
    const idsOf = (isChange: boolean, address?: string) =>
      new Set(
        own
          .filter(
            ({ subject, to }) => subject.startsWith("Ändrade") === isChange && (address ?? to.address) === to.address,
          )
          .map(({ id }) => id),
      ).size;
    const published = idsOf(false);
    const expected = event.state === "published" ? 1 : 0;
    return [
      ...(published === expected ? [] : [`${published} letters tell of ${event.state} ${event.id}`]),
      ...addresses
        .filter((address) => idsOf(true, address) > record.plan.version - 2)
        .map((address) => `${idsOf(true, address)} letters to ${address} of ${record.plan.version} versions`),
    ];
  });
}
