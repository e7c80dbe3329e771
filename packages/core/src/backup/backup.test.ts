import { expect, test } from "vitest";
import { hodan, market } from "../../test/market.ts";
import { restoreDrill } from "../../test/restore-drill.ts";
import { publicly } from "../../test/nouns.ts";
import { noon, testWorld, type TestWorld, worldAt } from "../../test/world.ts";
import { registerParticipant } from "../participant/participant.ts";
import { beginSession, handOutCode } from "../session/session.ts";
import { dynamoClient } from "../table.ts";
import { inviteStaff, memberOf } from "../user/user.ts";
import { backUp, checkBackup, restore } from "./backup.ts";

const tableOf = ({ endpoint, tableName }: Pick<TestWorld, "endpoint" | "tableName">) => ({
  client: dynamoClient({ endpoint, region: "eu-north-1" }),
  tableName,
});

async function linesOf(world: TestWorld, meanwhile = async (_pass: number) => {}): Promise<string[]> {
  let lines: string[] = [];
  let pass = 0;
  await backUp(tableOf(world), noon, async () => {
    await meanwhile(++pass);
    lines = [];
    return { write: async (line) => void lines.push(line) };
  });
  return lines;
}

const reading = (lines: readonly string[]) =>
  async function* read() {
    yield* lines;
  };

test("a drill: everything is there again as it was, nobody who was erased since, pools and lists as before, the trail whole", async () => {
  const drill = await restoreDrill(await testWorld(), { people: 10, items: 400, code: "3101" });
  expect(drill).toMatchObject({
    lost: 0,
    changed: 0,
    added: 0,
    recoverable: 0,
    poolDifferences: 0,
    auditFaults: 0,
    listDiffers: false,
  });
  expect(drill.items).toBeGreaterThanOrEqual(400);
});

test("a backup is the table at one instant: it is read again until two passes find the same, and given up when they never do", async () => {
  const world = await testWorld();
  const { tenantId, admin } = await market(world, "3102");
  const invite = (n: number) =>
    inviteStaff(admin, { name: `Nummer ${n}`, email: `${n}@3102.example`, role: "matcher" });
  const table = world.db.forTenant(tenantId, noon);
  const key = { pk: `${tenantId}#note`, sk: "note" };
  const lines = await linesOf(world, async (pass) => void (pass <= 2 && (await invite(pass))));
  expect(lines.filter((line) => line.includes("2@3102.example")).length).toBeGreaterThan(0);
  let written = 0;
  const restless = linesOf(world, () => table.put({ ...key, data: { written: ++written } }));
  await expect(restless).rejects.toThrow("written to all the time");
});

test("nobody is signed in by a backup: sessions and one-time codes are not in it", async () => {
  const world = await testWorld();
  const { admin, eva } = await market(world, "3103");
  await inviteStaff(admin, { name: "Mia Sjö", email: "mia@3103.example", role: "matcher" });
  const who = { issuer: "https://idp", subject: "mia", email: "mia@3103.example", emailVerified: true };
  const mia = await memberOf(publicly(world), who);
  if (!mia) throw new Error("an invited member signs in");
  await beginSession(publicly(world), mia);
  const { participant } = await registerParticipant(eva, hodan);
  await handOutCode(eva, participant);
  const keys = (await linesOf(world)).slice(1, -1).map((line) => (JSON.parse(line) as { sk: { S: string } }).sk.S);
  expect(keys.filter((sk) => sk === "session" || sk === "code" || sk.startsWith("tries#"))).toEqual([]);
  expect(keys).toContain("tenant");
});

test("a backup that was cut off or changed, or is none, is refused before anything is written, and so is a table with something in it", async () => {
  const world = await testWorld();
  await market(world, "3104");
  const lines = await linesOf(world);
  const other = { ...tableOf(world), tableName: `${world.tableName}-other` };
  const changed = lines.map((line) => line.replaceAll("Karlskrona", "Kalmar"));
  for (const [given, message] of [
    [lines.slice(0, -1), "cut off"],
    [lines.toSpliced(2, 1), "not as it was written"],
    [changed, "not as it was written"],
    [["{}", ...lines.slice(1)], "no backup"],
    [[], "cut off"],
  ] as const)
    await expect(restore(other, reading(given))).rejects.toThrow(message);
  await expect(checkBackup(reading(lines)())).resolves.toMatchObject({ at: noon, items: lines.length - 2 });
  await expect(restore(tableOf(world), reading(lines))).rejects.toThrow("empty one");
  const empty = await worldAt(world.endpoint);
  await expect(restore(tableOf(empty), reading(lines))).resolves.toMatchObject({ items: lines.length - 2 });
});
