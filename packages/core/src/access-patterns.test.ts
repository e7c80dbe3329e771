import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hall, planned, runJobs } from "../test/event.ts";
import { fitting, market, person } from "../test/market.ts";
import { publicly } from "../test/nouns.ts";
import { hearingClient, type Sent, sumOfItems } from "../test/sent.ts";
import { measuredUseCases } from "../test/use-cases.ts";
import { actingAs, after, testWorld, type TestWorld, worldAt } from "../test/world.ts";
import { changePlan, readPlan } from "./event/plan.ts";
import { publishPlan } from "./event/publication.ts";
import { holdPool } from "./pool/held-pool.ts";
import { rankPlacement } from "./ranking/ranking.ts";
import { beginSession, readSession } from "./session/session.ts";
import { inviteStaff, memberOf } from "./user/user.ts";

/** AWS's own emulator counts a transaction's writes by another rule than DynamoDB's two units an item; Dynoxide does not. */
const server = await fetch(process.env["DYNAMODB_ENDPOINT"] ?? "").then(({ headers }) => headers.get("server"));
const countsAsDynamoDB = server?.startsWith("Dynoxide") ?? false;

it.skipIf(!countsAsDynamoDB)(
  "every use case consumes what the table of access patterns in ARCHITECTURE.md says",
  async () => {
    const measured: string[] = [];
    for await (const { name, commands, read, write } of measuredUseCases(await testWorld()))
      measured.push(`| ${name} | ${commands} | ${read} | ${write} |`);
    const written = /<!-- access-patterns -->\n([^]*?)<!-- \/access-patterns -->/.exec(
      readFileSync(new URL("../../../ARCHITECTURE.md", import.meta.url), "utf8"),
    )?.[1];
    const rows = (written ?? "").split("\n").filter((line) => /^\| (?!use case|-)/.test(line));
    // What is printed here on a difference is the table to put there, once the difference is understood.
    expect(rows.map((row) => row.replace(/ +\|/g, " |").replace(/\| +/g, "| ")).join("\n")).toBe(measured.join("\n"));
  },
  60_000,
);

describe.skipIf(!countsAsDynamoDB)("the rules of what may be read and written", () => {
  it("a pool that is held costs at most one read unit, a whole request for a ranked list six beyond the rows shown", async () => {
    const world = await testWorld();
    const { tenantId, eva, place } = await market(world, "1400");
    const placementId = await place();
    for (let n = 0; n < 12; n++) await person(eva, fitting, { familyName: `Ali ${n}` });
    const { id } = await inviteStaff(actingAs(world, tenantId, "admin"), {
      name: "Mia Sjö",
      email: "mia@1400.example",
      role: "matcher",
    });
    const member = await memberOf(publicly(world), {
      issuer: "https://idp",
      subject: "mia",
      email: "mia@1400.example",
      emailVerified: true,
    });
    if (!member) throw new Error("an invited member signs in");
    const { token } = await beginSession(publicly(world), member);
    const mia = actingAs(world, tenantId, "matcher", { userId: id });
    await rankPlacement(mia, { id: placementId, top: 50 });

    world.units.splice(0);
    await holdPool(mia, tenantId);
    expect(readUnits(world)).toBeLessThanOrEqual(1);

    world.units.splice(0);
    await readSession({ world, now: after(30) }, token);
    const { eligible, askFirst, nearMisses } = await rankPlacement(mia, { id: placementId, top: 50 });
    const rows = eligible.length + askFirst.length + nearMisses.length;
    expect(rows).toBe(12);
    expect(readUnits(world) - rows).toBeLessThanOrEqual(6);
  });

  it("booking everybody's time, and moving an interview, costs no more than the items that are written", async () => {
    const sent: Sent[] = [];
    const endpoint = process.env["DYNAMODB_ENDPOINT"] ?? "";
    const world = await worldAt(
      endpoint,
      hearingClient(endpoint, (one) => void sent.push(one)),
    );
    const town = await hall(world, { employers: 2, people: 4 });
    const { id, planId, view } = await planned(world, town);
    const costOf = async (work: () => Promise<unknown>) => {
      sent.splice(0);
      world.units.splice(0);
      await work();
      const written = world.units.reduce((sum, { write }) => sum + write, 0);
      const single = sent.filter(({ command }) => /^(Put|Update|Delete)Item/.test(command));
      const items = sent.reduce((sum, one) => sum + sumOfItems(one), 0);
      return { written, items: items + single.reduce((sum, { table, index }) => sum + table + index, 0) };
    };
    const published = await costOf(async () => {
      await publishPlan(town.ida, { id, planId, version: view.plan.version });
      await runJobs(world);
    });
    expect(published.written).toBeGreaterThan(0);
    expect(published.written).toBeLessThanOrEqual(published.items);

    const { plan, interviews } = await readPlan(town.ida, { id, planId });
    const [first] = interviews;
    if (!first) throw new Error("the event has a timetable");
    const changes = [{ ...first, kind: "move" as const, slot: 5 }].map(({ kind, employerId, participantId, slot }) => ({
      kind,
      employerId,
      participantId,
      slot,
    }));
    const moved = await costOf(() => changePlan(town.ida, { id, planId, changes, version: plan.version }));
    expect(moved.written).toBeGreaterThan(0);
    expect(moved.written).toBeLessThanOrEqual(moved.items);
  });
});

const readUnits = ({ units }: TestWorld) => units.reduce((sum, { read }) => sum + read, 0);
