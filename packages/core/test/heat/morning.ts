import type { Context } from "../../src/context.ts";
import { readBoard, readEmployerSchedule } from "../../src/event/schedule.ts";
import { hearCommands, readDay } from "../../src/event/day.ts";
import { moveEvent, readEvent } from "../../src/event/event.ts";
import { publishPlan } from "../../src/event/publication.ts";
import { rankPlacement } from "../../src/ranking/ranking.ts";
import { beginSession, readSession } from "../../src/session/session.ts";
import { readPlan } from "../../src/event/plan.ts";
import { memberOf } from "../../src/user/user.ts";
import { crowd, hall, runJobs } from "../event.ts";
import { publicly } from "../nouns.ts";
import { hearingClient } from "../sent.ts";
import { after, worldAt } from "../world.ts";
import { Heat } from "./heat.ts";

/**
 * A municipality's morning of speed interviews, second by second, by the product's own calls: a hundred candidates and ten
 * employers, three tablets and two boards that ask every five seconds (as the portal does), candidates who are checked in, every
 * employer's list and the beginning of every interview within ten seconds of the slot, and two matchers who rank meanwhile.
 * Every call is a request with a session.
 */
export type Morning = {
  heat: Heat;
  seconds: number;
  calls: number;
  /** Most calls in one second. */
  callsAtOnce: number;
  /** Milliseconds of a call on this machine, in the middle and at the 99th percentile. */
  medianMs: number;
  slowestMs: number;
};

const TABLETS = 3;
const BOARDS = 2;
const POLL_S = 5;
const CANDIDATES = 100;
/** Half of the candidates come in the ten minutes before the first slot. */
const CHECK_IN_EVERY_S = 600 / (CANDIDATES / 2);
const RANK_EVERY_S = 30;
const SLOT_RUSH_S = 10;

export async function eventMorning(endpoint: string, { minutes }: { minutes: number }): Promise<Morning> {
  const heat = new Heat();
  let second: number | undefined;
  const world = await worldAt(
    endpoint,
    hearingClient(endpoint, (sent) => second !== undefined && heat.add(second, sent)),
  );
  const town = await hall(world, { employers: 2, people: 5 });
  const { ida, eva } = town;
  const { id, planId, hosts } = await crowd(world, town, "2027-08-02T09:00");
  await publishPlan(ida, { id, planId, version: 1 });
  await runJobs(world);
  const { event } = await readEvent(ida, { id });
  await moveEvent(ida, { id, to: "running", version: event.version });
  const { plan } = await readPlan(ida, { id, planId });
  const placementId = await town.place();
  await rankPlacement(eva, { id: placementId, top: 50 });

  const tokens = [await signedIn(ida), await signedIn(eva)];
  const asked: number[] = [];
  const times: number[] = [];
  const seconds = minutes * 60;
  const slotAt = Math.floor(seconds / 2);
  let command = 0;
  const hear = (what: Parameters<typeof hearCommands>[1]["commands"][number]["command"]) =>
    hearCommands(ida, { id, commands: [{ id: `command-${++command}`, at: after(0), command: what }] });
  for (let at = 0; at < seconds; at++) {
    const calls: (() => Promise<unknown>)[] = [];
    if (at % POLL_S === 0) {
      for (let n = 0; n < TABLETS; n++)
        calls.push(() => readDay(ida, { id, after: command, planVersion: plan.version }));
      for (let n = 0; n < BOARDS; n++) calls.push(() => readBoard(ida, { id }));
    }
    if (at % CHECK_IN_EVERY_S === 0) calls.push(() => hear({ kind: "checkIn", card: 1 + (command % CANDIDATES) }));
    if (at % RANK_EVERY_S === 0) calls.push(() => rankPlacement(eva, { id: placementId, top: 50 }));
    const host = hosts[at - slotAt];
    if (host !== undefined && at - slotAt < SLOT_RUSH_S) {
      calls.push(() => readEmployerSchedule(ida, { id, employerId: host }));
      calls.push(() => hear({ kind: "checkIn", card: 1 + (command % CANDIDATES) }));
    }
    second = at;
    for (const [n, call] of calls.entries()) {
      const began = performance.now();
      await readSession({ world, now: after(30) }, tokens[n % tokens.length] ?? "");
      await call();
      times.push(performance.now() - began);
    }
    asked.push(calls.length);
  }
  second = undefined;
  const sorted = times.toSorted((one, other) => one - other);
  return {
    heat,
    seconds,
    calls: times.length,
    callsAtOnce: Math.max(...asked),
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowestMs: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
  };

  async function signedIn({ actor }: Context): Promise<string> {
    const email = `${actor.name.toLowerCase().replaceAll(" ", ".")}@`;
    const invited = world.letters.findLast(({ to }) => to.address.startsWith(email));
    const who = { issuer: "https://idp", subject: actor.userId, emailVerified: true };
    const user = await memberOf(publicly(world), { ...who, email: invited?.to.address ?? "" });
    if (!user) throw new Error("an invited member signs in");
    return (await beginSession(publicly(world), user)).token;
  }
}
