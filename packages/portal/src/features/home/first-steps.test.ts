import { expect, it } from "vitest";
import { firstSteps, nextOf, nothingToMatch, type Tenant } from "./first-steps.ts";

const empty: Tenant = {
  id: "ten_01K5D3XGZ0000000000000000A",
  name: "Karlskrona",
  origin: { lat: 56.16, lon: 15.59 },
  employers: 0,
  approvedEmployers: 0,
  placements: 0,
  participants: 0,
  members: 1,
  importedConcepts: 0,
};

it("an empty municipality has nothing done, and an administrator begins with a matcher", () => {
  const steps = firstSteps(empty, false, "admin");
  expect(steps.map(({ id }) => id)).toEqual(["invite", "employer", "approve", "places", "people", "words"]);
  expect(steps.filter(({ done }) => done)).toEqual([]);
  expect(nextOf(steps)).toBe("invite");
});

it("ticks what there is, and goes on with the first undone step that is one's own", () => {
  const tenant = { ...empty, employers: 2, approvedEmployers: 1 };
  expect(nextOf(firstSteps(tenant, true, "matcher"))).toBe("places");
  expect(nextOf(firstSteps(tenant, true, "admin"))).toBe("words");
  expect(nextOf(firstSteps(tenant, true, "lead"))).toBeUndefined();
});

it("a registered employer is not yet an approved one", () => {
  expect(nextOf(firstSteps({ ...empty, employers: 1 }, true, "lead"))).toBe("approve");
});

it("there is nobody to approve and nowhere to describe a place before there is an employer", () => {
  const waiting = (tenant: Tenant) => firstSteps(tenant, false, "matcher").filter(({ possible }) => !possible);
  expect(waiting(empty).map(({ id }) => id)).toEqual(["approve", "places"]);
  expect(waiting({ ...empty, employers: 1 })).toEqual([]);
});

it("gives an organiser no step, for others take them all", () => {
  expect(firstSteps(empty, false, "organiser").some(({ mine }) => mine)).toBe(false);
});

it("there is something to match only with both a place and a person", () => {
  expect(nothingToMatch({ ...empty, placements: 1 })).toBe(true);
  expect(nothingToMatch({ ...empty, participants: 1 })).toBe(true);
  expect(nothingToMatch({ ...empty, placements: 1, participants: 1 })).toBe(false);
});
