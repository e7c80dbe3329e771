import { beforeAll, expect, test } from "vitest";
import { fitting, market, person } from "../../test/market.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { newId } from "../context.ts";
import { listParticipants } from "../participant/participant-list.ts";
import { rankPlacement } from "../ranking/ranking.ts";
import { loadOpened } from "./audit.store.ts";
import { noteListed } from "./listed.ts";
import { sealLeft } from "./seal.ts";
import { whoHasSeen } from "./seen.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});

test("a person is told who saw their name in a list, once a reader and day, and of no list without the name", async () => {
  const { tenantId, eva, jonas, place } = await market(world, "4201");
  const id = await person(eva, fitting);
  const placementId = await place();
  const on = (who: typeof eva, now: string) => ({ ...who, now, table: world.db.forTenant(tenantId, now) });
  const seenLists = async () =>
    (await whoHasSeen(on(eva, after(2 * 24 * 3600)), { id, limit: 50 })).items
      .filter(({ shown }) => shown === "list")
      .map(({ by, at, because }) => [by.name, at.slice(0, 10), because]);
  // A colleague's list has a row of the person that does not say who it is.
  await rankPlacement(jonas, { id: placementId, top: 50 });
  expect(await seenLists()).toEqual([]);
  await rankPlacement(eva, { id: placementId, top: 50 });
  await listParticipants(eva, { limit: 50, sort: "name" });
  await listParticipants(eva, { limit: 50, sort: "waiting" });
  await listParticipants(on(eva, after(24 * 3600)), { limit: 50, sort: "name" });
  expect(await seenLists()).toEqual([
    ["Eva Modig", "2027-03-02", "worksWith"],
    ["Eva Modig", "2027-03-01", "worksWith"],
  ]);
});

test("lists of many, drawn beside each other, note everybody once; a name in a list is no opening in log control", async () => {
  const { tenantId } = await market(world, "4202");
  const eva = actingAs(world, tenantId, "matcher");
  const people = Array.from({ length: 130 }, () => newId("participant", after(0)));
  const parts = [people, people.slice(0, 70), people.slice(50)];
  await Promise.all(parts.map((ids) => noteListed(eva, "participant.list", ids)));
  await sealLeft({ world, now: after(60) }, tenantId);
  const table = world.db.forTenant(tenantId, after(60));
  const events = await table.all({ pk: `${tenantId}#audit#2027-03-01` });
  const whom = events.flatMap(({ data }) => {
    const event = data as { what: string; whom: string };
    return event.what === "participant.list" ? [event.whom] : [];
  });
  expect(whom.toSorted()).toEqual(people.toSorted());
  expect(await loadOpened(table, tenantId, "2027-03-01")).toEqual([]);
});
