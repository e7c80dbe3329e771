/** Made-up events of speed interviews, for measuring. Everything follows from the seed. */
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { Draw } from "./synthetic.ts";

export type Size = { employers: number; candidates: number; slots: number };

/** What limits a timetable besides people's own time. */
export type Limits = {
  /** Part of everybody's slots in which they are away. */
  unavailable: number;
  /** Interpreters in all, of five languages or as many as there are interpreters. */
  interpreters: number;
  /** Part of the candidates whose interviews take two slots. */
  double: number;
};

export const noLimits: Limits = { unavailable: 0, interpreters: 0, double: 0 };
export const usualLimits: Limits = { unavailable: 0.1, interpreters: 10, double: 0.1 };

const eventSeed = 4_240_000;
/** Part of the candidates who need an interpreter, where there are any. */
const needing = 0.15;

/** An event in which everybody wishes to meet more than there is time for, half as many again. */
export function interviewEvent(seed: number, size: Size, limits: Limits, idleWeight?: number): TimetableEvent {
  const draw = new Draw(eventSeed, seed);
  const slots = Array.from({ length: size.slots }, (_, slot) => slot);
  const away = () => {
    const unavailable = slots.filter(() => draw.isTrue(limits.unavailable));
    return unavailable.length > 0 ? { unavailable } : {};
  };
  const employers = Array.from({ length: size.employers }, (_, index) => ({ id: `e${String(index)}`, ...away() }));
  const languages = Math.min(5, limits.interpreters);
  const resources = Array.from({ length: languages }, (_, index) => ({
    id: `interpreter${String(index)}`,
    capacity: Math.floor((limits.interpreters + index) / languages),
  }));
  const candidates = Array.from({ length: size.candidates }, (_, index) => ({
    id: `c${String(index)}`,
    ...away(),
    ...(draw.isTrue(limits.double) ? { length: 2 as const } : {}),
    ...(resources.length > 0 && draw.isTrue(needing) ? { needs: [draw.oneOf(resources).id] } : {}),
  }));
  const wishes = Math.min(size.employers, Math.ceil((2.5 * size.employers * size.slots) / size.candidates));
  const pairs = candidates.flatMap(({ id: candidate }) =>
    draw
      .some(employers, draw.whole(Math.ceil(wishes / 2), wishes))
      .map(({ id: employer }) => ({ employer, candidate, weight: draw.whole(3000, 10_000) })),
  );
  return {
    id: `event${String(seed)}`,
    slots: size.slots,
    slotMinutes: 10,
    startsAt: "2027-03-04T09:00",
    zone: "Europe/Stockholm",
    breaks: [Math.floor(size.slots / 2) - 1],
    employers,
    candidates,
    ...(resources.length > 0 ? { resources } : {}),
    pairs,
    goal: idleWeight === undefined ? { kind: "score" } : { kind: "score", idleWeight },
  };
}

/**
 * An event in which everybody who was wished is to be met, in as many rounds as the largest number of wishes on either
 * side: no fewer would do.
 */
export function eventOfWishes(seed: number): TimetableEvent {
  const draw = new Draw(eventSeed + 1, seed);
  const employers = Array.from({ length: draw.whole(2, 15) }, (_, index) => ({ id: `e${String(index)}` }));
  const candidates = Array.from({ length: draw.whole(3, 40) }, (_, index) => ({ id: `c${String(index)}` }));
  const most = draw.whole(1, employers.length);
  const pairs = candidates.flatMap(({ id: candidate }) =>
    draw
      .some(employers, draw.whole(1, most))
      .map(({ id: employer }) => ({ employer, candidate, weight: 0, required: true })),
  );
  const wishes = (side: "employer" | "candidate") =>
    Math.max(...pairs.map((pair) => pairs.filter((other) => other[side] === pair[side]).length));
  return {
    id: `wishes${String(seed)}`,
    slots: Math.max(wishes("employer"), wishes("candidate")),
    slotMinutes: 10,
    startsAt: "2027-03-04T09:00",
    zone: "Europe/Stockholm",
    breaks: [],
    employers,
    candidates,
    pairs,
    goal: { kind: "score", idleWeight: 0 },
  };
}
