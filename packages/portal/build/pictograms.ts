import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const MODULE = "virtual:pictograms";

/**
 * One sprite out of a folder of small SVGs: `house.svg` becomes `<symbol id="house">`.
 * A pictogram's colours are CSS variables, which a `<use>` inherits, so one file serves both themes.
 */
export function spriteOf(folder: string): string {
  const symbols = readdirSync(folder)
    .filter((name) => name.endsWith(".svg"))
    .sort()
    .map((name) => symbolOf(name.slice(0, -4), readFileSync(path.join(folder, name), "utf8")));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** The one `<symbol>` of an SVG file. Throws when the file has no `<svg viewBox>`. */
export function symbolOf(id: string, svg: string): string {
  const parts = /<svg[^>]*\bviewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(svg);
  if (!parts) throw new Error(`${id}.svg has no <svg viewBox="…">`);
  return `<symbol id="${id}" viewBox="${parts[1]}">${parts[2]?.replaceAll(/\s*\n\s*/g, "")}</symbol>`;
}

/** Serves the sprite in development, emits it with its hash in a build; `virtual:pictograms` exports its address. */
export function pictograms(folder: string): Plugin {
  let build = false;
  return {
    name: "passa:pictograms",
    configResolved(config) {
      build = config.command === "build";
    },
    configureServer(server) {
      server.watcher.add(folder);
      server.middlewares.use("/pictograms.svg", (_request, response) => {
        response.setHeader("content-type", "image/svg+xml");
        response.end(spriteOf(folder));
      });
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      if (!build) return `export const spriteUrl = "/pictograms.svg";`;
      const source = spriteOf(folder);
      const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
      this.emitFile({ type: "asset", fileName: `pictograms.${hash}.svg`, source });
      return `export const spriteUrl = "/pictograms.${hash}.svg";`;
    },
  };
}
