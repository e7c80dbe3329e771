import type { Id } from "@passa/domain/id";
import type { MatchingPlacement } from "@passa/domain/matching/schema";
import { beforeAll, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { transact } from "../commit.ts";
import { newId } from "../context.ts";
import { loadPoolEntry, poolWrite } from "../participant/participant.store.ts";
import { keepPool } from "../pool/pool-consumer.ts";
import { employerBands } from "./employer-reach.ts";
import { placeToRank } from "./placement.ts";
import { reachOf } from "./reach.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

const DAY_S = 86_400;
const employerOf = ({ tenantId, employerId }: Market, days = 0) =>
  actingAs(world, tenantId, "employer", { employerId, now: after(days * DAY_S) });

/** So many people whom the place fits, as the pool would have them; `more` of them have a protected identity. */
async function seeking(town: Market, count: number, protectedIdentity = false): Promise<string[]> {
  const { eva, tenantId } = town;
  const first = await person(eva, fitting);
  const entry = await loadPoolEntry(eva.table, tenantId, first, "strong");
  if (!entry) throw new Error("nobody is there");
  const ids = [first, ...Array.from({ length: count - 1 }, () => newId("participant", noon))];
  const writes = ids.map((id) =>
    poolWrite(tenantId, { ...entry, profile: { ...entry.profile, id }, protectedIdentity }),
  );
  await transact(
    eva.table,
    writes.map((write) => ({ ...write, expect: "any" as const })),
    ids.join(),
  );
  await keepPool({ world, now: noon }, tenantId, ids);
  return ids;
}

async function placed(town: Market): Promise<{ id: Id<"placement">; matching: MatchingPlacement }> {
  const id = await town.place();
  return { id, matching: (await placeToRank(town.eva, id)).matching };
}

it("an employer is told a band of a place that is whole, and no closer", async () => {
  const town = await market(world, "1280");
  await seeking(town, 12);
  const { id } = await placed(town);
  expect(await reachOf(employerOf(town), { id })).toMatchObject({ audience: "employer", band: "10to19" });
});

it("people with a protected identity are in no band", async () => {
  const town = await market(world, "1281");
  await seeking(town, 12, true);
  await seeking(town, 6);
  const { matching } = await placed(town);
  const told = await employerBands(employerOf(town), town.employerId, matching, []);
  expect(told?.band).toBe("under10");
});

it("nothing is told of fewer than five, and who comes alone changes no answer until four more have come", async () => {
  const town = await market(world, "1282");
  const { matching } = await placed(town);
  await seeking(town, 4);
  expect(await employerBands(employerOf(town), town.employerId, matching, [])).toBeUndefined();
  const after31 = employerOf(town, 31);
  await seeking(town, 5);
  expect((await employerBands(after31, town.employerId, matching, []))?.band).toBe("under10");
  await seeking(town, 1);
  const later = employerOf(town, 62);
  expect((await employerBands(later, town.employerId, matching, []))?.band).toBe("under10");
  await seeking(town, 6);
  expect((await employerBands(employerOf(town, 93), town.employerId, matching, []))?.band).toBe("10to19");
});

it("criteria that differ by a handful of people are one answer, also between two employers", async () => {
  const town = await market(world, "1283");
  await seeking(town, 10);
  const { matching } = await placed(town);
  const easy = { ...matching, tasks: matching.tasks.map((task) => ({ ...task, demands: {} })) };
  const own = employerOf(town);
  expect((await employerBands(own, town.employerId, matching, []))?.band).toBe("10to19");
  // One who could not do the first, and could do the second: exact numbers would be 10 and 11, bands at their edge 9 and 10.
  const other = newId("employer", noon);
  expect((await employerBands(own, other, easy, []))?.band).toBe("10to19");
});

it("past twenty sets of criteria an employer hears the last answer, and of two changes what they would give", async () => {
  const town = await market(world, "1284");
  await seeking(town, 12);
  const { matching } = await placed(town);
  const own = employerOf(town);
  const begins = (month: number) => `2028-${String(month).padStart(2, "0")}-01`;
  const ask = (more: Partial<MatchingPlacement>, adaptations: string[] = []) =>
    employerBands(own, town.employerId, { ...matching, ...more }, adaptations);
  const told = await ask({}, ["lift-aid", "sit-stand-stool", "buddy"]);
  expect([...(told?.gains.keys() ?? [])]).toEqual(["lift-aid", "sit-stand-stool"]);
  expect(told?.band).toBe("10to19");
  for (let month = 1; month <= 12; month++) await ask({ startsOn: begins(month) });
  for (let min = 1; min <= 7; min++) await ask({ hours: { min: min * 5, max: 40 } });
  // Nobody lifts at that level: an answer of its own would be under 10.
  const unlike = { tasks: matching.tasks.map((task) => ({ ...task, demands: { lifting: 6 } })) };
  expect((await employerBands(own, newId("employer", noon), { ...matching, ...unlike }, []))?.band).toBe("under10");
  const last = await ask({ hours: { min: 35, max: 40 } });
  expect((await ask(unlike))?.band).toBe(last?.band);
});
