import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { StartError } from "./emulator.ts";

/** What the file holds, or undefined when there is none. @throws {StartError} when it is not JSON. */
export function readJson(path: string): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new StartError(`${path} cannot be read. Move it away, or start afresh with npm start -- --fresh.`);
  }
}

/** Writes a file that only its owner may read. It is replaced in one step, so that a crash leaves the old one whole. */
export function writeJson(path: string, value: unknown): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
