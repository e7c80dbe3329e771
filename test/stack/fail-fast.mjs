// Loaded before the program. Pulumi's own handling of an error prints all that hangs on it, which takes minutes.
import { writeSync } from "node:fs";

const fail = (error) => {
  writeSync(2, `unhandled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
};
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
