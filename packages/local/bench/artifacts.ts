/**
 * What is deployed, for the suite `serverless`: how large the API's artifact is, how soon it starts under Lambda's runtime
 * client, what it adds to a use case, whether the API's tests hold on it, and whether its functions may do what they do.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contextOf } from "@passa/core/context";
import { listEmployers } from "@passa/core/employer/employer";
import { readSession } from "@passa/core/session/session";
import { atMost, median, timeOf, told } from "../../engine/bench/figures.ts";
import { apiWorld, municipality, noon } from "../../functions/test/api-world.ts";
import { bundle, bundleAsSst, sizeOf, temporaryFolder } from "../../functions/test/lambda/artifacts.ts";
import { startEnvironment } from "../../functions/test/lambda/environment.ts";
import { grantedTo, readUsed, unusedOf } from "../../functions/test/lambda/permissions.ts";
import { installRuntime } from "../../functions/test/lambda/runtime.ts";
import { access } from "../../../infra/access.ts";

const KIB = 1024;

export async function artifacts(endpoint: string, quick: boolean): Promise<void> {
  const runtime = installRuntime();
  const folder = temporaryFolder();
  const api = await bundle("Api", folder);
  const { total, entry } = sizeOf(api);
  atMost(1000, { figure: "artifact of the API", value: total / KIB, unit: "KiB", runs: 1 });
  atMost(350, { figure: "its entry", value: entry / KIB, unit: "KiB", runs: 1 });

  const bare = join(folder, "bare");
  await bundleAsSst("packages/functions/bench/bare-handler.ts", bare);
  const start = async (task: string) => {
    const timeoutMs = 20_000;
    const handler = "bundle.handler";
    const started = await startEnvironment({
      runtime,
      name: "Api",
      folder: task,
      handler,
      environment: unreached,
      timeoutMs,
    });
    await started.stop();
    return started.initMs;
  };
  const runs = quick ? 5 : 15;
  const times = { api: [] as number[], bare: [] as number[] };
  for (let run = -1; run < runs; run += 1) {
    const [ofApi, ofBare] = [await start(api.folder), await start(bare)];
    // The first of each reads files that nobody has read yet.
    if (run < 0) continue;
    times.api.push(ofApi);
    times.bare.push(ofBare);
  }
  const [own, least] = [median(times.api), median(times.bare)];
  told({ figure: "start of the API until it asks for a request", value: own, unit: "ms", runs });
  atMost(5, { figure: "the same", value: own / least, unit: "x", peer: "a bare Hono handler", runs });

  await warm(endpoint, quick ? 100 : 400);
  tests(quick);
}

/** What the deployment must be given; nothing of it is asked for before a request comes. */
const unreached = Object.fromEntries(
  [
    "ORIGIN",
    "TABLE",
    "BUCKET",
    "SECRET",
    "SMTP_URL",
    "SENDER",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_STAFF_ACR",
  ].map((name) => [`PASSA_${name}`, "https://passa.example"]),
);

/**
 * A list of employers asked for of the API, and the session and the use case themselves called on the same table, in turns: in
 * this process, where what is added is the API's own; and as deployed, where the hops of the stand-in of Lambda come to it.
 */
async function warm(endpoint: string, runs: number): Promise<void> {
  const added = async (deployed: boolean) => {
    if (deployed) process.env["PASSA_API"] = "artifact";
    const api = await apiWorld(endpoint);
    delete process.env["PASSA_API"];
    const { token } = await (await municipality(api)).staff("matcher");
    const { world } = api;
    const direct = async () => {
      const session = await readSession({ world, now: noon }, token);
      if (!session) throw new Error("the session has ended");
      const ctx = contextOf(world, { actor: session.actor, now: noon, requestId: "bench" });
      return JSON.stringify(await listEmployers(ctx, { limit: 50 }));
    };
    const asked = async () => (await api.call("GET /employers", { as: token })).text();
    const [ofAsked, ofDirect]: [number[], number[]] = [[], []];
    for (let run = -20; run < runs; run += 1) {
      const times = [await timeOf(asked), await timeOf(direct)] as const;
      if (run < 0) continue;
      ofAsked.push(times[0]);
      ofDirect.push(times[1]);
    }
    await api.close();
    return { value: median(ofAsked) - median(ofDirect), ms: median(ofDirect).toFixed(1) };
  };
  const own = await added(false);
  const peer = (ms: string) => `session and use case called directly, ${ms} ms`;
  atMost(2, { figure: "what a warm API adds to a list", value: own.value, unit: "ms", peer: peer(own.ms), runs });
  const whole = await added(true);
  const figure = "the same with all hops of the stand-in of Lambda";
  told({ figure, value: whole.value, unit: "ms", peer: peer(whole.ms), runs });
}

type Report = { testResults: { assertionResults: { status: string; fullName: string }[] }[] };

/** The API's tests and every consumer on the artifacts, with what each function asks for held against what it may. */
function tests(quick: boolean): void {
  const folder = mkdtempSync(join(tmpdir(), "passa-artifacts-"));
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const report = join(folder, "report.json");
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const options = ["run", "--project", "artifacts", "--reporter=json", `--outputFile=${report}`];
  const { DYNAMODB_ENDPOINT: _, PASSA_API: __, ...env } = process.env;
  const PASSA_PERMISSIONS_USED = mkdtempSync(join(folder, "used-"));
  spawnSync(process.execPath, [vitest, ...options], {
    cwd: root,
    env: { ...env, PASSA_PERMISSIONS_USED, PASSA_ARTIFACT_TESTS: quick ? "" : "all" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.filter(({ status }) => status === "failed");
  for (const { fullName } of failed) console.error(`Failed on the artifact: ${fullName}`);
  const brokenFiles = testResults.filter(({ assertionResults }) => assertionResults.length === 0).length;
  const tried = results.length.toLocaleString("en");
  atMost(0, {
    figure: `tests of the API and of every consumer that fail on the artifacts, of ${tried}`,
    value: failed.length + brokenFiles,
    unit: "tests",
    runs: 1,
  });
  const used = readUsed(PASSA_PERMISSIONS_USED);
  const granted = Object.values(access).reduce((sum, given) => sum + grantedTo(given).size, 0);
  const missing = [...used].flatMap(([name, permissions]) => {
    const given = grantedTo(access[name as keyof typeof access]);
    return [...permissions].filter((permission) => !given.has(permission)).map((one) => `${name} ${one}`);
  });
  const unused = unusedOf(used);
  if (missing.length > 0) console.error(`Asked for and not granted:\n${missing.join("\n")}`);
  if (unused.length > 0) console.error(`Granted and never asked for:\n${unused.join("\n")}`);
  const of = `of ${granted} permissions`;
  atMost(0, {
    figure: `asked for and not granted, beside ${granted} permissions`,
    value: missing.length,
    unit: "permissions",
    runs: 1,
  });
  atMost(0, { figure: `granted and never asked for, ${of}`, value: unused.length, unit: "permissions", runs: 1 });
  rmSync(folder, { recursive: true, force: true });
}
