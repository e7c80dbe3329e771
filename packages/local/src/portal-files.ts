import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { StartError } from "./emulator.ts";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const packed = new Set([".ico", ".jpg", ".png", ".woff2"]);
const SMALLEST_COMPRESSED_BYTES = 1024;

type Encoding = "br" | "gzip" | "identity";
interface File {
  body: Buffer;
  type: string;
  etag: string;
  /** Vite puts a hash of the content into the names below `assets/`: these never change. */
  immutable: boolean;
  compressible: boolean;
  encoded: Map<Encoding, Promise<Buffer>>;
}

/**
 * Serves the built portal from memory: compressed once per encoding, the hashed files for a year, every other path that a
 * browser opens as a page as `index.html`, since the portal's router reads it.
 * @throws {StartError} when the portal has not been built.
 */
export function portalFiles(dist: string): MiddlewareHandler {
  if (!existsSync(join(dist, "index.html")))
    throw new StartError("The portal is not built. Start Passa with npm start.");
  const files = new Map<string, File>(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [`/${relative(dist, path).split(sep).join("/")}`, fileAt(path)] as const;
      }),
  );

  return async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return next();
    const file = files.get(c.req.path) ?? (isPage(c.req.path) ? files.get("/index.html") : undefined);
    if (!file) return next();
    c.header("ETag", file.etag);
    c.header("Vary", "Accept-Encoding");
    c.header("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304);
    const encoding = file.compressible ? bestEncoding(c.req.header("accept-encoding")) : "identity";
    if (encoding !== "identity") c.header("Content-Encoding", encoding);
    c.header("Content-Type", file.type);
    return c.body(new Uint8Array(await encodedBody(file, encoding)));
  };
}

/** A path without an extension is one of the portal's pages; a file that is not there is not found. */
function isPage(path: string): boolean {
  return extname(path) === "";
}

function fileAt(path: string): File {
  const body = readFileSync(path);
  const extension = extname(path);
  return {
    body,
    type: types[extension] ?? "application/octet-stream",
    etag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    immutable: path.includes(`${sep}assets${sep}`),
    compressible: !packed.has(extension) && body.length >= SMALLEST_COMPRESSED_BYTES,
    encoded: new Map(),
  };
}

const compress: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
  identity: (body) => Promise.resolve(body),
};

function encodedBody(file: File, encoding: Encoding): Promise<Buffer> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const made = compress[encoding](file.body);
  file.encoded.set(encoding, made);
  return made;
}

/** Brotli before gzip, unless the browser excludes it with `q=0`. */
function bestEncoding(accepted = ""): Encoding {
  const offered = accepted.split(",").map((part) => part.split(/;\s?q=/).map((word) => word.trim()));
  const takes = (name: string) => offered.some(([encoding, quality]) => encoding === name && Number(quality ?? 1) > 0);
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}
