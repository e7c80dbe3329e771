/** The kernel in WebAssembly, compiled once a process; ../../assembly/kernel.ts is its source. */
import type { Kernel } from "./instructions.ts";
import { kernelBytes } from "./kernel-bytes.ts";
import { webAssembly, type Memory } from "./memory.ts";

let compiled: { module?: object } | undefined;

/** Undefined where there is no WebAssembly with SIMD. */
export function webAssemblyKernel(memory: Memory): Kernel | undefined {
  compiled ??= compile();
  if (webAssembly === undefined || compiled.module === undefined) return undefined;
  const { exports } = new webAssembly.Instance(compiled.module, { env: { memory } });
  return exports["run"] as Kernel;
}

function compile(): { module?: object } {
  try {
    return webAssembly === undefined ? {} : { module: new webAssembly.Module(kernelBytes()) };
  } catch {
    // A platform without SIMD refuses the module: JavaScript gives the same answers.
    return {};
  }
}
