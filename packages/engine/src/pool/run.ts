/** Runs a program over a pool, with the fastest kernel that there is and the skills that have run out seen to. */
import type { Place } from "@passa/domain/matching/derived";
import type { Compiler } from "./compiler.ts";
import { dayOf } from "./day.ts";
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

/**
 * Does the work while the skills that the program asks about are held as they are on the day of starting. A skill that
 * has run out by then is recorded as lacking, which is what it then counts as.
 */
export function onTheDay({ pool, skills }: Compiler, place: Place, work: () => void): void {
  const turned = [...skills].flatMap((skill) => expiredOf(pool, skill, place) ?? []);
  turned.forEach((expired) => {
    turn(pool, expired);
  });
  try {
    work();
  } finally {
    turned.forEach((expired) => {
      turn(pool, expired);
    });
  }
}

type Expired = { has: number; lacks: number; rows: Uint32Array };

/** The rows whose record of the skill has run out by their day of starting. */
function expiredOf(pool: ColumnarPool, skill: string, { placement, latestStartOn }: Place): Expired | undefined {
  const { columns, expiries } = pool.parts;
  const has = columns.bit("skillHas", skill);
  const lacks = columns.bit("skillLacks", skill);
  const dated = expiries.get(skill)?.split();
  if (has === undefined || lacks === undefined || dated === undefined) return undefined;
  const start = dayOf(placement.startsOn);
  const latest = dayOf(latestStartOn);
  const { rows, days } = dated;
  const before = countBelow(days, start);
  const late: number[] = [];
  // Who starts later than the placement begins is judged on their own day.
  for (let at = before; at < days.length && (days[at] ?? 0) < latest; at += 1) {
    const row = rows[at] ?? 0;
    const from = columns.numberAt("availableFrom", row);
    if (start < from && from <= latest && (days[at] ?? 0) < from) late.push(row);
  }
  return {
    has,
    lacks,
    rows: late.length === 0 ? rows.subarray(0, before) : Uint32Array.from([...rows.subarray(0, before), ...late]),
  };
}

/** Held becomes lacking, and the second time lacking becomes held again. */
function turn({ parts: { columns } }: ColumnarPool, { has, lacks, rows }: Expired): void {
  const { bytes } = columns;
  for (const row of rows) {
    const bit = 1 << (row & 7);
    bytes[has + (row >>> 3)] = (bytes[has + (row >>> 3)] ?? 0) ^ bit;
    bytes[lacks + (row >>> 3)] = (bytes[lacks + (row >>> 3)] ?? 0) ^ bit;
  }
}

/** How many of the ascending numbers are below a limit. */
function countBelow(ascending: Uint16Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
