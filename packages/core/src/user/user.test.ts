import type { Tenant } from "@passa/domain/tenant/tenant";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aTenant, publicly } from "../../test/nouns.ts";
import { actingAs, testWorld, type TestWorld } from "../../test/world.ts";
import { inviteStaff, listUsers, memberOf, revokeUser } from "./user.ts";

let world: TestWorld;
let tenant: Tenant;
let number = 0;
let email: string;
beforeAll(async () => {
  world = await testWorld();
  tenant = await aTenant(world);
});
beforeEach(() => {
  email = `eva.modig.${++number}@karlskrona.example`;
});

const admin = () => actingAs(world, tenant.id, "admin");
const invite = (address = email) => inviteStaff(admin(), { name: "Eva Modig", email: address, role: "matcher" });
const signIn = (subject: string, more: object = {}) =>
  memberOf(publicly(world), { issuer: "https://idp", subject, email, emailVerified: true, ...more });

describe("an invited member of staff", () => {
  it("gets one letter with a way in, and stands in the list as invited", async () => {
    const user = await invite();
    expect(world.letters.filter(({ to }) => to.address === email)).toHaveLength(1);
    expect((await listUsers(admin(), { role: "matcher" })).items).toContainEqual(user);
    expect(user.standing.kind).toBe("invited");
  });

  it("becomes active at the first sign-in with the verified address, and is then known by subject alone", async () => {
    const { id } = await invite();
    expect(await signIn("s1")).toMatchObject({ id, standing: { kind: "active" } });
    expect(await signIn("s1", { email: "new@name.example" })).toMatchObject({ id });
  });

  it("is not bound by an address that the provider has not verified", async () => {
    await invite();
    expect(await signIn("s2", { emailVerified: false })).toBeUndefined();
    expect(await signIn("s2", { email: undefined })).toBeUndefined();
  });

  it("is not taken over by another subject with the same address", async () => {
    await invite();
    await signIn("s3");
    expect(await signIn("s4")).toBeUndefined();
    expect(await signIn("s3", { issuer: "https://other" })).toBeUndefined();
  });

  it("who signs in in two windows at once is one member", async () => {
    const { id } = await invite();
    const both = await Promise.all([signIn("s5"), signIn("s5")]);
    expect(both.map((user) => user?.id)).toEqual([id, id]);
  });

  it("is invited once, whatever the case of the address and also from another tenant", async () => {
    await invite();
    await expect(invite(email.toUpperCase())).rejects.toMatchObject({
      code: "alreadyExists",
      fields: [{ path: "email" }],
    });
    const elsewhere = await aTenant(world, "Karlshamn");
    await expect(
      inviteStaff(actingAs(world, elsewhere.id, "admin"), { name: "Eva", email, role: "lead" }),
    ).rejects.toMatchObject({ code: "alreadyExists" });
  });
});

describe("a revoked member", () => {
  it("is no member at the next sign-in, and may be invited anew as somebody else", async () => {
    const { id } = await invite();
    await signIn("r1");
    expect(await revokeUser(admin(), id)).toMatchObject({ standing: { kind: "revoked" } });
    expect(await signIn("r1")).toBeUndefined();
    const again = await invite();
    expect(again.id).not.toBe(id);
    expect(await signIn("r1")).toMatchObject({ id: again.id });
  });

  it("who was only invited cannot use the invitation", async () => {
    const { id } = await invite();
    await revokeUser(admin(), id);
    expect(await signIn("r2")).toBeUndefined();
  });

  it("is revoked once: the same again changes nothing", async () => {
    const { id } = await invite();
    const first = await revokeUser(admin(), id);
    expect(await revokeUser(admin(), id)).toEqual(first);
  });
});

it("only an admin invites and revokes, and never in another tenant", async () => {
  const { id } = await invite();
  await expect(
    inviteStaff(actingAs(world, tenant.id, "matcher"), { name: "X", email: "x@y.example", role: "lead" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(revokeUser(actingAs(world, tenant.id, "lead"), id)).rejects.toMatchObject({ code: "forbidden" });
  const elsewhere = await aTenant(world, "Karlshamn");
  await expect(revokeUser(actingAs(world, elsewhere.id, "admin"), id)).rejects.toMatchObject({ code: "notFound" });
});
