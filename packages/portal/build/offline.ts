import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Plugin, transformWithOxc } from "vite";

const source = path.join(import.meta.dirname, "service-worker.ts");

/** What the service worker knows of the build that it came with. */
export interface Build {
  /** Another for every build that differs. */
  readonly version: string;
  /** Addresses of the files; each has a hash of its content in its name. */
  readonly files: readonly string[];
  /** SHA-256 of the one page, in hex. */
  readonly pageDigest: string;
}

const digestOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** The service worker as a script: what it knows, and what it does. */
async function scriptOf(build: Build): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, "utf8"), source);
  // A worker is a script, not a module.
  return `const build = ${JSON.stringify(build)};\n${code.replace(/\bexport \{\};?\s*$/, "")}`;
}

/** Emits `service-worker.js`, which keeps the files of this build on devices that must open the portal without a network. */
export function offline(): Plugin {
  return {
    name: "passa:offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("the build has no index.html");
        const files = Object.keys(bundle)
          .filter((name) => name !== "index.html")
          .map((name) => `/${name}`)
          .toSorted();
        const pageDigest = digestOf(page.source);
        const version = digestOf([pageDigest, ...files].join("\n")).slice(0, 16);
        const script = await scriptOf({ version, files, pageDigest });
        this.emitFile({ type: "asset", fileName: "service-worker.js", source: script });
      },
    },
  };
}
