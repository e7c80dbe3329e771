import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, contextOf } from "@passa/core/context";
import { readProfile } from "@passa/core/observation/observation";
import { registerParticipant } from "@passa/core/participant/participant";
import { loadEnrolments, loadPool } from "@passa/core/participant/participant.store";
import { loadProjects } from "@passa/core/project/project.store";
import { rankPlacement } from "@passa/core/ranking/ranking";
import { listMunicipalities, viewTenant } from "@passa/core/tenant/tenant";
import { memberOf } from "@passa/core/user/user";
import { rank } from "@passa/domain/matching/rank";
import type { User } from "@passa/domain/user/user";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalWorld, openWorld } from "../world.ts";
import { type DemoTenant, demoSeed, generateDemo } from "./generate.ts";
import { openPlacesOf, poolOf } from "./realism.ts";
import { demoPassword, type DemoPerson, seedDemo } from "./seed.ts";

const now = new Date("2027-03-01T12:00:00.000Z");
const today = "2027-03-01";
const [karlskrona, karlshamn] = generateDemo(demoSeed, today).tenants as [DemoTenant, DemoTenant];

let folder: string;
let world: LocalWorld;
let people: DemoPerson[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "passa-demo-"));
  // An emulator of its own that writes to disk, as npm start has it.
  const env = { ...process.env, DYNAMODB_ENDPOINT: "" };
  world = await openWorld({ folder, origin: "http://localhost:4000", now: () => now, env });
  people = await seedDemo(world, { now });
});
afterAll(async () => {
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the seeded demo", () => {
  it("has both municipalities, each with its own counts", async () => {
    const { items } = await listMunicipalities({ world: world.core, now: now.toISOString() });
    expect(items.map(({ name }) => name)).toEqual(["Karlshamn", "Karlskrona"]);
    const [eva, kristina] = [member("Eva Modig"), member("Kristina Hall")];
    // A protected identity counts for those who work with the person.
    const countedFor = (tenant: DemoTenant, { id }: User) =>
      tenant.participants.filter(({ protectedIdentity, assigned }) => !protectedIdentity || assigned.includes(id))
        .length;
    expect(karlskrona.participants).toHaveLength(350);
    expect(await viewTenant(actingAs(eva))).toMatchObject({
      employers: 30,
      approvedEmployers: 26,
      placements: 70,
      participants: countedFor(karlskrona, eva),
    });
    expect(karlshamn.participants).toHaveLength(60);
    expect(await viewTenant(actingAs(kristina))).toMatchObject({
      employers: 8,
      placements: 15,
      participants: countedFor(karlshamn, kristina),
    });
  });

  it("keeps the projects with their targets, and every enrolment in one of them", async () => {
    const ctx = actingAs(member("Eva Modig"));
    const projects = await loadProjects(ctx.table, karlskrona.tenant.id);
    expect(projects.map(({ id }) => id)).toEqual(karlskrona.projects.map(({ id }) => id).toSorted());
    const peak = projects.find(({ name }) => name === "PEAK");
    expect(peak?.targets).toContainEqual({ indicator: "participants", women: 150, men: 200 });
    const [one] = karlskrona.participants;
    const enrolments = one ? await loadEnrolments(ctx.table, karlskrona.tenant.id, one.id) : [];
    expect(enrolments.map(({ projectId }) => projects.some(({ id }) => id === projectId))).toEqual([true]);
  });

  it("lets each person that it names sign in with the password, as the member that they are", async () => {
    const withPassword = people.filter(({ password }) => password !== undefined);
    expect(new Set(withPassword.map(({ role }) => role))).toEqual(
      new Set(["matcher", "organiser", "lead", "admin", "employer"]),
    );
    for (const { name, email, password, role } of withPassword) {
      expect(password).toBe(demoPassword);
      const account = await world.accounts.verify(email, demoPassword);
      expect(account).toMatchObject({ name, email, secondFactor: role !== "employer" });
      const ctx = { world: world.core, now: now.toISOString(), requestId: "test", client: "test" };
      const who = { issuer: world.oidc.knownAs, subject: account?.subject ?? "" };
      expect(await memberOf(ctx, who)).toMatchObject({ name, role });
    }
  });

  it("names two participants, who have no password", () => {
    expect(people.filter(({ role }) => role === "participant").map(({ password }) => password)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("keeps the same profiles that the generator makes", async () => {
    const eva = actingAs(member("Eva Modig"));
    const stored = await loadPool(eva.table, karlskrona.tenant.id);
    expect(stored.map(({ profile }) => profile)).toEqual(
      poolOf(karlskrona, today).participants.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
  });

  it("ranks as the review does, without people with protected identity whom the matcher does not work with", async () => {
    const eva = member("Eva Modig");
    const seen = karlskrona.participants.filter(
      ({ protectedIdentity, assigned }) => !protectedIdentity || assigned.includes(eva.id),
    );
    const place = karlskrona.placements.find(({ content }) => content.title === "Plocka och packa");
    const open = openPlacesOf(karlskrona).find(({ placement }) => placement.id === place?.id);
    if (!place || !open) throw new Error("Plocka och packa is open in the demo");
    const expected = rank(poolOf({ ...karlskrona, participants: seen }, today), open.placement, curatedVocabulary);
    const { counts, remedies } = await rankPlacement(actingAs(eva), { id: place.id, top: 5 });
    expect(counts).toMatchObject({
      eligible: expected.eligible.length,
      askFirst: expected.askFirst.length,
      nearMisses: expected.nearMisses.length,
    });
    expect(remedies).toEqual(expected.remedies);
  });

  it("shows a matcher the history of somebody assigned, and hides everybody of the other municipality", async () => {
    const hodan = karlskrona.participants.find(({ number }) => number === "D-1018");
    const responsible = karlskrona.users.find(({ id }) => id === hodan?.assigned[0]);
    const stranger = karlshamn.participants[0];
    if (!hodan || !responsible || !stranger) throw new Error("they are in the demo");
    const profile = await readProfile(actingAs(responsible), { id: hodan.id });
    const known = new Set(
      karlskrona.observations.filter(({ participantId }) => participantId === hodan.id).map(({ id }) => id),
    );
    const newest = profile.answers.flatMap(({ observations }) => observations.map(({ id }) => id));
    expect(newest.length).toBeGreaterThan(40);
    expect(newest.filter((id) => !known.has(id))).toEqual([]);
    await expect(readProfile(actingAs(responsible), { id: stranger.id })).rejects.toMatchObject({ code: "notFound" });
  });

  it("numbers the next person after the last", async () => {
    const { participant } = await registerParticipant(actingAs(member("Eva Modig")), {
      givenName: "Ny",
      familyName: "Person",
      birthDate: "1990-01-01",
      legalGender: "woman",
      channel: "sms",
      language: "sv",
      interpreter: false,
      protectedIdentity: false,
    });
    expect(participant.number).toBe("D-1351");
  });
});

function member(name: string): User {
  const user = [...karlskrona.users, ...karlshamn.users].find((one) => one.name === name);
  if (!user) throw new Error(`nobody is called ${name}`);
  return user;
}

function actingAs({ id: userId, tenantId, role, name }: User): Context {
  return contextOf(world.core, {
    actor: { userId, tenantId, role, name },
    now: now.toISOString(),
    requestId: `test-${Math.floor(performance.now())}`,
  });
}
