import { beforeAll, expect, it } from "vitest";
import { aTenant, anApprovedEmployer, anEmployer } from "../../test/nouns.ts";
import { actingAs, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { createTenant, listMunicipalities, viewTenant } from "./tenant.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

it("the same municipality is entered once, also by two at once", async () => {
  const about = { name: "Ronneby", municipalityCode: "1081", origin: { lat: 56.2, lon: 15.3 } };
  const create = () =>
    createTenant({ world, now: noon, requestId: "r" }, about).then(
      () => "made",
      (error: { code: string }) => error.code,
    );
  expect((await Promise.all([create(), create()])).toSorted()).toEqual(["alreadyExists", "made"]);
});

it("anybody may see which municipalities there are, by name, and nothing else of them", async () => {
  const [b, a] = [await aTenant(world, "Östra Göinge"), await aTenant(world, "Karlshamn")];
  const { items } = await listMunicipalities({ world, now: noon });
  expect(items.filter(({ id }) => id === a.id || id === b.id)).toEqual([
    { id: a.id, name: "Karlshamn" },
    { id: b.id, name: "Östra Göinge" },
  ]);
});

it("a tenant counts its own things only", async () => {
  const [one, other] = [await aTenant(world), await aTenant(world)];
  await anEmployer(world, one.id);
  await anApprovedEmployer(world, one.id);
  expect(await viewTenant(actingAs(world, one.id, "matcher"))).toEqual({
    id: one.id,
    name: one.name,
    origin: one.origin,
    employers: 2,
    approvedEmployers: 1,
    placements: 0,
    participants: 0,
    members: 0,
    importedConcepts: 0,
  });
  expect(await viewTenant(actingAs(world, other.id, "matcher"))).toMatchObject({ employers: 0 });
});

it("how many people there are is told to staff alone", async () => {
  const { id } = await aTenant(world);
  const told = async (role: "lead" | "employer" | "participant") =>
    Object.keys(await viewTenant(actingAs(world, id, role))).includes("participants");
  expect([await told("lead"), await told("employer"), await told("participant")]).toEqual([true, false, false]);
});
