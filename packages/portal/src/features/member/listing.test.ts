import { expect, it } from "vitest";
import { byRole } from "./listing.ts";
import type { Member } from "./queries.ts";

const at = "2026-09-01T08:00:00.000Z";
const member = (end: string, name: string, role: Member["role"], revoked = false): Member => ({
  id: `usr_01K5D3XGZ0000000000000000${end}` as Member["id"],
  tenantId: "ten_01K5D3XGZ0000000000000000A",
  version: 1,
  name,
  role,
  standing: revoked ? { kind: "revoked", at, by: "usr_01K5D3XGZ0000000000000000Z" } : { kind: "active", at },
});
const asa = member("A", "Åsa", "matcher");
const eva = member("B", "Eva", "matcher");
const evaToo = member("C", "Eva", "matcher");
const maria = member("D", "Maria", "lead");
const gone = member("E", "Gun", "lead", true);
const all = [asa, gone, maria, evaToo, eva];

it("lists matchers before managers, each by name as in Swedish, and namesakes by id", () => {
  expect(byRole(all, {})).toEqual([
    { role: "matcher", members: [eva, evaToo, asa] },
    { role: "lead", members: [maria] },
  ]);
});

it("shows one role when asked to, and those that have ended only when asked to", () => {
  expect(byRole(all, { role: "lead" })).toEqual([{ role: "lead", members: [maria] }]);
  expect(byRole(all, { ended: true })).toEqual([{ role: "lead", members: [gone] }]);
  expect(byRole(all, { role: "matcher", ended: true })).toEqual([]);
});
