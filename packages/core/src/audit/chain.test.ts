import { Draw } from "@passa/domain/matching/oracle/generate";
import { expect, test } from "vitest";
import { faultsAfter, kindsOfTampering, sealedTrail, whose } from "../../test/tampering.ts";
import { digestOf, verifyTrail } from "./chain.ts";

const draw = new Draw(11);

test("a trail as it was sealed has no fault, whatever the order of its events' fields", () => {
  const trail = sealedTrail(draw, 20);
  const events = trail.events.map(({ event, ...rest }) => ({
    ...rest,
    event: Object.fromEntries(Object.entries(event).toReversed()),
  }));
  expect(verifyTrail(whose, { ...trail, events })).toEqual({
    links: 20,
    sealed: events.length,
    waiting: 0,
    restarts: [],
    faults: [],
  });
});

test("an event that waits to be sealed is no fault", () => {
  const trail = sealedTrail(draw, 3);
  const [first] = trail.events;
  if (!first) throw new Error("no event");
  const waiting = { place: "2027-03-01T20:00:00.000Z#aud_1", event: first.event };
  expect(verifyTrail(whose, { ...trail, events: [...trail.events, waiting] })).toMatchObject({
    waiting: 1,
    faults: [],
  });
});

test.each(kindsOfTampering)("found: %s", (kind) => {
  for (let n = 0; n < 10; n++) expect(faultsAfter(draw, kind), `${kind}, ${n}`).not.toEqual([]);
});

test("a chain that another municipality's is put in the place of is not its own", () => {
  const { tenantId: _, ...rest } = whose;
  expect(verifyTrail({ ...rest, tenantId: "ten_2" }, sealedTrail(draw, 3)).faults).not.toEqual([]);
});

test("nothing sealed, nothing anchored: no fault; nothing left of what was anchored: cut off", () => {
  expect(verifyTrail(whose, { links: [], head: undefined, events: [], anchors: [] }).faults).toEqual([]);
  const { anchors } = sealedTrail(draw, 3);
  expect(verifyTrail(whose, { links: [], head: undefined, events: [], anchors }).faults).toContainEqual({
    kind: "cutOff",
    n: 3,
  });
});

test("a digest tells one event from another in every field", () => {
  const [one] = sealedTrail(draw, 1).events;
  const changed = Object.keys(one?.event ?? {}).map((field) => digestOf({ ...one?.event, [field]: "x" }));
  expect(new Set([digestOf(one?.event), ...changed]).size).toBe(changed.length + 1);
});
