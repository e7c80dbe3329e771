import { checkTimetable } from "@passa/domain/timetable/check";
import { expect, test } from "vitest";
import { interviewEvent, usualLimits } from "../../bench/interview-events.ts";
import { replanInThread, solveInThread } from "./thread.ts";

const event = interviewEvent(1, { employers: 20, candidates: 80, slots: 16 }, usualLimits);

test("a timetable is found in a thread, which tells how it goes and stops when it is told to", async () => {
  const stopper = new AbortController();
  const { status, interviews } = await solveInThread(event, {
    seconds: 600,
    signal: stopper.signal,
    onProgress: () => stopper.abort(),
  });
  expect(status).toBe("feasible");
  expect(checkTimetable(event, interviews)).toEqual([]);
  const { fewestChanges } = await replanInThread(event, interviews, { fromSlot: 8, absent: ["c1"] }, { seconds: 1 });
  expect(fewestChanges.moved).toEqual([]);
});

test("what a thread throws comes to whoever waits for it", async () => {
  const broken = { ...event, pairs: undefined } as unknown as typeof event;
  await expect(solveInThread(broken, { seconds: 1 })).rejects.toThrow("undefined");
});
