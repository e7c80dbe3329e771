import { createHash } from "node:crypto";
import path from "node:path";
import { type Plugin, runnerImport } from "vite";

const MODULE = "virtual:texts";
const sources = path.join(import.meta.dirname, "../../texts/src");

interface Compiler {
  readonly compileCatalogue: (language: string) => Record<string, unknown>;
}
interface Languages {
  readonly languages: Record<string, unknown>;
}

/** Loads a module of the texts as it is now, so that a changed text shows without a restart. */
async function moduleOf<T>(name: string): Promise<T> {
  return (await runnerImport<T>(path.join(sources, name))).module;
}

const catalogueOf = async (language: string): Promise<string> =>
  JSON.stringify((await moduleOf<Compiler>("compile.ts")).compileCatalogue(language));

const languageCodes = async (): Promise<string[]> =>
  Object.keys((await moduleOf<Languages>("languages.ts")).languages).toSorted();

/** Read before anybody has chosen a language; portal/src/app/preferences.ts says the same. */
const FIRST_LANGUAGE = "sv";

const fileOf = async (language: string): Promise<{ fileName: string; source: string }> => {
  const source = await catalogueOf(language);
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
  return { fileName: `texts/${language}.${hash}.json`, source };
};

/**
 * Serves each language's compiled catalogue as data; `virtual:texts` exports their addresses. A built page asks for the
 * first language's at once, beside its scripts.
 */
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
        if (!language) return next();
        catalogueOf(language).then((catalogue) => {
          response.setHeader("content-type", "application/json");
          response.end(catalogue);
        }, next);
      });
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const urls: Record<string, string> = {};
      for (const language of await languageCodes()) {
        const { fileName, source } = build
          ? await fileOf(language)
          : { fileName: `texts/${language}.json`, source: "" };
        if (build) this.emitFile({ type: "asset", fileName, source });
        urls[language] = `/${fileName}`;
      }
      return `export const catalogueUrls = ${JSON.stringify(urls)};`;
    },
    async transformIndexHtml() {
      if (!build) return [];
      const href = `/${(await fileOf(FIRST_LANGUAGE)).fileName}`;
      return [{ tag: "link", attrs: { rel: "preload", as: "fetch", crossorigin: true, href }, injectTo: "head" }];
    },
  };
}
