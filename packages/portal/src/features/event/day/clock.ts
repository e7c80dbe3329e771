import { useEffect, useState } from "react";
import { clockOf, localNow, minutesBetween } from "../times.ts";
import type { Day, DayView } from "./hall.ts";

/** The time now, told anew every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export interface Running {
  /** How long it is to last, and how far it has come, in minutes. */
  readonly of: number;
  readonly gone: number;
  /** Whole minutes left, counted up; 0 when it is over. */
  readonly left: number;
  /** Whole minutes past its end. */
  readonly over: number;
  /** When it ends, by the clock on the wall. */
  readonly ends: string;
}

/** How far the round or break has come that is on; undefined when nothing is. */
export function runningOf(
  clock: Day["clock"],
  times: DayView["times"],
  zone: string,
  now: number,
): Running | undefined {
  if (clock.kind !== "round" && clock.kind !== "break") return undefined;
  const time = times[clock.kind === "round" ? clock.slot : clock.afterSlot];
  const next = times[clock.kind === "break" ? clock.afterSlot + 1 : -1];
  if (!time) return undefined;
  const of =
    clock.kind === "round" ? minutesBetween(time.from, time.to) : next ? minutesBetween(time.to, next.from) : 0;
  const gone = Math.max(0, (now - Date.parse(clock.startedAt)) / 60_000);
  return {
    of,
    gone: Math.min(gone, of),
    left: Math.max(0, Math.ceil(of - gone)),
    over: Math.max(0, Math.floor(gone - of)),
    ends: clockOf(localNow(zone, Date.parse(clock.startedAt) + of * 60_000)),
  };
}

/** The clock on the wall: "10.24". */
export const wallClock = (zone: string, now: number): string => clockOf(localNow(zone, now));
