import type { Tenant } from "@passa/domain/tenant/tenant";
import type { User } from "@passa/domain/user/user";
import { beforeAll, describe, expect, it } from "vitest";
import { aTenant, publicly } from "../../test/nouns.ts";
import { actingAs, after, noon, testWorld, type TestWorld } from "../../test/world.ts";
import { newId } from "../context.ts";
import { inviteStaff, memberOf, revokeUser } from "../user/user.ts";
import {
  beginSession,
  endSession,
  handOutCode,
  idleS,
  longestS,
  readSession,
  signInWithCode,
  wrongTries,
} from "./session.ts";

let world: TestWorld;
let tenant: Tenant;
beforeAll(async () => {
  world = await testWorld();
  tenant = await aTenant(world);
});

let number = 0;
async function member(): Promise<User> {
  const email = `m${++number}@karlskrona.example`;
  await inviteStaff(actingAs(world, tenant.id, "admin"), { name: "Eva Modig", email, role: "matcher" });
  const user = await memberOf(publicly(world), { issuer: "i", subject: email, email, emailVerified: true });
  if (!user) throw new Error("not bound");
  return user;
}
const readAt = (token: string, seconds: number) => readSession({ world, now: after(seconds) }, token);

describe("a session", () => {
  it("tells who acts, with the role as it is now", async () => {
    const user = await member();
    const { token, expiresAt } = await beginSession(publicly(world), user);
    expect(expiresAt).toBe(after(idleS));
    expect(await readAt(token, 1)).toMatchObject({ actor: { userId: user.id, tenantId: tenant.id, role: "matcher" } });
    expect(await readAt(`${token}x`, 1)).toBeUndefined();
  });

  it("ends after 30 minutes without a request, and goes on with one", async () => {
    const { token } = await beginSession(publicly(world), await member());
    expect(await readAt(token, idleS - 1)).toBeDefined();
    expect(await readAt(token, 2 * idleS - 2)).toBeDefined();
    expect(await readAt(token, 3 * idleS - 2)).toBeUndefined();
  });

  it("ends after 12 hours however much is asked", async () => {
    const { token } = await beginSession(publicly(world), await member());
    const step = idleS - 60;
    for (let at = step; at < longestS; at += step) expect(await readAt(token, at), `after ${at} s`).toBeDefined();
    expect(await readAt(token, longestS)).toBeUndefined();
  });

  it("notes requests at most once a minute", async () => {
    const { token } = await beginSession(publicly(world), await member());
    world.units.splice(0);
    await readAt(token, 59);
    expect(world.units.filter(({ write }) => write > 0)).toEqual([]);
    await readAt(token, 60);
    await readAt(token, 61);
    expect(world.units.filter(({ write }) => write > 0)).toHaveLength(1);
  });

  it("is nothing at the next request once the membership is revoked", async () => {
    const user = await member();
    const { token } = await beginSession(publicly(world), user);
    await revokeUser(actingAs(world, tenant.id, "admin"), user.id);
    expect(await readAt(token, 1)).toBeUndefined();
  });

  it("ends when it is ended", async () => {
    const { token } = await beginSession(publicly(world), await member());
    await endSession(publicly(world), token);
    expect(await readAt(token, 1)).toBeUndefined();
  });

  it("leaves no token in the table", async () => {
    const user = await member();
    const { token } = await beginSession(publicly(world), user);
    const audit = await world.db.forTenant(tenant.id, noon).all({ pk: `${tenant.id}#audit#2027-03-01` });
    expect(audit.some(({ data }) => (data as { what: string }).what === "session.begin")).toBe(true);
    expect(JSON.stringify(audit)).not.toContain(token);
  });
});

describe("a one-time code", () => {
  const person = () => ({
    id: newId("participant", noon),
    tenantId: tenant.id,
    givenName: "Hodan",
    familyName: "Ali",
    protectedIdentity: false,
  });
  const hand = (who = person()) => {
    const matcher = actingAs(world, tenant.id, "matcher");
    return handOutCode(matcher, { ...who, assigned: [matcher.actor.userId] });
  };
  const use = (code: string, client: string, seconds = 1) =>
    signInWithCode(publicly(world, { client, now: after(seconds) }), code);
  const wrongFor = (code: string) => (code === "000000" ? "000001" : "000000");

  it("has six digits, signs the participant in and is then spent", async () => {
    const who = person();
    const { code, expiresAt } = await hand(who);
    expect(code).toMatch(/^\d{6}$/);
    expect(expiresAt).toBe(after(15 * 60));
    const { token, view } = await use(code, "a");
    expect(view).toMatchObject({ user: { role: "participant", name: "Hodan Ali" }, participantId: who.id });
    expect(await readAt(token, 2)).toMatchObject({ actor: { participantId: who.id } });
    await expect(use(code, "b")).rejects.toMatchObject({ code: "codeNotAccepted" });
  });

  it("used twice at once signs in once", async () => {
    const { code } = await hand();
    const both = await Promise.allSettled([use(code, "c"), use(code, "d")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("is nothing after 15 minutes", async () => {
    const { code } = await hand();
    await expect(use(code, "e", 15 * 60)).rejects.toMatchObject({ code: "codeNotAccepted" });
  });

  it("makes a person one member, however many codes", async () => {
    const who = person();
    const [one, other] = [await hand(who), await hand(who)];
    expect((await use(one.code, "f")).view.user.id).toBe((await use(other.code, "f")).view.user.id);
  });

  it("may be wrong five times from one client, also all at once; then even the right one waits, elsewhere not", async () => {
    const { code } = await hand();
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => use(wrongFor(code), "g")));
    const codes = tries.map((result) =>
      result.status === "rejected" ? (result.reason as { code: string }).code : "in",
    );
    expect(codes.filter((refusal) => refusal === "codeNotAccepted")).toHaveLength(wrongTries);
    expect(codes.filter((refusal) => refusal === "tooManyTries")).toHaveLength(9 - wrongTries);
    await expect(use(code, "g")).rejects.toMatchObject({ code: "tooManyTries", values: { seconds: 15 * 60 - 1 } });
    await expect(use(code, "h")).resolves.toBeDefined();
  });

  it("may be tried again from that client in the next period", async () => {
    for (let n = 0; n <= wrongTries; n++) await use("000000", "i").catch(() => undefined);
    await expect(use("000000", "i", 14 * 60)).rejects.toMatchObject({ code: "tooManyTries" });
    await expect(use("000000", "i", 15 * 60)).rejects.toMatchObject({ code: "codeNotAccepted" });
  });

  it("right many times from one client is no wrong try", async () => {
    for (let n = 0; n < wrongTries + 2; n++) await expect(use((await hand()).code, "hall")).resolves.toBeDefined();
  });

  it("is kept nowhere as it is, also when it was asked for with an Idempotency-Key", async () => {
    const matcher = actingAs(world, tenant.id, "matcher", { key: "the same" });
    const mine = { ...person(), assigned: [matcher.actor.userId] };
    const [one, other] = [await handOutCode(matcher, mine), await handOutCode(matcher, mine)];
    expect(one.code).not.toBe(other.code);
  });

  it("is handed out only by those who work with the person", async () => {
    const stranger = actingAs(world, tenant.id, "matcher");
    await expect(handOutCode(stranger, { ...person(), assigned: [] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(handOutCode(stranger, { ...person(), protectedIdentity: true, assigned: [] })).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
