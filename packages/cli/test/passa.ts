import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { main } from "../src/main.ts";

/** How a command line ended: its exit code and what it wrote. */
export type Ended = { code: number; out: string; err: string };

/** Where it was started, and what the environment says besides. */
export type Started = { cwd?: string; env?: Record<string, string> };

export const entry = fileURLToPath(new URL("../passa.mjs", import.meta.url));

/** `passa` in this process, which is loaded already: one at a time. What is not its own to catch, it throws. */
export async function passa(args: readonly string[], { cwd = process.cwd(), env = {} }: Started = {}): Promise<Ended> {
  const ended: Ended = { code: 0, out: "", err: "" };
  const stood = { cwd: process.cwd(), env: process.env, exitCode: process.exitCode };
  const streams = [
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
      ended.out += String(chunk);
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((chunk) => {
      ended.err += String(chunk);
      return true;
    }),
  ];
  process.chdir(cwd);
  process.env = { ...stood.env, npm_lifecycle_event: "test", ...env };
  process.exitCode = 0;
  try {
    await main(["node", "passa", ...args]);
    ended.code = Number(process.exitCode);
    return ended;
  } finally {
    for (const stream of streams) stream.mockRestore();
    process.chdir(stood.cwd);
    process.env = stood.env;
    process.exitCode = stood.exitCode;
  }
}

/** `passa` in a process of its own, as audits and replays meet it. */
export function passaAlone(args: readonly string[], { cwd = process.cwd(), env = {} }: Started = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, npm_lifecycle_event: "test", ...env }, maxBuffer: 2 ** 28 };
    execFile(process.execPath, [entry, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}
