/**
 * JSON.parse, and where it went wrong: Node 20's own message often names no position. The second reading happens
 * only for documents that are refused.
 */

export type Json = { ok: true; value: unknown } | { ok: false; line: number; column: number; expected: string };

/** Lines and columns count from 1, columns in UTF-16 code units. A leading byte order mark is ignored. */
export function parseJson(text: string): Json {
  const document = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(document) as unknown };
  } catch {
    const { at, expected } = firstFault(document);
    const before = document.slice(0, at).split("\n");
    return { ok: false, line: before.length, column: (before.at(-1) ?? "").length + 1, expected };
  }
}

const space = /[ \t\n\r]*/y;
const quoted = /"(?:[^"\\\n]|\\.)*"/y;
const bare = /[^\s"{}[\],:]+/y;

type Fault = { at: number; expected: string };

/** Follows RFC 8259 with a stack of the containers that are open, until the text leaves the grammar. */
function firstFault(text: string): Fault {
  let at = 0;
  const containers: ("{" | "[")[] = [];
  /** Moves past a token if one of the pattern stands here and is JSON by itself. */
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0];
    if (token === undefined || !(pattern === space || isJson(token))) return false;
    at += token.length;
    return true;
  };
  const take = (character: string): boolean => {
    skip(space);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const name = (): Fault | undefined => {
    skip(space);
    if (!skip(quoted)) return { at, expected: "a name in double quotes" };
    return take(":") ? undefined : { at, expected: '":" after the name' };
  };

  for (;;) {
    // A value begins here.
    if (take("{")) {
      if (!take("}")) {
        containers.push("{");
        const fault = name();
        if (fault !== undefined) return fault;
        continue;
      }
    } else if (take("[")) {
      if (!take("]")) {
        containers.push("[");
        continue;
      }
    } else if (!skip(quoted) && !skip(bare)) return { at, expected: "a JSON value" };
    // A value has ended: close what ends with it, then go on to the next value.
    while (containers.length > 0 && take(containers.at(-1) === "{" ? "}" : "]")) containers.pop();
    const inside = containers.at(-1);
    if (inside === undefined) {
      skip(space);
      return { at, expected: "the end of the document" };
    }
    if (!take(",")) return { at, expected: inside === "{" ? '"," or "}"' : '"," or "]"' };
    const fault = inside === "{" ? name() : undefined;
    if (fault !== undefined) return fault;
  }
}

function isJson(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}
