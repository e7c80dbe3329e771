import { checkTimetable, type Rule } from "@passa/domain/timetable/check";
import { expect, test } from "vitest";
import { interviewEvent, usualLimits } from "../bench/interview-events.ts";
import { plants } from "../bench/planted.ts";
import { Draw } from "../bench/synthetic.ts";
import { solve } from "../src/timetable/solve.ts";

test("whichever rule is broken in a valid timetable, the checker names that rule", async () => {
  const counts = new Map<Rule, number>();
  for (const seed of [1, 2, 3]) {
    const event = interviewEvent(seed, { employers: 8, candidates: 30, slots: 12 }, { ...usualLimits, double: 0.3 });
    const { interviews } = await solve(event, { seconds: 0.2 });
    expect(checkTimetable(event, interviews)).toEqual([]);
    for (const rule of Object.keys(plants) as Rule[])
      for (let index = 0; index < 20; index += 1) {
        const planted = plants[rule](event, interviews, new Draw(seed, index));
        if (planted === undefined) continue;
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
        const rules = checkTimetable(planted.event, planted.interviews).map((violation) => violation.rule);
        expect(rules, `${rule} in event ${String(seed)}`).toContain(rule);
      }
  }
  for (const rule of Object.keys(plants) as Rule[]) expect(counts.get(rule), rule).toBeGreaterThanOrEqual(20);
});
