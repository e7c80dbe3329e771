import { expect, test } from "vitest";
import { insidePath } from "./session.ts";

test("after signing in one lands only inside the portal", () => {
  expect(insidePath("/placements?tier=near")).toBe("/placements?tier=near");
  for (const out of [
    "//evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/sign-in?returnTo=/x",
    undefined,
    7,
  ])
    expect(insidePath(out)).toBe("/");
});
