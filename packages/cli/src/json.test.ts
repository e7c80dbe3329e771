import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./json.ts";

const faults: [string, string, number, number, string][] = [
  ["nothing", "", 1, 1, "a JSON value"],
  ["a trailing comma in a list", "[1,\n 2,\n]", 3, 1, "a JSON value"],
  ["a trailing comma in an object", '{"a": 1,}', 1, 9, "a name in double quotes"],
  ["a missing comma", '{"a": 1\n  "b": 2}', 2, 3, '"," or "}"'],
  ["a name without quotes", "{a: 1}", 1, 2, "a name in double quotes"],
  ["a missing colon", '{"a" 1}', 1, 6, '":" after the name'],
  ["a word that is not JSON", '{"a": [true, undefined]}', 1, 14, "a JSON value"],
  ["an open string", '["a', 1, 2, "a JSON value"],
  ["an end too early", '{"a": [1', 1, 9, '"," or "]"'],
  ["more after the end", "{}\n{}", 2, 1, "the end of the document"],
];

test.each(faults)("%s is found where it stands", (_, text, line, column, expected) => {
  expect(parseJson(text)).toEqual({ ok: false, line, column, expected });
});

test("a byte order mark in front is ignored", () => {
  expect(parseJson("\uFEFF[1]")).toEqual({ ok: true, value: [1] });
});

test("a document that is cut off is at fault at its end, or in the word or string that is cut in two", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (document, at) => {
      const wrapped = `[${document}]`;
      const cut = wrapped.slice(0, at % wrapped.length);
      const parsed = parseJson(cut);
      if (parsed.ok) throw new Error("nothing that lacks its last bracket is JSON");
      const rest = cut.slice(parsed.column - 1);
      expect(rest).toMatch(/^(?:"(?:[^"\\]|\\.)*\\?|[\w.+-]*)$/su);
    }),
    { seed: 41, numRuns: 500 },
  );
});
