import type { Id } from "@passa/domain/id";
import { beforeAll, describe, expect, it } from "vitest";
import { actingAs, after, noon, testWorld, type TestWorld } from "../test/world.ts";
import { commit, once, type Write } from "./commit.ts";
import { newId } from "./context.ts";
import { deliverOutbox, type Message } from "./outbox.ts";

let world: TestWorld;
let tenantId: Id<"tenant">;
beforeAll(async () => {
  world = await testWorld();
  tenantId = newId("tenant", noon);
});

const audit = { what: "employer.update", whom: "emp_1" } as const;
const key = (sk: string) => ({ pk: `${tenantId}#thing`, sk });
const put = (sk: string, version: number): Write => ({
  put: { ...key(sk), version, data: { version } },
  expect: version === 1 ? "absent" : { version: version - 1 },
});
const auditOf = (request: string) =>
  world.db
    .forTenant(tenantId, noon)
    .all({ pk: `${tenantId}#audit#2027-03-01` })
    .then((items) => items.filter(({ data }) => (data as { requestId: string }).requestId === request));

describe("a change", () => {
  it("is kept with who did what to whom and when", async () => {
    const ctx = actingAs(world, tenantId, "matcher");
    expect(await commit(ctx, { writes: [put("audited", 1)], audit: { ...audit, why: "asked" }, answer: "done" })).toBe(
      "done",
    );
    expect(await auditOf(ctx.requestId)).toMatchObject([
      { data: { who: ctx.actor.userId, what: "employer.update", whom: "emp_1", why: "asked", at: noon } },
    ]);
  });

  it("is wholly there or not at all: a failed condition leaves neither state nor audit nor mail", async () => {
    const ctx = actingAs(world, tenantId, "matcher");
    const message = letter("nobody@example.com");
    const writes = [put("half", 1), put("missing", 2)];
    await expect(commit(ctx, { writes, audit, outbox: [message], answer: 1 })).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await ctx.table.get(key("half"))).toBeUndefined();
    expect(await auditOf(ctx.requestId)).toEqual([]);
    expect(world.letters.filter(({ to }) => to.address === "nobody@example.com")).toEqual([]);
  });

  it("on an old version is stale and tells the version now", async () => {
    const ctx = actingAs(world, tenantId, "matcher");
    await commit(ctx, { writes: [put("versions", 1)], audit, answer: 1 });
    await commit(ctx, { writes: [put("versions", 2)], audit, answer: 2 });
    await expect(commit(ctx, { writes: [put("versions", 2)], audit, answer: 2 })).rejects.toMatchObject({
      code: "stale",
      values: { version: 2 },
    });
  });

  it("of eight at once on the same version goes through exactly once", async () => {
    await commit(actingAs(world, tenantId, "matcher"), { writes: [put("race", 1)], audit, answer: 1 });
    const tries = Array.from({ length: 8 }, () =>
      commit(actingAs(world, tenantId, "matcher"), { writes: [put("race", 2)], audit, answer: 2 }).then(
        () => "won",
        (error: { code?: string }) => error.code,
      ),
    );
    expect((await Promise.all(tries)).toSorted()).toEqual([...Array.from({ length: 7 }, () => "stale"), "won"]);
  });

  it("may take the place of an item that has expired", async () => {
    const first = actingAs(world, tenantId, "matcher");
    const expiresAt = Date.parse(noon) / 1000 + 60;
    const short = (): Write => ({ put: { ...key("short"), expiresAt, data: 1 }, expect: "absent" });
    await commit(first, { writes: [short()], audit, answer: 1 });
    await expect(commit(first, { writes: [short()], audit, answer: 1 })).rejects.toMatchObject({
      code: "alreadyExists",
    });
    const later = actingAs(world, tenantId, "matcher", { now: after(60) });
    expect(await later.table.get(key("short"))).toBeUndefined();
    await commit(later, { writes: [{ put: { ...key("short"), data: 2 }, expect: "absent" }], audit, answer: 2 });
    expect(await later.table.get(key("short"))).toMatchObject({ data: 2 });
  });
});

describe("the same request twice", () => {
  const user = { userId: newId("user", noon) };
  const create = (sk: string, more: { key: string; digest?: string; now?: string }) => {
    const ctx = actingAs(world, tenantId, "matcher", { ...user, ...more });
    return once(ctx, () => commit(ctx, { writes: [put(sk, 1)], audit, answer: { made: ctx.requestId } }));
  };

  it("one after the other happens once and answers the same", async () => {
    const first = await create("repeat", { key: "k1" });
    expect(await create("repeat", { key: "k1" })).toEqual(first);
    expect(await auditOf(first.made)).toHaveLength(1);
  });

  it("at the same time happens once and answers the same", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => create("together", { key: "k2" })));
    expect(new Set(answers.map(({ made }) => made)).size).toBe(1);
  });

  it("is answered the same however long the answer is", async () => {
    const long = Array.from({ length: 5000 }, (_, row) => ({ row, name: `Hodan Ali ${row}`, state: "imported" }));
    const ctx = actingAs(world, tenantId, "matcher", { key: "long" });
    const answer = () => once(ctx, () => commit(ctx, { writes: [put("long", 1)], audit, answer: long }));
    await answer();
    expect(await answer()).toEqual(long);
  });

  it("is refused when the key comes with another request", async () => {
    await create("other", { key: "k3" });
    await expect(create("other", { key: "k3", digest: "another" })).rejects.toMatchObject({
      code: "idempotencyKeyReused",
    });
  });

  it("is a new request after 24 hours", async () => {
    await create("day", { key: "k4" });
    await expect(create("day", { key: "k4", now: after(24 * 3600) })).rejects.toMatchObject({ code: "alreadyExists" });
  });
});

describe("a mail", () => {
  const send = async (address: string) => {
    const ctx = actingAs(world, tenantId, "admin");
    await commit(ctx, { writes: [], audit, outbox: [letter(address)], answer: undefined });
  };
  const sentTo = (address: string) => world.letters.filter(({ to }) => to.address === address);

  it("goes out when its change stands, with the link and the addressee's name", async () => {
    await send("eva@example.com");
    const [sent] = sentTo("eva@example.com");
    expect(sent?.subject).toBe("Du är inbjuden till Passa");
    expect(sent?.text).toContain("Hej Eva Modig");
    expect(sent?.text).toContain("https://identity.example/begin?email=eva@example.com");
  });

  it("that could not be sent does not undo the change, and goes out once later", async () => {
    const lookup = world.db.withLookup(tenantId, noon);
    await lookup.transact(
      [{ Put: { TableName: "", Item: { pk: "lookup#tenants", sk: "1080", data: { id: tenantId, name: "K" } } } }],
      "t1",
    );
    world.postOffice.closed = true;
    await send("late@example.com");
    expect(await deliverOutbox(world, noon)).toEqual({ sent: 0, waiting: 1 });
    world.postOffice.closed = false;
    expect(await deliverOutbox(world, noon)).toEqual({ sent: 1, waiting: 0 });
    expect(await deliverOutbox(world, noon)).toEqual({ sent: 0, waiting: 0 });
    expect(sentTo("late@example.com")).toHaveLength(1);
  });
});

function letter(address: string): Message {
  return {
    template: "invitation",
    to: { name: "Eva Modig", address },
    invite: { secondFactor: true },
    values: { tenant: "Karlskrona" },
  };
}
