import type { Statement } from "@passa/domain/observation/observation";
import { beforeAll, describe, expect, it } from "vitest";
import { fitting, market, type Market, person } from "../../test/market.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { loadPoolEntry } from "../participant/participant.store.ts";
import { choose, observe, readHistory, readProfile } from "./observation.ts";

let world: TestWorld;
let here: Market;
beforeAll(async () => {
  world = await testWorld();
  here = await market(world, "1080");
});

const lifting = (level: number): Statement => ({ what: "capacity", id: "lifting", value: { level } });
const capacityOf = async (id: Parameters<typeof readProfile>[1]["id"]) =>
  (await loadPoolEntry(here.eva.table, here.tenantId, id, "strong"))?.profile.capacities["lifting"];

describe("an answer", () => {
  it("of the person's own stands beside the staff's, and counts until staff choose", async () => {
    const id = await person(here.eva, [lifting(3)]);
    const both = await observe(here.eva, { id, statement: lifting(2), source: "staff" });
    expect(both.answers).toMatchObject([{ topic: "capacity:lifting", counts: "self", chosen: false }]);
    expect(await capacityOf(id)).toBe(3);
    const chosen = await choose(here.eva, { id, topic: "capacity:lifting", source: "staff" });
    expect(chosen.answers).toMatchObject([{ counts: "staff", chosen: true }]);
    expect(await capacityOf(id)).toBe(2);
  });

  it("cannot be chosen from a source that has said nothing", async () => {
    const id = await person(here.eva, [lifting(3)]);
    await expect(choose(here.eva, { id, topic: "capacity:lifting", source: "tested" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "source" }],
    });
    await expect(choose(here.eva, { id, topic: "hours", source: "self" })).rejects.toMatchObject({ code: "notFound" });
  });

  it("of three given at once are all kept, and the profile holds every one", async () => {
    const id = await person(here.eva, []);
    const dimensions = ["lifting", "standing", "noise"];
    await Promise.all(
      dimensions.map((dimension) =>
        observe(here.eva, { id, statement: { what: "capacity", id: dimension, value: { level: 2 } }, source: "self" }),
      ),
    );
    const entry = await loadPoolEntry(here.eva.table, here.tenantId, id, "strong");
    expect(Object.keys(entry?.profile.capacities ?? {}).toSorted()).toEqual(dimensions.toSorted());
  });

  it.each<[string, Statement, string]>([
    ["a skill that does not exist", { what: "skill", id: "flying", value: { has: true } }, "statement.id"],
    ["a dimension that does not exist", { what: "capacity", id: "patience", value: { level: 1 } }, "statement.id"],
    ["a level above the scale", lifting(5), "statement.value.level"],
    ["a format that does not exist", { what: "formats", value: { works: ["telepathy"] } }, "statement.value.works.0"],
  ])("with %s is refused at its field", async (_, statement, path) => {
    const id = await person(here.eva, []);
    await expect(observe(here.eva, { id, statement, source: "self" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path }],
    });
  });

  it("of the person's may be given by the person, in no other's name", async () => {
    const id = await person(here.eva, []);
    const self = actingAs(world, here.tenantId, "participant", { participantId: id });
    await observe(self, { id, statement: lifting(1), source: "self" });
    expect(await capacityOf(id)).toBe(1);
    await expect(observe(self, { id, statement: lifting(4), source: "tested" })).rejects.toMatchObject({
      code: "invalid",
    });
    const other = actingAs(world, here.tenantId, "participant", { participantId: await person(here.eva, []) });
    await expect(observe(other, { id, statement: lifting(4), source: "self" })).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("keeps its history, newest first", async () => {
    const id = await person(here.eva, [lifting(1)]);
    const later = { ...here.eva, now: after(60) };
    await observe(later, { id, statement: lifting(2), source: "self" });
    const { items } = await readHistory(here.eva, { id, topic: "capacity:lifting" });
    expect(items.map(({ statement }) => statement.value)).toEqual([{ level: 2 }, { level: 1 }]);
  });
});

describe("what to ask next", () => {
  it("comes from the places that wait for the answer", async () => {
    await here.place();
    const id = await person(
      here.eva,
      fitting.filter((statement) => statement.what !== "capacity"),
    );
    const { questions } = await readProfile(here.eva, { id });
    expect(questions).toEqual([{ criterion: "demand:lifting", places: 1, alone: 1 }]);
  });
});
