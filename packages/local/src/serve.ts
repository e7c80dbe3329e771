// The entry of npm start: the embedded world, the API and the portal on one port. See README.md.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Hono } from "hono";
import { announce, begin, beginningOf, clearFolder, keepPeople, peopleIn, withdraw } from "./data-folder.ts";
import type { DemoPerson } from "./demo/seed.ts";
import { StartError } from "./emulator.ts";
import { close, CLOSE_WITHIN_MS, listen, LOOPBACK } from "./listening.ts";
import type { LocalWorld } from "./world.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

interface Settings {
  port: number;
  folder: string;
  fresh: boolean;
  empty: boolean;
}

function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  let values;
  try {
    ({ values } = parseArgs({ args, options: { fresh: { type: "boolean" }, empty: { type: "boolean" } } }));
  } catch {
    throw new StartError(
      "npm start takes --fresh (begin again) and --empty (without the demo): npm start -- --fresh --empty",
    );
  }
  const port = Number(env["PORT"] || 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`PORT is "${env["PORT"]}": it is a number from 1 to 65535.`);
  return {
    port,
    folder: env["PASSA_DATA"] || join(root, ".passa"),
    fresh: values.fresh ?? false,
    empty: values.empty ?? false,
  };
}

async function putDemo(world: LocalWorld, folder: string): Promise<void> {
  console.log("Making the demo…");
  const { seedDemo } = await import("./demo/seed.ts");
  begin(folder, "unfinished");
  keepPeople(folder, await seedDemo(world, { now: new Date() }));
}

/** The address, and whom one can sign in as. */
function welcome(origin: string, people: readonly DemoPerson[]): string {
  const rows = people.map(({ role, name, email, password, note }) => [role, name, email, password ?? "–", note]);
  const table = [["role", "name", "e-mail", "password", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
  const who = people.length > 0 ? `Sign in as\n${lines.join("\n")}\n\n` : "";
  return `\nPassa    ${origin}\nMail     ${origin}/local-mail\n\n${who}Ctrl-C ends it.`;
}

async function main(): Promise<void> {
  const { port, folder, fresh, empty } = readSettings(process.argv.slice(2), process.env);
  const origin = `http://localhost:${port}`;
  let site: Hono | undefined;
  const app = new Hono().all("*", (c) => site?.fetch(c.req.raw, c.env) ?? c.text("Passa startar.", 503));
  // The port first: who cannot have it must not touch the data, which may be another Passa's.
  const servers = await listen(app, port, LOOPBACK);

  const begunAs = fresh ? undefined : beginningOf(folder);
  if (begunAs === "demo" && empty)
    throw new StartError("The data folder holds the demo. To begin without it: npm start -- --fresh --empty");
  if (fresh || begunAs === "unfinished") clearFolder(folder);

  // Loaded here, so that what is wrong above is said at once.
  const [{ openWorld }, { createSite, startDelivering }] = await Promise.all([
    import("./world.ts"),
    import("./site.ts"),
  ]);
  const world = await openWorld({ folder, origin, now: () => new Date() });
  let stopDelivering = () => {};
  let ending = false;
  const end = (exitCode: number) => {
    if (ending) process.exit(130);
    ending = true;
    stopDelivering();
    withdraw(folder);
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void close(servers)
      .then(() => world.stop())
      .then(() => process.exit(exitCode));
  };
  void world.failed.then((reason) => {
    console.error(reason.message);
    end(1);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));

  if (begunAs !== "demo" && begunAs !== "empty") {
    if (!empty) await putDemo(world, folder);
    begin(folder, empty ? "empty" : "demo");
  }
  // Not before the demo is there: its thousands of changes are read at once when somebody first ranks.
  await world.follow();
  site = createSite(world);
  stopDelivering = startDelivering(world);
  announce(folder, { pid: process.pid, origin, dynamodb: world.connection, smtpUrl: world.smtpUrl });
  console.log(welcome(origin, peopleIn(folder)));
  console.log(`ready ${origin}`);
}

try {
  // In production everything around it comes from outside: no demo, no login of its own, no emulator.
  if (process.env["NODE_ENV"] === "production") await (await import("./self-hosted.ts")).serveSelfHosted(process.env);
  else await main();
} catch (error) {
  if (error instanceof StartError) console.error(error.message);
  else console.error(error);
  process.exit(1);
}
