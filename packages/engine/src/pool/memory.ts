/**
 * The memory of a pool: WebAssembly's own where there is WebAssembly, so that the fast kernel works on it in place,
 * else one of the same shape. Node's types do not name WebAssembly and the browser's are not ours to ask for, so what
 * is used of it is named here.
 */

export type Memory = {
  /** Another one after every `grow`. */
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB, filled with zeros. */
  grow: (pages: number) => unknown;
};

type WebAssemblyLike = {
  Memory: new (limits: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
};

/** Undefined where the platform has none. */
export const webAssembly = (globalThis as unknown as { WebAssembly?: WebAssemblyLike }).WebAssembly;

export const pageBytes = 65_536;

export function newMemory(): Memory {
  return webAssembly === undefined ? new PlainMemory() : new webAssembly.Memory({ initial: 1 });
}

class PlainMemory implements Memory {
  buffer = new ArrayBuffer(pageBytes);

  grow(pages: number): void {
    const larger = new ArrayBuffer(this.buffer.byteLength + pages * pageBytes);
    new Uint8Array(larger).set(new Uint8Array(this.buffer));
    this.buffer = larger;
  }
}
