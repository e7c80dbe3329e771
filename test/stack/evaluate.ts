// Evaluates the stack without AWS, twice a stage: by SST's own command line with a stand-in for Pulumi's engine (pulumi.mjs),
// and under Pulumi's mocks (mocks.mjs). What comes out is kept until something that it is made from changes.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { once } from "node:events";
import { filesUnder } from "../../scripts/workspace.mjs";
import { startAws } from "./aws.ts";
import type { Graph } from "./graph.ts";
import { copyProject, folder, project, root, sst } from "./set-up.mjs";

export const stages = ["dev", "staging", "production"] as const;
export type Stage = (typeof stages)[number];

export type Evaluation = {
  /** The status with which `sst diff` ended, and what it and the engine said. */
  status: number | null;
  said: string;
  errors: string[];
  /** Calls to AWS that the stand-in does not know. */
  unknownCalls: string[];
  /** What the program registered with the engine, and with the mocks. */
  engine: Graph;
  mocks: Graph;
};

/** Where SST's bundler has put the functions of the stage evaluated last, `<function>-src/bundle.mjs`. */
export const artifacts = join(project, ".sst", "artifacts");

const kept = join(folder, "kept");

/** What judges what comes out, and is no part of it. */
const JUDGES = /\.test\.tsx?$|\.tsbuildinfo$|^test\/stack\/(faults|graph|rules|types)\.ts$/;

/** What the stack is made from: a change of any of it makes everything be evaluated anew. */
function digest(): string {
  const counted = ["infra", "packages", "test/stack"]
    .flatMap((part) => filesUnder(part))
    .filter((path) => !JUDGES.test(path) && !/^packages\/((local|cli)\/|\w+\/(bench|test|mutation)\/)/.test(path));
  const hash = createHash("sha256");
  for (const path of [
    "sst.config.ts",
    "pnpm-lock.yaml",
    "scripts/workspace.mjs",
    "scripts/build-portal.mjs",
    ...counted,
  ])
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex").slice(0, 16);
}

/** The stages, evaluated. Needs what set-up.mjs brings; takes about a minute, or no time when nothing has changed. */
export async function evaluateStack(): Promise<Record<Stage, Evaluation>> {
  const now = digest();
  if (!stages.every((stage) => existsSync(keptFile(now, stage)))) copyProject();
  const [dev, staging, production] = [
    await evaluated(now, "dev"),
    await evaluated(now, "staging"),
    await evaluated(now, "production"),
  ];
  return { dev, staging, production };
}

const keptFile = (of: string, stage: Stage): string => join(kept, of, `${stage}.json`);

/** What is kept of a stage, or else what comes out now, which is kept when nothing is wrong with it. */
async function evaluated(of: string, stage: Stage): Promise<Evaluation> {
  const file = keptFile(of, stage);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Evaluation;
  const found = await evaluate(stage);
  if (found.status !== 0 || found.errors.length > 0) return found;
  for (const other of existsSync(kept) ? readdirSync(kept) : [])
    if (other !== of) rmSync(join(kept, other), { recursive: true });
  mkdirSync(join(kept, of), { recursive: true });
  writeFileSync(file, JSON.stringify(found));
  return found;
}

async function evaluate(stage: Stage): Promise<Evaluation> {
  const out = join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const settings = { PASSA_DOMAIN: `${stage}.passa.example`, SST_SECRET_Secret: "a secret of nobody" };
  const aws = await startAws();
  try {
    const diff = await ran(
      sst(["diff", "--stage", stage], { ...settings, AWS_ENDPOINT_URL: aws.endpoint, PASSA_STACK_OUT: out }),
    );
    const told = existsSync(join(out, `${stage}.json`))
      ? (JSON.parse(readFileSync(join(out, `${stage}.json`), "utf8")) as { errors: string[]; resources: Graph })
      : { errors: [`The engine was not started.\n${diff.said}`], resources: [] };
    const program = join(project, ".sst", "platform", `program-${stage}.mjs`);
    const mocked = join(out, "mocks.json");
    const mocks = told.errors.length > 0 ? undefined : await ran(underMocks(program, stage, mocked, settings));
    return {
      status: diff.status,
      said: diff.said,
      errors: [...told.errors, ...(mocks && mocks.status !== 0 ? [mocks.said] : [])],
      unknownCalls: aws.unknown,
      engine: told.resources,
      mocks: mocks?.status === 0 ? (JSON.parse(readFileSync(mocked, "utf8")) as Graph) : [],
    };
  } finally {
    await aws.stop();
  }
}

function underMocks(program: string, stage: Stage, out: string, settings: Record<string, string>) {
  const { options } = sst([], settings);
  const args = [join(root, "test", "stack", "mocks.mjs"), program, stage, artifacts, out];
  return { command: process.execPath, args, options };
}

async function ran({
  command,
  args,
  options,
}: ReturnType<typeof sst>): Promise<{ status: number | null; said: string }> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], timeout: 300_000 });
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { status, said: `${out}${err}`.trim() };
}
