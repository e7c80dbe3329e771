/** Files and values that a command is given, and what is said when they are wrong. */
import { open, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { formatPath, type Parsed, type Problem } from "@passa/domain/matching/parse";
import type { Location } from "@passa/domain/matching/schema";
import type { Vocabulary } from "@passa/domain/vocabulary/vocabulary";
import { InvalidArgumentError } from "commander";
import { parseJson } from "./json.ts";

/** Something that the user can put right: printed as it is, without a stack. */
export class UsageError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

export type Parse<T> = (input: unknown, vocabulary: Vocabulary) => Parsed<T>;

/** Reads one JSON document. @throws UsageError naming the file, the path in it and what was expected there. */
export async function readDocument<T>(file: string, parse: Parse<T>, vocabulary: Vocabulary): Promise<T> {
  const text = await readFile(fromCaller(file), "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return accept({ file }, text, parse, vocabulary);
}

/** Reads a file with one JSON document a line, one at a time; blank lines are passed over. */
export async function* readLines<T>(
  file: string,
  parse: Parse<T>,
  vocabulary: Vocabulary,
): AsyncGenerator<T, void, undefined> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    if (line.trim() !== "") yield accept({ file, line: number }, line, parse, vocabulary);
  }
}

/** Commander argument: a whole number from 0. */
export function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("Expected a whole number from 0.");
  return Number(value);
}

/** Commander argument: LAT,LON in degrees. */
export function origin(value: string): Location {
  const [, lat, lon] = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(value) ?? [];
  const point = { lat: Number(lat ?? NaN), lon: Number(lon ?? NaN) };
  if (!(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180))
    throw new InvalidArgumentError("Expected LAT,LON in degrees, such as 56.16,15.59.");
  return point;
}

/** Where a document stands: a file of its own, or one line of one. */
type Source = { file: string; line?: number };

function accept<T>({ file, line }: Source, text: string, parse: Parse<T>, vocabulary: Vocabulary): T {
  const json = parseJson(text);
  if (!json.ok) {
    const at = `line ${String(line ?? json.line)}, column ${String(json.column)}`;
    throw new UsageError([`${file}: ${at}: expected ${json.expected}`]);
  }
  const parsed = parse(json.value, vocabulary);
  if (parsed.ok) return parsed.value;
  throw new UsageError(describe(line === undefined ? file : `${file}: line ${String(line)}`, parsed.problems));
}

const problemsShown = 20;

function describe(where: string, problems: readonly Problem[]): string[] {
  const lines = problems
    .slice(0, problemsShown)
    .map(({ path, expected }) => `${where}: ${formatPath(path) || "the document"}: ${expected}`);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `${where}: and ${String(more)} more`] : lines;
}

export function unreadable(file: string, error: unknown): UsageError {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const why: Record<string, string> = {
    ENOENT: "there is no such file",
    EACCES: "it may not be read",
    EISDIR: "it is a directory",
  };
  return new UsageError([`${file}: expected a file that can be read, but ${why[code] ?? code}`]);
}

/** npm runs scripts in the repository's root; a relative path is meant from where the user stood. */
export function fromCaller(file: string): string {
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  return resolve(script === "passa" && INIT_CWD !== undefined ? INIT_CWD : process.cwd(), file);
}

/** Lines end with a newline and nothing else: node:readline would also break at U+2028, which JSON allows in strings. */
async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const handle = await open(fromCaller(file)).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const chunks: AsyncIterable<string> = handle.createReadStream({ encoding: "utf8" });
  let rest = "";
  try {
    for await (const chunk of chunks) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (rest !== "") yield rest;
}
