/** Runs a program over a pool, with the fastest kernel that there is and the skills that have run out seen to. */
import type { Place } from "@passa/domain/matching/derived";
import type { Compiler } from "./compiler.ts";
import { dayOf } from "./day.ts";
import { dayIn, rowIn } from "./expiries.ts";
import type { Kernel } from "./instructions.ts";
import { javaScriptKernel } from "./kernel-js.ts";
import { webAssemblyKernel } from "./kernel-wasm.ts";
import type { Memory } from "./memory.ts";
import type { ColumnarPool } from "./pool.ts";

export type KernelName = "javascript" | "webassembly";

const kernels = new WeakMap<Memory, Partial<Record<KernelName, Kernel>>>();

/** @param name a kernel of one's choice; else WebAssembly where it runs, and JavaScript where it does not */
export function run(compiler: Compiler, place: Place, name?: KernelName): void {
  const { pool, tileBytes } = compiler;
  const { columns, ids } = pool.parts;
  const { code, moves, moveCount } = compiler.finish();
  const kernel = kernelOf(columns.memory, name);
  onTheDay(compiler, place, () => {
    kernel(code, ids.end, tileBytes, moves, moveCount);
  });
}

/** @throws Error when WebAssembly is asked for and does not run here */
export function kernelOf(memory: Memory, name?: KernelName): Kernel {
  let known = kernels.get(memory);
  if (known === undefined) kernels.set(memory, (known = {}));
  if (name !== "javascript") known.webassembly ??= webAssemblyKernel(memory);
  if (name === "webassembly" && !known.webassembly) throw new Error("There is no WebAssembly with SIMD here");
  if (name !== "javascript" && known.webassembly) return known.webassembly;
  return (known.javascript ??= javaScriptKernel(memory));
}

/** Does the work while the skills that the program asks about are held as they are on the day of starting. */
export function onTheDay(compiler: Compiler, place: Place, work: () => void): void {
  const restore = expire(compiler.pool, compiler.skills, place);
  try {
    work();
  } finally {
    restore();
  }
}

/**
 * A skill that has run out by the day of starting is recorded as lacking, which is what it then counts as. Few rows
 * are touched: those whose card runs out before the placement begins.
 * @returns takes it back
 */
function expire(pool: ColumnarPool, skills: ReadonlySet<string>, { placement, latestStartOn }: Place): () => void {
  const { columns, expiries } = pool.parts;
  const start = dayOf(placement.startsOn);
  const latest = dayOf(latestStartOn);
  const changed: [at: number, was: number][] = [];
  const write = (address: number, row: number, value: 0 | 1): void => {
    const at = address + (row >>> 3);
    const was = columns.bytes[at] ?? 0;
    changed.push([at, was]);
    columns.bytes[at] = value === 1 ? was | (1 << (row & 7)) : was & ~(1 << (row & 7));
  };
  for (const skill of skills) {
    const has = columns.bit("skillHas", skill);
    const lacks = columns.bit("skillLacks", skill);
    if (has === undefined || lacks === undefined) continue;
    for (const entry of expiries.get(skill)?.sorted() ?? []) {
      const day = dayIn(entry);
      if (day >= latest) break;
      const row = rowIn(entry);
      const from = columns.numberAt("availableFrom", row);
      const on = start < from && from <= latest ? from : start;
      if (day >= on) continue;
      write(has, row, 0);
      write(lacks, row, 1);
    }
  }
  return () => {
    for (const [at, was] of changed.toReversed()) columns.bytes[at] = was;
  };
}
