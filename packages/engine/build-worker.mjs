// Bundles the solvers' thread as `worker.mjs` into a folder, beside the code that starts it (src/timetable/thread.ts).
// The solvers themselves, with their WebAssembly, are not bundled: HiGHS and clingo lie in a node_modules above.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Packages that must be found from where the bundle lies. */
export const solverPackages = ["highs", "clingo-wasm"];

/** @param {string} outdir a folder that is there */
export async function buildWorker(outdir) {
  await build({
    entryPoints: [fileURLToPath(new URL("./src/timetable/worker.ts", import.meta.url))],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    platform: "node",
    target: "esnext",
    format: "esm",
    external: solverPackages,
  });
}

// As a command, for the stack (infra/solvers.ts): `node build-worker.mjs FOLDER`.
if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorker(process.argv[2]);
