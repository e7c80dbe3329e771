import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname, join, relative, sep } from "node:path";

/** Storage of whole files under names with slashes ("ten_…/imports/imp_….csv"). */
export type Objects = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts what is not there yet, and leaves what is. @returns whether it did */
  create(name: string, bytes: Uint8Array): Promise<boolean>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** Names below a folder ("ten_…/imports"), in order. */
  list(folder: string): Promise<string[]>;
  /** Takes it away, and every version that was there before: nothing of it comes back. */
  delete(name: string): Promise<void>;
};

const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Objects as files below a folder. A file is whole or not there, also after a crash. */
export function folderObjects(folder: string): Objects {
  const pathOf = (name: string) => {
    if (!safeName.test(name)) throw new Error(`not a name of an object: ${name}`);
    return join(folder, name);
  };
  const halfWritten = async (path: string, bytes: Uint8Array) => {
    const half = `${path}.${randomUUID()}.tmp`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(half, bytes, { mode: 0o600 });
    return half;
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      await rename(await halfWritten(path, bytes), path);
    },
    async create(name, bytes) {
      const path = pathOf(name);
      const half = await halfWritten(path, bytes);
      try {
        await link(half, path);
        return true;
      } catch (error) {
        if (codeOf(error) === "EEXIST") return false;
        throw error;
      } finally {
        await rm(half, { force: true });
      }
    },
    async get(name) {
      try {
        return new Uint8Array(await readFile(pathOf(name)));
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw error;
      }
    },
    async list(below) {
      try {
        const entries = await readdir(pathOf(below), { recursive: true, withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile() && !entry.name.endsWith(".tmp"))
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
          .toSorted();
      } catch (error) {
        if (codeOf(error) === "ENOENT") return [];
        throw error;
      }
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
  };
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
