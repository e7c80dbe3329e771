import fc from "fast-check";
import { expect, test } from "vitest";
import type { WeekWishes, Wish } from "../../kit/week-grid.tsx";
import { availableOf, dayHours, hoursToShow, shownWeek, windowsOf, wishesOf, withShown } from "./week-hours.ts";

const wish = fc.constantFrom<Wish>("cannot", "can", "rather", "unknown");
const week: fc.Arbitrary<WeekWishes> = fc.array(fc.array(wish, { minLength: 24, maxLength: 24 }), {
  minLength: 7,
  maxLength: 7,
});
const everywhere = (one: Wish): WeekWishes => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => one));

test("a week is the same after it has been saved as windows", () => {
  fc.assert(
    fc.property(week, (wishes) => {
      expect(wishesOf(availableOf(wishes))).toEqual(wishes);
    }),
    { seed: 20261122 },
  );
});

test("what one would rather is part of what one can, and hours in a row are one window", () => {
  const tuesday = wishesOf({ windows: [{ day: 1, from: 8, to: 12 }], preferred: [{ day: 1, from: 9, to: 11 }] });
  expect(availableOf(tuesday)).toEqual({
    windows: [{ day: 1, from: 8, to: 12 }],
    preferred: [{ day: 1, from: 9, to: 11 }],
  });
});

test("no answer is a week that is not known, and saying so is not a week without hours", () => {
  expect(wishesOf(undefined)).toEqual(everywhere("unknown"));
  expect(availableOf(everywhere("unknown"))).toEqual({ unknown: true });
  expect(availableOf(everywhere("cannot"))).toEqual({ windows: [] });
});

// The grid's first press on an hour that is not known makes it "cannot".
test.each(["can", "cannot"] as const)(
  "the first hour is one that goes and the others do not, also pressed to %s",
  (pressed) => {
    const shown = shownWeek(everywhere("unknown"), dayHours).map((day, d) =>
      day.map((one, hour): Wish => (d === 0 && hour === 2 ? pressed : one)),
    );
    const first = withShown(everywhere("unknown"), shown, dayHours);
    expect(availableOf(first)).toEqual({ windows: [{ day: 0, from: 8, to: 9 }] });
  },
);

test("once the week is answered, an hour marked as unsure stays so", () => {
  const first = wishesOf({ windows: [{ day: 0, from: 8, to: 9 }] });
  const unsure = shownWeek(first, dayHours).map((day, d) =>
    day.map((one, hour): Wish => (d === 5 && hour === 3 ? "unknown" : one)),
  );
  const second = withShown(first, unsure, dayHours);
  expect(windowsOf(second, ["unknown"])).toEqual([{ day: 5, from: 9, to: 10 }]);
  expect(withShown(second, shownWeek(second, dayHours), dayHours)).toEqual(second);
});

test("hours outside those shown are kept, and the whole day is shown when some can work then", () => {
  const night = wishesOf({ windows: [{ day: 4, from: 22, to: 24 }] });
  expect(hoursToShow(night)).toEqual({ from: 0, to: 24 });
  const changed = shownWeek(night, dayHours).map((day) => day.map((): Wish => "can"));
  expect(withShown(night, changed, dayHours)[4]?.slice(22)).toEqual(["can", "can"]);
  expect(hoursToShow(wishesOf({ windows: [{ day: 0, from: 8, to: 12 }] }))).toEqual(dayHours);
});
