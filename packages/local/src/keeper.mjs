// Runs one program and ends it when our parent is gone, however the parent went: a killed parent closes this pipe.
// Plain JavaScript, because it must start in an instant without a loader. Usage: node keeper.mjs PROGRAM [ARGUMENT...]
import { spawn } from "node:child_process";

const GRACE_MS = 3000;
const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });

child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code) => process.exit(code ?? 1));

function end() {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
}
process.stdin.on("end", end).on("error", end).resume();
process.on("SIGTERM", end);
