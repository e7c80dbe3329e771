import { describe, expect, it } from "vitest";
import { newId } from "../context.ts";
import { afterAppend, isReadable, isToBeRewritten, stampOf, stepFor } from "./pool.ts";

const monday = "2027-03-01T12:00:00.000Z";
const after = (days: number) => new Date(Date.parse(monday) + days * 24 * 3600 * 1000).toISOString();
const stamp = stampOf(newId("snapshot", monday), { chunks: 1, rows: 200 }, monday);

describe("a snapshot", () => {
  it("is written anew when its deltas hold more than a twentieth of its rows", () => {
    expect(isToBeRewritten(afterAppend(stamp, 10))).toBe(false);
    expect(isToBeRewritten(afterAppend(afterAppend(stamp, 10), 1))).toBe(true);
  });

  it("that is written anew says whose deltas it holds, and that people's entries were not read again", () => {
    const grown = afterAppend(stamp, 11);
    const { follows, builtAt, writtenAt, delta, changed } = stampOf(
      newId("snapshot", after(0.5)),
      { chunks: 1, rows: 205 },
      after(0.5),
      grown,
    );
    expect(follows).toEqual({ snapshot: stamp.snapshot, delta: 1 });
    expect({ builtAt, writtenAt, delta, changed }).toEqual({
      builtAt: monday,
      writtenAt: after(0.5),
      delta: 0,
      changed: 0,
    });
  });

  it("is ranked by for 30 days, so that its parts outlive the 90 days in which that is replayed", () => {
    expect(isReadable(stamp, after(30))).toBe(true);
    expect(isReadable(stamp, after(31))).toBe(false);
    expect(isReadable(undefined, monday)).toBe(false);
  });
});

describe("changes", () => {
  it("are appended, and once a day the pool is built from people's entries instead", () => {
    expect(stepFor(stamp, after(1))).toBe("append");
    expect(stepFor(stamp, after(1.1))).toBe("rebuild");
    const rewritten = stampOf(newId("snapshot", after(1)), { chunks: 1, rows: 200 }, after(1), stamp);
    expect(stepFor(rewritten, after(1.1))).toBe("rebuild");
  });

  it("of a pool whose stamp cannot be read have it built", () => {
    expect(stepFor(undefined, monday)).toBe("rebuild");
  });
});
