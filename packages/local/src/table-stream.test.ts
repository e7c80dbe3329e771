import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "@passa/domain/id";
import { systemContext } from "@passa/core/context";
import { registerParticipant } from "@passa/core/participant/participant";
import { loadStamp } from "@passa/core/pool/pool.store";
import { holdPool } from "@passa/core/pool/held-pool";
import { createTenant } from "@passa/core/tenant/tenant";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { availableEmulators } from "./emulator.ts";
import { type LocalWorld, openWorld } from "./world.ts";

const now = new Date("2027-03-01T12:00:00.000Z");
let folder: string;
let world: LocalWorld | undefined;

async function begin(emulator: string): Promise<LocalWorld> {
  const begun = await openWorld({
    folder,
    origin: "http://localhost:4000",
    now: () => now,
    env: { ...process.env, DYNAMODB_ENDPOINT: "", PASSA_EMULATOR: emulator },
  });
  await begun.follow();
  return begun;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "passa-stream-"));
});
afterEach(async () => {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const person = (familyName: string) => ({
  givenName: "Hodan",
  familyName,
  birthDate: "1984-05-02",
  legalGender: "woman" as const,
  channel: "inPerson" as const,
  language: "so",
  interpreter: false,
  protectedIdentity: false,
});

/** How many people another process than the one that registered them would rank. */
async function peopleKnown({ core }: LocalWorld, tenantId: Id<"tenant">): Promise<number> {
  const elsewhere = { ...core, db: { ...core.db } };
  const { stamp } = await loadStamp(core.db.forTenant(tenantId, now.toISOString()), tenantId, "strong");
  if (!stamp) return 0;
  const table = elsewhere.db.forTenant(tenantId, now.toISOString());
  return (await holdPool({ world: elsewhere, table, now: now.toISOString() }, tenantId)).pool.size;
}

it.each(availableEmulators())(
  "changes reach the pool through the stream of %s, and what a stopped Passa has missed is read from people's entries",
  { timeout: 120_000 },
  async (emulator) => {
    world = await begin(emulator);
    const setting = { world: world.core, now: now.toISOString(), requestId: "stream" };
    const { id: tenantId } = await createTenant(setting, {
      name: "Karlskrona",
      municipalityCode: "1080",
      origin: { lat: 56.1612, lon: 15.5869 },
    });
    const matcher = systemContext(world.core, { ...setting, tenantId, role: "matcher" });
    const first = world;
    await registerParticipant(matcher, person("Ali"));
    await vi.waitFor(async () => expect(await peopleKnown(first, tenantId)).toBe(1), 30_000);
    await registerParticipant(matcher, person("Omar"));
    await vi.waitFor(async () => expect(await peopleKnown(first, tenantId)).toBe(2), 30_000);
    await world.stop();

    world = await begin(emulator);
    const { stamp, version } = await loadStamp(world.core.db.forTenant(tenantId, now.toISOString()), tenantId);
    expect({ stamp, isMarked: version > 0 }).toEqual({ stamp: undefined, isMarked: true });
  },
);
