import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterCommand, type Day, type DayCommand, newDay } from "./day.ts";
import { employerId, eventId } from "./event-examples.ts";

const scope = {
  slots: 6,
  cards: new Map<string | number, number>([
    [1, 1],
    ["7F3K9QX2MA", 1],
    [2, 2],
    [3, 3],
  ]),
  tables: new Map([[employerId(1) as string, 2]]),
  resources: new Set(["so"]),
};
const at = (minute: number) => `2027-03-18T08:${String(minute).padStart(2, "0")}:00.000Z`;
const told = (day: Day, command: DayCommand, minute = 0) => afterCommand(day, { command, at: at(minute) }, scope);
const after = (...given: [DayCommand, number][]): Day =>
  given.reduce((day, [command, minute]) => told(day, command, minute)?.day ?? day, newDay(eventId));

describe("a card", () => {
  it("is checked in by its number or its code", () => {
    expect(told(newDay(eventId), { kind: "checkIn", card: "7F3K9QX2MA" })?.number).toBe(1);
    expect(after([{ kind: "checkIn", card: 2 }, 3]).attendance).toEqual([
      { number: 2, presence: "present", at: at(3) },
    ]);
  });

  it("that is not of this event changes nothing", () => {
    expect(told(newDay(eventId), { kind: "checkIn", card: 9 })).toBeUndefined();
    expect(told(newDay(eventId), { kind: "attend", numbers: [1, 9], presence: "absent" })).toBeUndefined();
  });
});

it("of two who say where somebody is, whoever said it last holds, in whichever order they are heard", () => {
  const here: [DayCommand, number] = [{ kind: "checkIn", card: 1 }, 5];
  const absent: [DayCommand, number] = [{ kind: "attend", numbers: [1, 2], presence: "absent" }, 4];
  for (const order of [[here, absent] as const, [absent, here] as const])
    expect(after(...order).attendance).toMatchObject([
      { number: 1, presence: "present" },
      { number: 2, presence: "absent" },
    ]);
  expect(after(here, [{ kind: "attend", numbers: [1], presence: null }, 6]).attendance).toEqual([]);
});

it("the clock never goes back: a round that is told late leaves the later one standing", () => {
  const clock = after(
    [{ kind: "startRound", slot: 3 }, 10],
    [{ kind: "startRound", slot: 2 }, 11],
    [{ kind: "startBreak", afterSlot: 2 }, 12],
  ).clock;
  expect(clock).toEqual({ kind: "round", slot: 3, startedAt: at(10) });
  expect(after([{ kind: "startRound", slot: 3 }, 10], [{ kind: "startBreak", afterSlot: 3 }, 11]).clock.kind).toBe(
    "break",
  );
});

it("an employer's tables are fewer until they are all open again", () => {
  const closed: [DayCommand, number] = [{ kind: "tables", employerId: employerId(1), open: 1 }, 1];
  expect(after(closed).tables).toEqual([{ employerId: employerId(1), open: 1 }]);
  expect(after(closed, [{ kind: "tables", employerId: employerId(1), open: 2 }, 2]).tables).toEqual([]);
  expect(told(newDay(eventId), { kind: "tables", employerId: employerId(1), open: 3 })).toBeUndefined();
});

it("devices that are heard in different orders agree on who is there", () => {
  const commands = fc.array(
    fc.record({
      number: fc.integer({ min: 1, max: 3 }),
      presence: fc.constantFrom("present" as const, "late" as const, "absent" as const),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(
      commands.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
      ),
      ([list, order]) => {
        const given = list.map(({ number, presence }, n): [DayCommand, number] => [
          { kind: "attend", numbers: [number], presence },
          n,
        ]);
        const heard = order.flatMap((n) => given.slice(n, n + 1));
        expect(after(...heard).attendance).toEqual(after(...given).attendance);
      },
    ),
  );
});
