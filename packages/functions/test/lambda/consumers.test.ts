import { randomUUID } from "node:crypto";
import { verifyAudit } from "@passa/core/audit/verify";
import { systemContext } from "@passa/core/context";
import { loadStamp } from "@passa/core/pool/pool.store";
import { inviteStaff } from "@passa/core/user/user";
import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { municipality, noon, testApi, type TestApi } from "../api.ts";
import { aTown, asked } from "../town.ts";
import type { Deployed } from "./deployed.ts";
import { findRuntime } from "./runtime.ts";

const person = {
  givenName: "Hodan",
  familyName: "Ali",
  birthDate: "1984-05-02",
  legalGender: "woman",
  channel: "sms",
  language: "so",
  interpreter: true,
  protectedIdentity: false,
} as const;

/** A file whose import has expired. @returns its name */
async function leftFile({ world }: TestApi, tenantId: Id<"tenant">): Promise<string> {
  const name = `imports/${tenantId}/${world.newId("import", noon)}`;
  await world.objects.put(name, new TextEncoder().encode("Förnamn;Efternamn\n"));
  return name;
}

/** Somebody's invitation, when no post office was open. */
async function inviteUnsent({ world: around }: TestApi, tenantId: Id<"tenant">, email: string): Promise<void> {
  const world = { ...around, mail: { send: () => Promise.reject(new Error("the post office is closed")) } };
  const ctx = systemContext(world, { tenantId, now: noon, requestId: randomUUID() });
  await inviteStaff(ctx, { name: "Sena Post", email, role: "matcher" });
}

describe.skipIf(!findRuntime())("what is deployed, under Lambda's runtime client", () => {
  let api: TestApi;
  let deployed: Deployed;
  let town: Awaited<ReturnType<typeof municipality>>;
  let matcher: string;
  beforeAll(async () => {
    api = await testApi();
    if (!api.deployed) throw new Error("the project runs with PASSA_API=artifact");
    deployed = api.deployed;
    town = await municipality(api);
    matcher = (await town.staff("matcher")).token;
  });

  const tenantId = () => town.tenant.id;
  const table = () => api.world.db.forTenant(tenantId(), api.clock.now);
  const stamp = async () => (await loadStamp(table(), tenantId(), "strong")).stamp;
  const register = () => asked(api, "POST /participants", { as: matcher, body: person });
  const setting = () => ({ world: api.world, now: api.clock.now });

  it("keeps the pool up with what the table's stream tells, and takes it back when changes were lost", async () => {
    await register();
    expect(await deployed.passOn(["Pools"])).toBe(0);
    const first = await stamp();
    expect(first).toBeDefined();
    await register();
    expect(await deployed.passOn(["Pools"])).toBe(0);
    expect(await stamp()).not.toEqual(first);

    const lost = { requestContext: { condition: "RetryAttemptsExhausted" }, DDBStreamBatchInfo: { batchSize: 1 } };
    await deployed.invoke("PoolsLost", { Records: [{ messageId: randomUUID(), body: JSON.stringify(lost) }] });
    expect(await stamp()).toBeUndefined();
  });

  it("seals what happened into the chain and anchors its head, so that nothing can be taken out unseen", async () => {
    await register();
    expect(await deployed.passOn(["Audits"])).toBe(0);
    await deployed.invoke("Audit");
    const verdict = await verifyAudit(setting(), tenantId());
    expect(verdict).toMatchObject({ faults: [] });
    expect(await api.world.objects.list(`audit/${tenantId()}`)).not.toEqual([]);
  });

  it("says from where in the shard a batch is to come again when the table does not answer", async () => {
    await register();
    deployed.refuse("out of order");
    const failures = await deployed.passOn(["Pools", "Audits"]);
    deployed.refuse(undefined);
    expect(failures).toBe(2);
  });

  it("sends the mail that could not be sent with its change", async () => {
    const email = "sen.post@karlskrona.example";
    await inviteUnsent(api, tenantId(), email);
    const sent = () => deployed.letters.filter(({ to }) => to.address === email);
    expect(sent()).toEqual([]);
    expect(await deployed.invoke("Outbox")).toMatchObject({ sent: 1, waiting: 0 });
    expect(await deployed.invoke("Outbox")).toMatchObject({ sent: 0 });
    expect(sent()).toHaveLength(1);
  });

  it("erases a person, and with them the file of an import that is no more", async () => {
    const admin = (await town.staff("admin")).token;
    const { participant } = await register();
    const file = await leftFile(api, tenantId());
    const body = { number: participant.number, reason: "registeredByMistake" } as const;
    const path = { participantId: participant.id };
    await asked(api, "POST /participants/{participantId}/erasure", { as: admin, path, body });
    expect(await api.world.objects.get(file)).toBeUndefined();
  });

  it("ends jobs that the stream has given up, and does each day what is to be done", async () => {
    const other = await testApi();
    const left = async () => void (await other.deployed?.invoke("JobsLeft"));
    const { tenantId: townId, eventId, planId, sessions } = await aTown({ ...other, runJobs: left });
    const path = { eventId, planId };
    const { plan } = await asked(other, "GET /events/{eventId}/plans/{planId}", { as: sessions.ida, path });
    expect(plan.state).not.toBe("solving");
    // Years later everybody's time has come.
    other.clock.now = "2035-03-01T06:00:00.000Z";
    const file = await leftFile(other, townId);
    await inviteUnsent(other, townId, "sen.post@karlskrona.example");
    other.log.length = 0;
    await other.deployed?.invoke("EveryDay");
    expect(other.log).toEqual([]);
    expect(await other.world.objects.get(file)).toBeUndefined();
    await other.deployed?.passOn(["Audits"]);
    await other.deployed?.invoke("Audit");
    await other.deployed?.invoke("Outbox");
    expect(other.log).toEqual([]);
  });
});
