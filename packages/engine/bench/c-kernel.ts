/**
 * The kernels beside one in C, which gcc builds here: the same program over the same memory, gate, score and the first
 * fifty of those whom a placement is open to. Where there is no gcc, the comparison is left out.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPlace } from "@passa/domain/matching/derived";
import { defaultWeights } from "@passa/domain/matching/score";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { Compiler } from "../src/pool/compiler.ts";
import { heapHead } from "../src/pool/instructions.ts";
import { compileRemediable } from "../src/pool/openings.ts";
import type { ColumnarPool } from "../src/pool/pool.ts";
import { kernelOf, onTheDay, type KernelName } from "../src/pool/run.ts";
import { compileScore, newHeap } from "../src/pool/score.ts";
import { compileTiers } from "../src/pool/tiers.ts";
import { atMost, median, told } from "./figures.ts";
import { asOf, typicalPlacement } from "./synthetic.ts";

const source = fileURLToPath(new URL("c/kernel.c", import.meta.url));

/** Prints how much longer WebAssembly and JavaScript take than C. */
export function kernels(pool: ColumnarPool, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), "passa-kernel-"));
  try {
    const program = join(folder, "kernel");
    const built = spawnSync("gcc", ["-O3", "-o", program, source, "-lm"], { encoding: "utf8" });
    if (built.status !== 0) {
      console.error(`The kernel in C is left out: gcc did not build it. ${built.stderr ?? ""}`.trim());
      return;
    }
    compare(pool, runs, program, join(folder, "image"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(pool: ColumnarPool, runs: number, program: string, image: string): void {
  const place = readPlace(typicalPlacement, curatedVocabulary, pool.origin);
  pool.numberRows();
  const compiler = new Compiler(pool);
  const rows = compiler.whole(pool.seenBy(undefined, place.position).visible);
  const tiers = compileTiers(compiler, compileRemediable(compiler, place, rows), rows);
  const score = compileScore(compiler, place, defaultWeights, asOf);
  const heaps = [tiers.eligible, tiers.askFirst].map((mask) => {
    const heap = newHeap(compiler, 50);
    score(mask, heap);
    return heap;
  });
  const { code, moves, moveCount } = compiler.finish();
  const { columns, ids } = pool.parts;

  onTheDay(compiler, place, () => {
    const memory = new Uint8Array(columns.memory.buffer);
    const words = new Int32Array(columns.memory.buffer);
    const operands = Array.from({ length: moveCount }, (_, index) => (words[moves / 4 + 2 * index] ?? 0) / 4);
    const values = operands.map((operand) => words[operand] ?? 0);
    const times: Record<KernelName | "c", number[]> = { c: [], webassembly: [], javascript: [] };
    const results: Record<string, bigint> = {};
    const head = [memory.length, code, ids.end, compiler.tileBytes, moves, moveCount, heaps.length, ...heaps, 0];
    writeFileSync(image, new Uint8Array(Int32Array.from(head).buffer));
    writeFileSync(image, memory, { flag: "a" });

    const timed = (name: KernelName): void => {
      operands.forEach((operand, index) => {
        words[operand] = values[index] ?? 0;
      });
      for (const heap of heaps) words[heap / 4 + 1] = 0;
      const kernel = kernelOf(columns.memory, name);
      const startedAt = performance.now();
      kernel(code, ids.end, compiler.tileBytes, moves, moveCount);
      times[name].push(performance.now() - startedAt);
      results[name] = found(words, heaps);
    };
    // In turns, so that a machine that is busy for a while is busy for all.
    const turns = 4;
    for (let turn = 0; turn < turns; turn += 1) {
      const lines = spawnSync(program, [image, String(runs)], { encoding: "utf8" })
        .stdout.trim()
        .split("\n");
      results["c"] = BigInt(lines.pop() ?? 0);
      times.c.push(...lines.map((line) => Number(line) / 1e6));
      for (const name of ["webassembly", "javascript"] as const) for (let run = 0; run < runs; run += 1) timed(name);
    }
    for (const name of ["webassembly", "javascript"])
      if (results[name] !== results["c"]) throw new Error(`${name} finds others than C does`);

    const figure = "gate, score and the first 50, the kernel alone";
    told({ figure, peer: "gcc -O3", value: median(times.c), unit: "ms", runs: times.c.length });
    for (const [name, target] of [
      ["webassembly", 1.6],
      ["javascript", 5],
    ] as const) {
      const value = median(times[name]) / median(times.c);
      atMost(target, {
        figure: `${figure}, ${name}`,
        peer: "gcc -O3",
        value,
        unit: "times as long",
        runs: times.c.length,
      });
    }
  });
}

/** The sum of what the heaps hold: another one, another list. */
function found(words: Int32Array, heaps: readonly number[]): bigint {
  let sum = 0n;
  for (const heap of heaps) {
    const used = words[heap / 4 + 1] ?? 0;
    const entries = new BigUint64Array(words.buffer, heap + heapHead, used);
    for (const entry of entries) sum += entry;
  }
  return BigInt.asUintN(64, sum);
}
