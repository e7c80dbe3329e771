import { expect, test } from "vitest";
import { bodyOf, lackingOf, newWorkplace, valueOf, type Workplace } from "./workplace-value.ts";

const karlskrona = { name: "Karlskrona", municipality: "Karlskrona", location: { lat: 56.16, lon: 15.59 } };
const value = { ...newWorkplace, name: " Lagret ", address: "Nordkajen 4", locality: "Karlskrona" };
const workplace: Workplace = {
  id: "wpl_01K5D3XGZ0000000000000000A",
  tenantId: "ten_01K5D3XGZ0000000000000000A",
  employerId: "emp_01K5D3XGZ0000000000000000A",
  version: 1,
  name: "Lagret",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.2, lon: 15.6 },
  adaptations: ["lift-aid"],
  formats: ["spoken"],
  tags: [],
};

test("a new workplace lies where its locality does", () => {
  expect(bodyOf(value, [karlskrona])).toMatchObject({ name: "Lagret", location: karlskrona.location });
});

test("an edited workplace stays where it is as long as its locality does", () => {
  expect(bodyOf(valueOf(workplace), [karlskrona], workplace)?.location).toEqual(workplace.location);
});

test("without a locality there is nothing to send", () => {
  expect(bodyOf(newWorkplace, [karlskrona])).toBeUndefined();
});

test("what must stand there is asked for, and a supervisor with a phone needs a name", () => {
  expect(lackingOf(newWorkplace).map(({ path }) => path)).toEqual(["name", "address", "locality"]);
  const nameless = { ...value, supervisor: { ...value.supervisor, phone: "0455-30 30 00" } };
  expect(lackingOf(nameless).map(({ path }) => path)).toEqual(["supervisor.name"]);
  expect(lackingOf(value)).toEqual([]);
});

test("what nobody wrote is not sent as an empty text", () => {
  const body = bodyOf({ ...value, supervisor: { ...value.supervisor, name: "Robin" } }, [karlskrona]);
  expect(body).not.toHaveProperty("access");
  expect(body?.supervisor).toEqual({ name: "Robin" });
});
