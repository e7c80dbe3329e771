import type { Tenant } from "@passa/domain/tenant/tenant";
import { beforeAll, describe, expect, it } from "vitest";
import { anApprovedEmployer, anEmployer, aTenant, organisationNumber, publicly } from "../../test/nouns.ts";
import { actingAs, after, testWorld, type TestWorld } from "../../test/world.ts";
import { memberOf } from "../user/user.ts";
import {
  decideOnEmployer,
  employerMembers,
  inviteEmployerMember,
  listEmployers,
  readEmployer,
  registerEmployer,
  registerPublicly,
  registrationsAnHour,
  updateEmployer,
} from "./employer.ts";

let world: TestWorld;
let tenant: Tenant;
beforeAll(async () => {
  world = await testWorld();
  tenant = await aTenant(world);
});
const matcher = () => actingAs(world, tenant.id, "matcher");
const details = (n: number) => ({ name: `Firma ${n}`, organisationNumber: organisationNumber(n), contacts: [] });

describe("an organisation number", () => {
  it("is kept as ten digits, however it was written", async () => {
    const digits = organisationNumber(500_001);
    const written = `16${digits.slice(0, 6)}-${digits.slice(6)}`;
    const employer = await registerEmployer(matcher(), { ...details(1), organisationNumber: written });
    expect(employer.organisationNumber).toBe(digits);
  });

  it("is registered once in a tenant, also by two at once, and freely in another", async () => {
    const both = await Promise.allSettled([
      registerEmployer(matcher(), details(500_002)),
      registerEmployer(matcher(), details(500_002)),
    ]);
    const refused = both.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "alreadyExists", fields: [{ path: "organisationNumber" }] });
    const elsewhere = await aTenant(world, "Karlshamn");
    await registerEmployer(actingAs(world, elsewhere.id, "matcher"), details(500_002));
  });

  it("that an employer leaves is free for another, and the new one waits for approval", async () => {
    const employer = await anApprovedEmployer(world, tenant.id);
    const { id, version } = employer;
    const left = employer.organisationNumber;
    const moved = await updateEmployer(matcher(), { id, version, details: details(500_003) });
    expect(moved.standing.kind).toBe("registered");
    await registerEmployer(matcher(), { ...details(4), organisationNumber: left });
    await expect(registerEmployer(matcher(), details(500_003))).rejects.toMatchObject({ code: "alreadyExists" });
  });
});

describe("a change", () => {
  it("of two on the same version goes through once, and the other hears the version now", async () => {
    const { id, version, organisationNumber: number } = await anEmployer(world, tenant.id);
    const change = (name: string) =>
      updateEmployer(matcher(), { id, version, details: { name, organisationNumber: number, contacts: [] } });
    const both = await Promise.allSettled([change("Ett"), change("Två")]);
    const refused = both.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason as object)).toMatchObject([{ code: "stale", values: { version: 2 } }]);
  });

  it("keeps the approval when the number is the same", async () => {
    const { id, version, organisationNumber: number } = await anApprovedEmployer(world, tenant.id);
    const change = { name: "Nytt namn", organisationNumber: number, contacts: [] };
    expect(await updateEmployer(matcher(), { id, version, details: change })).toMatchObject({
      name: "Nytt namn",
      standing: { kind: "approved" },
    });
  });
});

it("approval and refusal say who and why, and the members hear of it", async () => {
  const employer = await anEmployer(world, tenant.id);
  const email = "robin@approval.example";
  await inviteEmployerMember(matcher(), { id: employer.id, name: "Robin Berg", email });
  const ctx = matcher();
  const declined = await decideOnEmployer(ctx, {
    id: employer.id,
    version: 1,
    decision: { decision: "decline", reason: "Vi når er inte." },
  });
  expect(declined.standing).toMatchObject({ kind: "declined", by: ctx.actor.userId, reason: "Vi når er inte." });
  const decision = { decision: "approve", vouchedBy: "Eva Modig", visited: false } as const;
  await expect(decideOnEmployer(ctx, { id: employer.id, version: 1, decision })).rejects.toMatchObject({
    code: "stale",
  });
  expect(await decideOnEmployer(ctx, { id: employer.id, version: 2, decision })).toMatchObject({
    version: 3,
    standing: { kind: "approved", vouchedBy: "Eva Modig" },
  });
  const letters = world.letters.filter(({ to }) => to.address === email);
  expect(letters).toHaveLength(3);
  expect(letters[1]?.text).toContain("Vi når er inte.");
});

