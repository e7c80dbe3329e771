import { expect, test } from "vitest";
import { languageOf } from "./language.ts";

test.each([
  [undefined, "sv"],
  ["", "sv"],
  ["en", "en"],
  ["en-GB,sv;q=0.9", "en"],
  ["sv-SE,en;q=0.9", "sv"],
  ["en;q=0.5, sv;q=0.8", "sv"],
  ["ar, en;q=0.3", "en"],
  ["en;q=0, fi", "sv"],
  ["*", "sv"],
  ["en;q=much", "sv"],
])("Accept-Language %j is answered in %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});
