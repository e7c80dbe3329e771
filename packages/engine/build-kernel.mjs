// pnpm --filter @passa/engine build:kernel compiles assembly/kernel.ts to WebAssembly and writes it, as text, to
// src/pool/kernel-bytes.ts. The result is kept in the repository, so that running Passa needs no compiler; a test
// compiles again and compares.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** @returns {Promise<Uint8Array>} @throws Error with what the compiler said */
export async function compileKernel() {
  let binary;
  let said = "";
  const folder = fileURLToPath(new URL("assembly", import.meta.url));
  const files = ["kernel.ts", "--baseDir", folder, "--outFile", "kernel.wasm"];
  const options = ["--enable", "simd", "--runtime", "stub", "--importMemory", "-O3", "--converge", "--noAssert"];
  const { error } = await asc.main([...files, ...options], {
    stderr: {
      write: (text) => {
        said += String(text);
      },
    },
    writeFile: (_name, content) => {
      if (typeof content !== "string") binary = content;
    },
  });
  if (error || binary === undefined) throw new Error(`${error?.message ?? "Nothing was built"}\n${said}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = Buffer.from(await compileKernel())
    .toString("base64")
    .match(/.{1,110}/g);
  writeFileSync(
    new URL("src/pool/kernel-bytes.ts", import.meta.url),
    `/** Made by build-kernel.mjs from assembly/kernel.ts; not to be edited. */
const base64 = [
${(lines ?? []).map((line) => `  "${line}",`).join("\n")}
].join("");

export const kernelBytes = (): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
`,
  );
}
