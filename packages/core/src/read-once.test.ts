import { expect, it } from "vitest";
import { jsonReader, parsedOnce } from "./read-once.ts";

it("the same text at a key is the same value, and another text another", () => {
  const read = jsonReader();
  const first = read("a", '{"n":1}');
  expect(first).toEqual({ n: 1 });
  expect(read("a", '{"n":1}')).toBe(first);
  expect(read("a", '{"n":2}')).toEqual({ n: 2 });
  // The text before is not remembered beside the present one.
  expect(read("a", '{"n":1}')).not.toBe(first);
});

it("keys with the same text do not share a value", () => {
  const read = jsonReader();
  expect(read("a", '{"n":1}')).not.toBe(read("b", '{"n":1}'));
});

it("what has not been read for the longest time is forgotten first, and read anew", () => {
  const read = jsonReader();
  const text = JSON.stringify("x".repeat(3_000_000));
  const [a, b] = [read("a", `[${text}]`), read("b", `[${text}]`)];
  expect(read("a", `[${text}]`)).toBe(a);
  read("c", `[${text}]`);
  expect(read("a", `[${text}]`)).toBe(a);
  expect(read("b", `[${text}]`)).not.toBe(b);
});

it("a noun is parsed once a value, and one that cannot be parsed is refused every time", () => {
  let parses = 0;
  const parse = parsedOnce((data) => {
    parses += 1;
    if ((data as { n: number }).n > 1) throw new Error("too many");
    return { noun: data };
  });
  const data = { n: 1 };
  expect(parse(data)).toBe(parse(data));
  expect(parses).toBe(1);
  const bad = { n: 2 };
  for (let time = 0; time < 2; time++) expect(() => parse(bad)).toThrow("too many");
});
