import { expect, it } from "vitest";
import { bodyOf, emptyForm, type Municipality } from "./registration.ts";

const karlskrona: Municipality = { id: "ten_01K5D3XGZ0000000000000000A", name: "Karlskrona" };
const karlshamn: Municipality = { id: "ten_01K5D3XGZ0000000000000000B", name: "Karlshamn" };

it("chooses the municipality only where there is no other", () => {
  expect(emptyForm([karlskrona]).tenantId).toBe(karlskrona.id);
  expect(emptyForm([karlskrona, karlshamn]).tenantId).toBe("");
  expect(emptyForm([]).tenantId).toBe("");
});

it("sends what was written without the spaces around it, and nothing for what was left empty", () => {
  const form = {
    ...emptyForm([karlskrona]),
    name: " Nordkajens Lager AB ",
    organisationNumber: "556036-0793",
    contactName: "Robin Berg",
    email: "robin@nordkajen.example ",
    phone: "  ",
  };
  expect(bodyOf(form)).toEqual({
    tenantId: karlskrona.id,
    name: "Nordkajens Lager AB",
    organisationNumber: "556036-0793",
    contactName: "Robin Berg",
    email: "robin@nordkajen.example",
  });
});
