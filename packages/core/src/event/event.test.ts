import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, gathering, hall, type HallTown, planned } from "../../test/event.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { assignEvent, changeEvent, createEvent, listEvents, moveEvent, readEvent } from "./event.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
});

describe("an event", () => {
  it("is begun by an organiser, who is responsible for it; others of the staff see what day it is and change nothing", async () => {
    const { ida, other, eva, tenantId } = town;
    const { event } = await createEvent(ida, dayOf(2));
    expect(event).toMatchObject({ state: "draft", version: 1, responsible: [ida.actor.userId] });
    expect((await readEvent(other, { id: event.id })).event).toEqual(event);
    expect((await readEvent(eva, { id: event.id })).candidates).toBeUndefined();
    for (const ctx of [other, eva, actingAs(world, tenantId, "lead")])
      await expect(changeEvent(ctx, { id: event.id, details: dayOf(3), version: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
    await expect(createEvent(eva, dayOf(2))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not there for another municipality, nor for an employer or a person who is not on its list", async () => {
    const { ida, tenantId, hosts, seekers } = town;
    const { event } = await createEvent(ida, dayOf(2));
    const elsewhere = await hall(world, { employers: 0, people: 0 });
    const strangers = [
      elsewhere.ida,
      actingAs(world, tenantId, "employer", { employerId: hosts[0] }),
      actingAs(world, tenantId, "participant", { participantId: seekers[0] }),
    ];
    for (const ctx of strangers)
      await expect(readEvent(ctx, { id: event.id })).rejects.toMatchObject({ code: "notFound" });
  });

  it("is seen by those on its list, among their events too, from when the invitations begin", async () => {
    const { tenantId, hosts, seekers } = town;
    const id = await gathering(town);
    for (const ctx of [
      actingAs(world, tenantId, "employer", { employerId: hosts[0] }),
      actingAs(world, tenantId, "participant", { participantId: seekers[0] }),
    ]) {
      expect((await readEvent(ctx, { id })).event.details.name).toBe("Jobbmötet");
      expect((await listEvents(ctx, { limit: 50 })).items.map((row) => row.id)).toContain(id);
    }
  });

  it("that two change on the same version is changed once, and the other hears the version now", async () => {
    const { event } = await createEvent(town.ida, dayOf(2));
    const change = (name: string) => changeEvent(town.ida, { id: event.id, details: dayOf(2, { name }), version: 1 });
    const both = await Promise.allSettled([change("Ett"), change("Två")]);
    const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason as object] : []));
    expect(refused).toMatchObject([{ code: "stale", values: { version: 2 } }]);
  });

  it("keeps the tables that employers sit at", async () => {
    const id = await gathering(town);
    const { event } = await readEvent(town.ida, { id });
    await expect(changeEvent(town.ida, { id, details: dayOf(1), version: event.version })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "hall.tables" }],
    });
  });

  it("moves only as its states allow: no day is begun that nobody has been told of", async () => {
    const { id } = await planned(world, town);
    const { event } = await readEvent(town.ida, { id });
    for (const to of ["running", "done"] as const)
      await expect(moveEvent(town.ida, { id, to, version: event.version })).rejects.toMatchObject({
        code: "transitionNotAllowed",
        values: { from: "planned", to },
      });
    const { event: again } = await moveEvent(town.ida, { id, to: "inviting", version: event.version });
    expect(again.state).toBe("inviting");
  });

  it("is handed on to another organiser, by who is responsible or an administrator, and to nobody else", async () => {
    const { ida, other, eva, admin } = town;
    const { event } = await createEvent(ida, dayOf(2));
    const userIds = [other.actor.userId];
    await expect(assignEvent(other, { id: event.id, userIds, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(assignEvent(admin, { id: event.id, userIds: [eva.actor.userId], version: 1 })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "userIds.0", code: "unknownId" }],
    });
    await assignEvent(admin, { id: event.id, userIds, version: 1 });
    await expect(changeEvent(ida, { id: event.id, details: dayOf(2), version: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeEvent(other, { id: event.id, details: dayOf(2), version: 2 });
  });
});
