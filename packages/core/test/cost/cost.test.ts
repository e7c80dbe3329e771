import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { costPage } from "./cost.ts";
import { committedUnits } from "./units.ts";

const at = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** Tables as they are, however wide their columns were set. */
const inOneLineEach = (page: string) =>
  page.replaceAll(/ +\|/g, " |").replaceAll(/\| +/g, "| ").replaceAll(/-{3,}/g, "---").trim();

test("docs/cost.md says what follows from measured units and durations, the use that is assumed, and the prices", () => {
  const durations = z
    .strictObject({ measured: z.string(), ms: z.record(z.string(), z.number()) })
    .parse(JSON.parse(at("./durations.json")));
  const page = costPage(committedUnits(at("../../../../ARCHITECTURE.md")), durations);
  // What is printed here on a difference is the page to put there, once the difference is understood.
  expect(inOneLineEach(at("../../../../docs/cost.md"))).toBe(inOneLineEach(page));
});