describe("the list", () => {
  it("is by name, filtered by standing, name and number, page by page", async () => {
    const own = await aTenant(world, "Olofström");
    for (const name of ["Ödmans", "Alm", "berg", "Almö", "Änglar", "Åkeri"]) await anEmployer(world, own.id, name);
    const approved = await anApprovedEmployer(world, own.id, "Cykelhuset");
    const ctx = actingAs(world, own.id, "lead");
    const all = await listEmployers(ctx, { limit: 50 });
    expect(all.items.map(({ name }) => name)).toEqual([
      "Alm",
      "Almö",
      "berg",
      "Cykelhuset",
      "Åkeri",
      "Änglar",
      "Ödmans",
    ]);
    const first = await listEmployers(ctx, { limit: 4 });
    const second = await listEmployers(ctx, { limit: 4, cursor: first.next });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeUndefined();
    const ids = (items: { id: string }[]) => items.map(({ id }) => id);
    expect(ids((await listEmployers(ctx, { limit: 9, standing: "approved" })).items)).toEqual([approved.id]);
    expect((await listEmployers(ctx, { limit: 9, q: "ALM" })).items.map(({ name }) => name)).toEqual(["Alm", "Almö"]);
    const number = approved.organisationNumber;
    const asWritten = `${number.slice(0, 6)}-${number.slice(6)}`;
    expect(ids((await listEmployers(ctx, { limit: 9, q: asWritten })).items)).toEqual([approved.id]);
  });
});

describe("registering without signing in", () => {
  const registration = (n: number) => ({
    tenantId: tenant.id,
    name: `Ny firma ${n}`,
    organisationNumber: organisationNumber(600_000 + n),
    contactName: "Robin Berg",
    email: `robin.${n}@ny.example`,
  });
  const client = (n: number) => publicly(world, { client: `client ${n}` });
  const sent = (n: number) => world.letters.filter(({ to }) => to.address === `robin.${n}@ny.example`);

  it("makes an employer that waits for approval, whose contact can sign in", async () => {
    expect(await registerPublicly(client(1), registration(1))).toEqual({ received: true });
    const { items } = await listEmployers(matcher(), { limit: 9, q: "Ny firma 1" });
    expect(items).toMatchObject([{ standing: { kind: "registered" }, contacts: [{ name: "Robin Berg" }] }]);
    const who = { issuer: "i", subject: "robin1", email: "robin.1@ny.example", emailVerified: true };
    const user = await memberOf(client(1), who);
    expect(user).toMatchObject({ role: "employer", employerId: items[0]?.id });
    expect(sent(1)[0]?.text).toContain("Ny firma 1");
  });

  it("answers the same for a number or an address that is known, changes nothing, and tells only the address", async () => {
    await registerPublicly(client(2), registration(2));
    const sameNumber = { ...registration(3), organisationNumber: registration(2).organisationNumber };
    const sameAddress = { ...registration(4), email: registration(2).email };
    expect(await registerPublicly(client(2), sameNumber)).toEqual({ received: true });
    expect(await registerPublicly(client(2), sameAddress)).toEqual({ received: true });
    expect((await listEmployers(matcher(), { limit: 9, q: "Ny firma 3" })).items).toEqual([]);
    expect((await listEmployers(matcher(), { limit: 9, q: "Ny firma 4" })).items).toEqual([]);
    expect(sent(3)[0]?.subject).toContain("finns redan");
  });

  it("in a municipality that is not there is refused at its field", async () => {
    const elsewhere = { ...registration(5), tenantId: tenant.id.replace(/.$/, "Z") as typeof tenant.id };
    await expect(registerPublicly(client(3), elsewhere)).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "tenantId", code: "unknownId" }],
    });
  });

  it("is possible so many times an hour from one client", async () => {
    for (let n = 0; n < registrationsAnHour; n++) await registerPublicly(client(4), registration(10 + n));
    await expect(registerPublicly(client(4), registration(99))).rejects.toMatchObject({ code: "tooManyTries" });
    await registerPublicly(publicly(world, { client: "client 4", now: after(3600) }), registration(99));
  });

  it("is no more often possible when all tries come at once", async () => {
    const tries = Array.from({ length: registrationsAnHour + 5 }, (_, n) =>
      registerPublicly(client(6), registration(200 + n)),
    );
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(5);
  });
});

it("an employer's member sees and changes its own employer, and knows of no other", async () => {
  const [own, other] = [await anEmployer(world, tenant.id), await anEmployer(world, tenant.id)];
  const ctx = actingAs(world, tenant.id, "employer", { employerId: own.id });
  expect(await readEmployer(ctx, { id: own.id })).toEqual(own);
  await expect(readEmployer(ctx, { id: other.id })).rejects.toMatchObject({ code: "notFound" });
  await expect(employerMembers(ctx, { id: other.id })).rejects.toMatchObject({ code: "notFound" });
  await expect(listEmployers(ctx, { limit: 9 })).rejects.toMatchObject({ code: "forbidden" });
  const decision = { decision: "approve", vouchedBy: "Jag själv", visited: true } as const;
  await expect(decideOnEmployer(ctx, { id: own.id, version: 1, decision })).rejects.toMatchObject({
    code: "forbidden",
  });
  const { id } = await inviteEmployerMember(ctx, { id: own.id, name: "Kim Ek", email: "kim@own.example" });
  expect((await employerMembers(ctx, { id: own.id })).items.map((user) => user.id)).toEqual([id]);
});
