import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "@passa/domain/id";
import { connect, createTable, dynamoClient } from "@passa/core/table";
import { beforeAll, describe, expect, it } from "vitest";
import { passa as runHere } from "../test/passa.ts";

const tableName = `cli-${randomUUID()}`;
const endpoint = process.env["DYNAMODB_ENDPOINT"];

beforeAll(async () => {
  const client = dynamoClient({ endpoint, region: "local" });
  await createTable(client, tableName);
  client.destroy();
});

type Run = { code: number; out: unknown; err: string };

async function passa(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const { code, out, err } = await runHere(args, { env: { PASSA_TABLE: tableName, ...env } });
  return { code, out: code === 0 ? (JSON.parse(out) as unknown) : undefined, err };
}

const taxonomyFile = join(mkdtempSync(join(tmpdir(), "passa-cli-")), "taxonomy.json");
writeFileSync(
  taxonomyFile,
  JSON.stringify({
    source: "an extract",
    concepts: {
      "occupation-name": [{ conceptId: "aaaa_bbb_ccc", preferredLabel: "Lagerchef" }],
      "ssyk-level-4": [],
      "occupation-field": [],
      skill: [{ conceptId: "aaaa_bbb_ccd", preferredLabel: "Lokförarbevis" }],
    },
  }),
);

describe("a municipality of its own", () => {
  it("is entered, gets its first member and a taxonomy", async () => {
    const made = await passa(["tenant", "create", "--name", "Karlskrona", "--municipality-code", "1080"]);
    expect(made).toMatchObject({ code: 0, out: { name: "Karlskrona", municipalityCode: "1080" } });
    const { id } = made.out as { id: Id<"tenant"> };
    expect((await passa(["tenant", "list"])).out).toEqual({ items: [{ id, name: "Karlskrona" }] });

    const person = ["--tenant", id, "--email", "eva@karlskrona.example", "--name", "Eva Modig", "--role", "admin"];
    expect(await passa(["user", "invite", ...person])).toMatchObject({
      code: 0,
      out: { standing: { kind: "invited" } },
    });
    const again = await passa(["user", "invite", ...person]);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/email/);

    const trail = await passa(["audit", "verify"], { PASSA_SECRET: "a secret of the tests" });
    expect(trail).toMatchObject({ code: 0, out: [{ tenantId: id, faults: [] }] });
    const unkeyed = await passa(["audit", "verify"], { PASSA_DATA: "/nowhere" });
    expect(unkeyed).toMatchObject({ code: 2, err: expect.stringContaining("PASSA_SECRET") as string });
    const table = connect({ endpoint, region: "local", tableName }).forTenant(id, new Date().toISOString());
    await table.put({ pk: `${id}#chain#head`, sk: "head", version: 1, data: { n: 1, hash: "", at: "" } });
    expect((await passa(["audit", "verify"], { PASSA_SECRET: "a secret of the tests" })).code).toBe(1);

    expect(await passa(["erasures", "replay"])).toMatchObject({
      code: 0,
      out: { items: [{ tenantId: id, erasedAgain: 0 }] },
    });

    const secret = { PASSA_SECRET: "a secret of the tests" };
    expect(await passa(["redrive"], secret)).toMatchObject({
      code: 0,
      out: { items: [{ tenantId: id, mailsWaiting: 1, jobsWaiting: 0 }] },
    });

    const folder = mkdtempSync(join(tmpdir(), "passa-backup-"));
    const file = join(folder, "passa.jsonl.gz");
    const backup = await passa(["backup", file]);
    expect(backup).toMatchObject({ code: 0, out: { table: tableName } });
    expect(statSync(file).mode & 0o077).toBe(0);
    const { items } = backup.out as { items: number };
    const other = `${tableName}-restored`;
    const restored = await passa(["restore", file, "--table", other]);
    expect(restored).toMatchObject({
      code: 0,
      out: { table: other, items, tenants: [{ tenantId: id, erasedAgain: 0 }] },
    });
    expect((await passa(["tenant", "list"], { PASSA_TABLE: other })).out).toEqual({
      items: [{ id, name: "Karlskrona" }],
    });
    expect(await passa(["restore", "--table", other])).toMatchObject({ code: 0, out: { tenants: [{ tenantId: id }] } });
    const full = await passa(["restore", file, "--table", other]);
    expect(full).toMatchObject({ code: 2, err: expect.stringContaining("empty one") as string });
    writeFileSync(file, readFileSync(file).subarray(0, -40));
    const cut = await passa(["restore", file, "--table", `${other}-again`]);
    expect(cut).toMatchObject({ code: 2, err: expect.stringContaining("cut off") as string });

    const imported = await passa(["taxonomy", "import", taxonomyFile, "--tenant", id]);
    expect(imported).toMatchObject({ code: 0, out: { occupations: 1, skills: 1 } });
  }, 60_000);
});

describe("what is wrong is told on standard error with exit code 2", () => {
  const nobody = "ten_01K5D3XGZ0000000000000000A";
  it.each([
    ["a ranking that there is not", ["replay", "rnk_01K5D3XGZ0000000000000000A"], /no ranking rnk_01K5.* 90 days/],
    ["an id that is none of a ranking", ["replay", "plc_01K5D3XGZ0000000000000000A"], /Expected a ranking's id/],
    ["no such municipality code", ["tenant", "create", "--name", "X", "--municipality-code", "10"], /four digits/],
    ["a name without a place", ["tenant", "create", "--name", "Atlantis", "--municipality-code", "9999"], /--origin/],
    ["no tenant", ["user", "invite", "--tenant", "x", "--email", "a@b.se", "--name", "A", "--role", "lead"], /tenant/],
    [
      "a role that staff do not have",
      ["user", "invite", "--tenant", nobody, "--email", "a@b.se", "--name", "A", "--role", "king"],
      /matcher/,
    ],
    [
      "a tenant that is not there",
      ["user", "invite", "--tenant", nobody, "--email", "a@b.se", "--name", "A", "--role", "lead"],
      /\S/,
    ],
    ["a backup that is not there", ["restore", "/nowhere.gz", "--table", "another"], /no such file/],
    ["a backup into nowhere", ["backup", "/nowhere/passa.gz"], /no such file/],
    ["no such file", ["taxonomy", "import", "/nowhere.json", "--tenant", nobody], /no such file/],
  ])(
    "%s",
    async (_, args, message) => {
      const { code, err } = await passa(args);
      expect(code).toBe(2);
      expect(err).toMatch(message);
      expect(err).not.toMatch(/\n +at /);
    },
    30_000,
  );

  it("a product that does not run", async () => {
    const folder = mkdtempSync(join(tmpdir(), "passa-cli-"));
    const silent = await passa(["tenant", "list"], { DYNAMODB_ENDPOINT: "", PASSA_DATA: folder });
    expect(silent).toMatchObject({ code: 2, err: expect.stringContaining("npm start") as string });
    writeFileSync(
      join(folder, "running.json"),
      JSON.stringify({
        origin: "http://localhost:1",
        dynamodb: { endpoint: "http://127.0.0.1:1", region: "local", tableName },
      }),
    );
    const dead = await passa(["tenant", "list"], { DYNAMODB_ENDPOINT: "", PASSA_DATA: folder });
    expect(dead).toMatchObject({ code: 2, err: expect.stringContaining("npm start") as string });
  }, 30_000);
});
