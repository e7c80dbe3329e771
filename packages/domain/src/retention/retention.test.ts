import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dueOf, earliestDue, proposedMonths, type Standing, situationOf, situations } from "./retention.ts";

const standing = (more: Partial<Standing> = {}): Standing => ({
  lastWrittenOn: "2025-03-01",
  answers: 4,
  hasEnded: false,
  isUnderWay: false,
  ...more,
});
const months = { unanswered: 6, ended: 12, silent: 24 };

test("whose work has ended, who has answered nothing, and who is silent each have their own rule", () => {
  expect(situationOf({ answers: 0, hasEnded: true })).toBe("ended");
  expect(situationOf({ answers: 0, hasEnded: false })).toBe("unanswered");
  expect(situationOf({ answers: 1, hasEnded: false })).toBe("silent");
});

describe("a person's time has come", () => {
  it.each([
    ["unanswered", { answers: 0 }, "2025-09-01"],
    ["ended", { hasEnded: true }, "2026-03-01"],
    ["silent", {}, "2027-03-01"],
  ] as const)("on the very day that the rule says, and not the day before: %s", (situation, more, dueOn) => {
    const [year = "", month = "", day = ""] = dueOn.split("-");
    const before = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) - 1)).toISOString().slice(0, 10);
    expect(dueOf(standing(more), months, before)).toBeUndefined();
    expect(dueOf(standing(more), months, dueOn)).toEqual({ situation, lastWrittenOn: "2025-03-01", dueOn });
  });

  it("never while a proposal or an event is under way", () => {
    expect(dueOf(standing({ isUnderWay: true }), months, "2099-01-01")).toBeUndefined();
  });

  it("not before the day until which somebody decided to keep them, and then again", () => {
    const kept = standing({ keptUntil: "2028-01-01" });
    expect(dueOf(kept, months, "2027-12-31")).toBeUndefined();
    expect(dueOf(kept, months, "2028-01-01")).toMatchObject({ situation: "silent", dueOn: "2027-03-01" });
  });

  it("is never before the earliest day of all rules", () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const rules = fc.record({ unanswered: fc.nat(60), ended: fc.nat(60), silent: fc.nat(60) });
    const any = fc.record({ lastWrittenOn: day, answers: fc.nat(3), hasEnded: fc.boolean(), isUnderWay: fc.boolean() });
    fc.assert(
      fc.property(any, rules, day, (one, of, today) => {
        const due = dueOf(one, of, today);
        return due === undefined || (due.dueOn <= today && earliestDue(one.lastWrittenOn, of) <= due.dueOn);
      }),
      { seed: 7 },
    );
  });
});

test("what Passa proposes has a number of months for every situation", () => {
  expect(Object.keys(proposedMonths).toSorted()).toEqual([...situations].toSorted());
});
