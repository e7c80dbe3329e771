import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "./emulator.ts";

const entry = fileURLToPath(new URL("./serve.ts", import.meta.url));
const portal = fileURLToPath(new URL("../../portal/dist/index.html", import.meta.url));
const notBuilt = !existsSync(portal);

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "passa-serve-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Passa in a process of its own, with a terminal's process group, as npm start runs it. */
function start(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", entry, ...args], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, DYNAMODB_ENDPOINT: "", PASSA_DATA: folder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  started.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  return {
    pid: child.pid ?? 0,
    ended: once(child, "exit").then(([code]) => ({ code: code as number | null, out, err })),
    ready: () =>
      new Promise<void>((resolve, reject) => {
        child.stdout.on("data", () => /^ready /m.test(out) && resolve());
        child.on("exit", () => reject(new Error(`ended before it was ready: ${out}${err}`)));
      }),
  };
}

/** Every process below one, by what the system tells. */
function descendants(pid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.flatMap(([own = 0, above]) => (above === parent ? [own, ...below(own)] : []));
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(notBuilt)("npm start", () => {
  it("serves portal, login and mailbox on one port, and ends everything at Ctrl-C", { timeout: 120_000 }, async () => {
    const port = await freePort();
    const passa = start({ PORT: String(port) }, "--empty");
    await passa.ready();
    const below = process.platform === "win32" ? [] : descendants(passa.pid);
    expect(below.length).toBeGreaterThan(0);

    const at = (path: string) => fetch(`http://localhost:${port}${path}`);
    const page = await at("/placements");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(await page.text()).toContain("<title>Passa</title>");
    expect((await at("/local-mail")).status).toBe(200);
    expect(await (await at("/local-idp/.well-known/openid-configuration")).json()).toMatchObject({
      issuer: `http://localhost:${port}/local-idp`,
    });

    process.kill(-passa.pid, "SIGINT");
    const { code, err } = await passa.ended;
    expect({ code, trace: /^\s+at /m.test(err) }).toEqual({ code: 0, trace: false });
    expect(below.filter(isAlive)).toEqual([]);
  });

  it("ends with what happened when the emulator is killed", { timeout: 120_000 }, async () => {
    const passa = start({ PORT: String(await freePort()) }, "--empty");
    await passa.ready();
    for (const pid of descendants(passa.pid).toReversed()) if (isAlive(pid)) process.kill(pid, "SIGKILL");
    const { code, err } = await passa.ended;
    expect(code).toBe(1);
    expect(err).toContain("The DynamoDB emulator ended");
  });

  it(
    "keeps its secrets between starts, makes new ones with --fresh, and leaves a stranger's file",
    { timeout: 180_000 },
    async () => {
      const keyOf = async (...args: string[]) => {
        const port = await freePort();
        const passa = start({ PORT: String(port) }, ...args);
        await passa.ready();
        const keys = (await (await fetch(`http://localhost:${port}/local-idp/jwks`)).json()) as {
          keys: { kid: string }[];
        };
        process.kill(passa.pid, "SIGTERM");
        await passa.ended;
        return keys.keys[0]?.kid;
      };
      writeFileSync(join(folder, "mine.txt"), "mine");
      const first = await keyOf("--empty");
      expect(await keyOf("--empty")).toBe(first);
      expect(await keyOf("--fresh", "--empty")).not.toBe(first);
      expect(existsSync(join(folder, "mine.txt"))).toBe(true);
    },
  );
});

describe("npm start says in one line, and ends with 1, when", () => {
  async function lineOf(env: Record<string, string>, ...args: string[]): Promise<string> {
    const { code, err } = await start({ PORT: String(await freePort()), ...env }, ...args).ended;
    const lines = err
      .trim()
      .split("\n")
      .filter((line) => !line.includes("oidc-provider WARNING"));
    expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 });
    return lines[0] ?? "";
  }

  it("the port is taken, and touches no data then", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    writeFileSync(join(folder, "passa.json"), '{"begunAs":"demo"}');
    expect(await lineOf({ PORT: String(port) }, "--fresh")).toContain(`Port ${port} is taken`);
    expect(existsSync(join(folder, "passa.json"))).toBe(true);
    other.close();
  });

  it("the port is no port", async () => {
    expect(await lineOf({ PORT: "fyratusen" })).toContain("fyratusen");
  });

  it("it does not know an option", async () => {
    expect(await lineOf({}, "--frehs")).toContain("--fresh");
  });

  it("the data folder is a file", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(await lineOf({ PASSA_DATA: file })).toContain(file);
  });

  // Root may write anywhere.
  if (process.getuid && process.getuid() !== 0) {
    it("the data folder is not writable", async () => {
      chmodSync(folder, 0o500);
      expect(await lineOf({})).toContain("not writable");
      chmodSync(folder, 0o700);
    });
  }

  it.each(["passa.json", "secrets.json", "accounts.json"])("%s is broken", async (name) => {
    writeFileSync(join(folder, name), '{"half":');
    expect(await lineOf({})).toContain(join(folder, name));
  });

  it("the data folder holds the demo and the demo is not wanted", async () => {
    writeFileSync(join(folder, "passa.json"), '{"begunAs":"demo"}');
    expect(await lineOf({}, "--empty")).toContain("--fresh --empty");
  });
});
