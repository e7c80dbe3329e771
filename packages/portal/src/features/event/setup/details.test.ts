import { EventDetails } from "@passa/domain/event/event";
import { describe, expect, it } from "vitest";
import * as change from "./details.ts";

const day = change.firstDetails({
  name: "Jobbmötet",
  startsAt: "2027-03-18T09:30",
  venue: { name: "Stora salen", address: "Östra Hamngatan 4", locality: "Karlskrona" },
});
const afterSlots = ({ breaks }: EventDetails) => breaks.map(({ afterSlot }) => afterSlot);

describe("the day as an organiser changes it", () => {
  it("is one that the API accepts from the first moment", () => {
    expect(EventDetails.safeParse(day).success).toBe(true);
  });

  it("loses the breaks that would lie after its last round", () => {
    expect(afterSlots(change.withSlots(day, 8))).toEqual([3]);
    expect(afterSlots(change.withSlots(day, 9))).toEqual([3, 7]);
  });

  it("closes up when a round is taken away, breaks and absences with it", () => {
    const busy = change.changedResource(
      change.withResource(day, { kind: "interpreter", language: "ar", capacity: 1 }),
      "interpreter-ar",
      { unavailable: [0, 2, 5] },
    );
    const shorter = change.withoutSlot(busy, 2);
    expect(shorter.slots).toBe(11);
    expect(afterSlots(shorter)).toEqual([2, 6]);
    expect(shorter.resources[0]?.unavailable).toEqual([0, 4]);
    expect(EventDetails.safeParse(shorter).success).toBe(true);
  });

  it("keeps one break where two would come to lie after the same round", () => {
    const two = change.withBreak(day, 4, { minutes: 10, kind: "pause" });
    expect(afterSlots(change.withoutSlot(two, 4))).toEqual([3, 6]);
  });

  it("never loses its last round", () => {
    const one = change.withSlots(day, 1);
    expect(change.withoutSlot(one, 0)).toEqual(one);
  });

  it("gives new tables numbers that none has", () => {
    const gap = { ...day, hall: { ...day.hall, tables: [{ number: 3, quiet: true }] } };
    expect(change.withTables(gap, 3).hall.tables.map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(change.withTables(day, 2).hall.tables.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("moves the tables of a room that goes out into the hall", () => {
    const roomed = change.withTable(change.withRoom(day, "Biblioteket"), 5, { room: "room" });
    expect(EventDetails.safeParse(roomed).success).toBe(true);
    const without = change.withoutRoom(roomed, "room");
    expect(without.hall.rooms).toEqual([]);
    expect(without.hall.tables.some(({ room }) => room !== undefined)).toBe(false);
  });

  it("names a second interpreter of the same language apart", () => {
    const two = [1, 2].reduce<EventDetails>(
      (details) => change.withResource(details, { kind: "interpreter", language: "ar", capacity: 1 }),
      day,
    );
    expect(two.resources.map(({ id }) => id)).toEqual(["interpreter-ar", "interpreter-ar-2"]);
    expect(EventDetails.safeParse(two).success).toBe(true);
  });
});
