/** One JSON document on standard output, on one line. */
import { once } from "node:events";

/** Waits while the reader is slower than we are, so that long outputs do not pile up in memory. */
export async function print(document: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(document)}\n`)) await once(process.stdout, "drain");
}
