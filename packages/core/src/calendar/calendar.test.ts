import type { Id } from "@passa/domain/id";
import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { hall, type HallTown, planned, published } from "../../test/event.ts";
import { fitting, person } from "../../test/market.ts";
import { publicly } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { readCalendar, readCalendarState, shareCalendar, stopSharing } from "./calendar.ts";

let world: TestWorld;
let town: HallTown;
beforeAll(async () => {
  world = await testWorld();
  town = await hall(world);
  await published(world, town, { startsAt: "2027-06-01T09:30" });
  await planned(world, town, { startsAt: "2027-06-02T09:30" });
});
const who = () => ({ participantId: town.seekers[0] as Id<"participant"> });
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";
const read = (url: string) => readCalendar(publicly(world), { token: tokenOf(url) });

/** The entries of a calendar as a reader of calendars (RFC 5545) has them. */
function entriesOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return {
      title: event.summary,
      from: event.startDate.toJSDate().toISOString(),
      to: event.endDate.toJSDate().toISOString(),
      properties: one.getAllProperties().map(({ name }) => name),
    };
  });
}

describe("a calendar", () => {
  it("shows a person's published times by title and time, and nothing else; what is only planned is not in it", async () => {
    const ctx = actingAs(world, town.tenantId, "participant", who());
    const { url } = await shareCalendar(ctx, who());
    const text = await read(url);
    expect(entriesOf(text)).toMatchObject([
      { title: "Jobbmötet", from: "2027-06-01T07:30:00.000Z", to: "2027-06-01T07:45:00.000Z" },
      { title: "Jobbmötet", from: "2027-06-01T07:45:00.000Z", to: "2027-06-01T08:00:00.000Z" },
    ]);
    const allowed = ["uid", "sequence", "dtstamp", "dtstart", "dtend", "summary"];
    for (const { properties } of entriesOf(text)) expect(allowed).toEqual(expect.arrayContaining(properties));
    expect(text).not.toMatch(/Företag|Person|Hamngatan|par_|emp_/);
  });

  it("of an employer shows its tables' times", async () => {
    const employerId = town.hosts[0] as Id<"employer">;
    const { url } = await shareCalendar(actingAs(world, town.tenantId, "employer", { employerId }), { employerId });
    expect(entriesOf(await read(url))).toHaveLength(3);
  });

  it("is found at its address alone, which is kept as a hash, told once, and can be taken away", async () => {
    const ctx = town.eva;
    const first = await shareCalendar(ctx, who());
    expect(tokenOf(first.url)).toMatch(/^[A-Za-z0-9_-]{43}\.ics$/);
    expect(await readCalendarState(ctx, who())).toMatchObject({ active: true });
    const stored = await ctx.table.get({ pk: `${town.tenantId}#calendar#${who().participantId}`, sk: "calendar" });
    expect(JSON.stringify(stored)).not.toContain(tokenOf(first.url).slice(0, 43));
    const second = await shareCalendar(ctx, who());
    await expect(read(first.url)).rejects.toMatchObject({ code: "notFound" });
    await read(second.url);
    expect(await stopSharing(ctx, who())).toEqual({ active: false });
    await expect(read(second.url)).rejects.toMatchObject({ code: "notFound" });
  });

  it("is shared by the person and by who works with them, and never of a protected identity", async () => {
    const { jonas, eva, tenantId, seekers } = town;
    for (const ctx of [jonas, town.ida, actingAs(world, tenantId, "participant", { participantId: seekers[1] })])
      await expect(shareCalendar(ctx, who())).rejects.toThrow();
    const hidden = await person(eva, fitting, { protectedIdentity: true });
    await expect(shareCalendar(eva, { participantId: hidden })).rejects.toMatchObject({ code: "forbidden" });
  });
});
