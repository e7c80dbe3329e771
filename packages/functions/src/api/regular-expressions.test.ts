import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSync } from "recheck";
import ts from "typescript";
import { expect, test } from "vitest";
import { origin } from "../../test/api.ts";
import { openApiDocument } from "./openapi.ts";

// The checker's own JavaScript: nothing else is started.
process.env["RECHECK_SYNC_BACKEND"] = "pure";

type Found = { source: string; flags: string; where: string };
const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** Every regular expression that is written in the product, and those that the API's schemas are made of. */
function expressions(): Found[] {
  const found: Found[] = [];
  for (const room of readdirSync(packages)) {
    const folder = join(packages, room, "src");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))) {
      const text = readFileSync(join(folder, file), "utf8");
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf("/");
          found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), where: `${room}/${file}` });
        }
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext));
    }
  }
  const search = (value: unknown, where: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "pattern" && typeof inner === "string") found.push({ source: inner, flags: "u", where });
      else search(inner, `${where}/${name}`);
    }
  };
  search(openApiDocument(origin), "the document");
  return [...new Map(found.map((one) => [`${one.source} ${one.flags}`, one])).values()];
}

/**
 * Whether the form alone says that the time grows no faster than the text: nothing is repeated without bound, or one
 * character is, from one fixed start. The checker would find so too, and take its time.
 */
function isPlain(source: string): boolean {
  const bare = source.replaceAll(/\\./g, "x").replaceAll(/\[[^\]]*\]/g, "x");
  const unbounded = [...bare.matchAll(/(.)(?:[*+]|\{\d+,\})/g)];
  let outside = bare;
  while (/\([^()]*\)/.test(outside)) outside = outside.replaceAll(/\([^()]*\)/g, "x");
  if (unbounded.length === 0) return true;
  return unbounded.length === 1 && unbounded[0]?.[1] !== ")" && bare.startsWith("^") && !outside.includes("|");
}

test("no regular expression of ours can be made to take long by what it is given", () => {
  const all = expressions();
  expect(all.length).toBeGreaterThan(50);
  const slow = all
    .filter(({ source }) => !isPlain(source))
    .flatMap(({ source, flags, where }) => {
      const found = checkSync(source, flags, { timeout: 60_000 });
      return found.status === "safe" ? [] : [`/${source}/${flags} (${where}): ${found.status}`];
    });
  expect(slow).toEqual([]);
}, 120_000);
