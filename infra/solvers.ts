import { execFile } from "node:child_process";
import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** What the solvers are made of, from the packages that hold them: loaded when a search begins, as they stand. */
const files = {
  highs: ["package.json", "build/highs.mjs", "build/highs.wasm"],
  "clingo-wasm": ["package.json", "dist"],
};

/** Puts the solvers' thread and the solvers beside a bundled function, where `@passa/engine/timetable/thread` looks for them. */
export async function addSolvers(folder: string): Promise<void> {
  const engine = join($cli.paths.root, "packages", "engine");
  await promisify(execFile)(process.execPath, [join(engine, "build-worker.mjs"), folder]);
  for (const [name, parts] of Object.entries(files))
    for (const part of parts) {
      const to = join(folder, "node_modules", name, part);
      await mkdir(dirname(to), { recursive: true });
      await cp(join(engine, "node_modules", name, part), to, { recursive: true });
    }
}
