/** `passa backup` and `passa restore`: the whole table in one file, and back into an empty table. */
import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import { Command } from "commander";
import { fromCaller, unreadable, UsageError } from "./input.ts";
import { print } from "./output.ts";
import { inRunning, type Setting } from "./running.ts";

export function backupCommand(): Command {
  return new Command("backup")
    .description("write the whole table into a file, as it is at one instant; people's keys and objects are not in it")
    .argument("<file>", "where to, such as passa.jsonl.gz; only its owner may read it")
    .action(async (file: string) => print(await inRunning("items", (setting) => backUpInto(setting, file))));
}

export function restoreCommand(): Command {
  return new Command("restore")
    .description("put a backup into an empty table, and erase again whoever has been erased since")
    .argument("[file]", "the backup; none where the table has been restored by other means, such as to a point in time")
    .option("--table <name>", "another table than the product's, which is made where there is none")
    .action(async (file: string | undefined, { table }: { table?: string }) =>
      print(await inRunning("items", (setting) => restoreFrom(setting, file), table)),
    );
}

async function backUpInto({ connection, now }: Setting, file: string) {
  const [{ backUp }, { dynamoClient }] = await Promise.all([
    import("@passa/core/backup/backup"),
    import("@passa/core/table"),
  ]);
  const path = fromCaller(file);
  const half = `${path}.half`;
  let written: Writing | undefined;
  const client = dynamoClient(connection);
  try {
    const told = await backUp({ client, tableName: connection.tableName }, now, async () => {
      await written?.end();
      written = await writing(half);
      return written;
    });
    await written?.end();
    await rename(half, path);
    return { ...told, at: now, table: connection.tableName };
  } catch (error) {
    await rm(half, { force: true });
    throw asUsage(error);
  } finally {
    client.destroy();
  }
}

async function restoreFrom({ world, connection, now, requestId }: Setting, file: string | undefined) {
  const [{ restore }, { afterRestore }, { dynamoClient }] = await Promise.all([
    import("@passa/core/backup/backup"),
    import("@passa/core/backup/after-restore"),
    import("@passa/core/table"),
  ]);
  const client = dynamoClient(connection);
  try {
    const { tableName } = connection;
    const told = file === undefined ? undefined : await restore({ client, tableName }, () => linesIn(file));
    const tenants = await afterRestore({ world, now, requestId }, told?.at);
    return { table: tableName, ...told, tenants };
  } catch (error) {
    throw asUsage(error);
  } finally {
    client.destroy();
  }
}

const asUsage = (error: unknown): unknown =>
  error instanceof Error && error.name === "BackupError" ? new UsageError([error.message]) : error;

type Writing = { write(line: string): Promise<void>; end(): Promise<void> };

/** A packed file that only its owner may read, begun anew. */
async function writing(path: string): Promise<Writing> {
  await rm(path, { force: true });
  const handle = await open(path, "wx", 0o600).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const packed: Gzip = createGzip();
  const file: WriteStream = createWriteStream(path, { fd: handle });
  const done = pipeline(packed, file);
  // It is awaited at the end; until then a failure is no unhandled one.
  done.catch(() => undefined);
  return {
    async write(line) {
      if (!packed.write(`${line}\n`)) await Promise.race([once(packed, "drain"), done]);
    },
    async end() {
      packed.end();
      await done;
    },
  };
}

async function* linesIn(file: string): AsyncGenerator<string> {
  let rest = "";
  try {
    const packed = createReadStream(fromCaller(file));
    const unpacked = packed.pipe(createGunzip()).setEncoding("utf8");
    packed.on("error", (error) => unpacked.destroy(error));
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!code.startsWith("Z_")) throw unreadable(file, error);
    throw new UsageError([`${file}: expected a backup, but it is broken or cut off`]);
  }
  if (rest !== "") yield rest;
}
