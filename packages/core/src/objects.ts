import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";

/** Storage of whole files under names with slashes ("ten_…/imports/imp_….csv"). */
export type Objects = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  delete(name: string): Promise<void>;
};

const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Objects as files below a folder. A file is whole or not there, also after a crash. */
export function folderObjects(folder: string): Objects {
  const pathOf = (name: string) => {
    if (!safeName.test(name)) throw new Error(`not a name of an object: ${name}`);
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const half = `${path}.${randomUUID()}.tmp`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(half, bytes, { mode: 0o600 });
      await rename(half, path);
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(pathOf(name)));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}
