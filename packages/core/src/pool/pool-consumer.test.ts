import { describe, expect, it } from "vitest";
import { livePool } from "../../test/pool-history.ts";
import { testWorld } from "../../test/world.ts";

describe("the pool", () => {
  it("is what people's entries make it, after duplicates, reorders across shards and crashes between any two steps", async () => {
    const history = await livePool(await testWorld(), { edits: 200, seed: 20_270_301 });
    expect(history).toMatchObject({ edits: 200, differences: 0 });
    expect(history.checks).toBeGreaterThan(15);
    expect(history.crashes).toBeGreaterThan(5);
    expect(history.snapshots).toBeGreaterThan(5);
  });
});
