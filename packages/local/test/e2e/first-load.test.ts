import { expect } from "vitest";
import { FIRST_LOAD_MOST, scriptBytesOfFirstLoad } from "./first-load.ts";
import { browserTest as it } from "./visit.ts";

for (const visitor of ["stranger", "participant", "employer", "matcher", "lead", "admin"] as const)
  it(`the first load of ${visitor === "stranger" ? "the door" : `a page of the role ${visitor}`} brings at most 150 KiB of JavaScript`, async ({
    portal,
  }) => {
    const page = await portal(visitor);
    const bytes = await scriptBytesOfFirstLoad(page, "/");
    console.log(`first load, ${visitor}: ${(bytes / 1024).toFixed(1)} KiB`);
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_MOST);
  });
