import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";

const MODULE = "virtual:texts";
const room = path.join(import.meta.dirname, "../../texts");
const { compileMessage } = createRequire(path.join(room, "package.json"))("@lingui/message-utils/compileMessage") as {
  compileMessage: (message: string) => unknown;
};

function compiledCatalogue(language: string): string {
  const folder = path.join(room, "src/catalogues", language);
  const messages: Record<string, unknown> = {};
  for (const name of readdirSync(folder).sort()) {
    const file = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Record<string, string>;
    for (const [key, text] of Object.entries(file)) messages[key] = compileMessage(text);
  }
  return JSON.stringify(messages);
}

const languages = (): string[] => readdirSync(path.join(room, "src/catalogues")).sort();

/** Serves each language's compiled catalogue as data; `virtual:texts` exports their addresses. */
export function texts(): Plugin {
  let build = false;
  return {
    name: "passa:texts",
    configResolved(config) {
      build = config.command === "build";
    },
    configureServer(server) {
      server.middlewares.use("/texts", (request, response, next) => {
        const language = /^\/([a-z-]+)\.json$/.exec(request.url ?? "")?.[1];
        if (!language || !languages().includes(language)) return next();
        response.setHeader("content-type", "application/json");
        response.end(compiledCatalogue(language));
      });
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const urls: Record<string, string> = {};
      for (const language of languages()) {
        urls[language] = `/texts/${language}.json`;
        if (!build) continue;
        const source = compiledCatalogue(language);
        const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
        urls[language] = `/texts/${language}.${hash}.json`;
        this.emitFile({ type: "asset", fileName: urls[language].slice(1), source });
      }
      return `export const catalogueUrls = ${JSON.stringify(urls)};`;
    },
  };
}
