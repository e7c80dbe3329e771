import fc from "fast-check";
import { expect, test } from "vitest";
import { weekKey, type WeekStep, type WeekWishes, type Wish } from "./week-keys.ts";

const DAYS = 7;
const HOURS = 10;
const empty: WeekWishes = Array.from({ length: DAYS }, () => Array.from({ length: HOURS }, (): Wish => "cannot"));
const at = (day: number, hour: number, wishes: WeekWishes = empty): WeekStep => ({ at: { day, hour }, wishes });
const press = (from: WeekStep, ...keys: (string | [string, { shift?: boolean; turned?: boolean }])[]): WeekStep =>
  keys.reduce((step, key) => {
    const [name, how] = typeof key === "string" ? [key, {}] : key;
    const next = weekKey(step, name, how);
    if (!next) throw new Error(`${name} is not a key of the week`);
    return next;
  }, from);

test("space goes round cannot, can, rather and back", () => {
  const seen = [1, 2, 3].map((times) => press(at(0, 0), ...Array.from({ length: times }, () => " ")).wishes[0]?.[0]);
  expect(seen).toEqual(["can", "rather", "cannot"]);
});

test("shift and an arrow carry the wish to the next hour", () => {
  const { wishes, at: now } = press(
    at(1, 3),
    " ",
    " ",
    ["ArrowRight", { shift: true }],
    ["ArrowDown", { shift: true }],
  );
  expect(wishes[1]?.slice(2, 6)).toEqual(["cannot", "rather", "rather", "cannot"]);
  expect(wishes[2]?.[4]).toBe("rather");
  expect(now).toEqual({ day: 2, hour: 4 });
});

test("F fills the day as the day before, and does nothing on Monday", () => {
  const monday = press(at(0, 2), " ", ["ArrowRight", { shift: true }]);
  const tuesday = press({ ...monday, at: { day: 1, hour: 0 } }, "f");
  expect(tuesday.wishes[1]).toEqual(monday.wishes[0]);
  expect(press(at(0, 0, monday.wishes), "F").wishes).toEqual(monday.wishes);
});

test("the question mark says not known, and space leaves it", () => {
  const unknown = press(at(4, 6), "?");
  expect(unknown.wishes[4]?.[6]).toBe("unknown");
  expect(press(unknown, " ").wishes[4]?.[6]).toBe("cannot");
});

test("turned for a phone, down goes to the next hour and right to the next day", () => {
  expect(press(at(2, 2), ["ArrowDown", { turned: true }]).at).toEqual({ day: 2, hour: 3 });
  expect(press(at(2, 2), ["ArrowRight", { turned: true }]).at).toEqual({ day: 3, hour: 2 });
});

test("no sequence of keys leaves the week or changes its size", () => {
  const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", " ", "f", "?");
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean(), fc.boolean()), { maxLength: 80 }), (keys) => {
      const end = press(
        at(0, 0),
        ...keys.map(([name, shift, turned]): [string, { shift: boolean; turned: boolean }] => [
          name,
          { shift, turned },
        ]),
      );
      expect(end.wishes[end.at.day]?.[end.at.hour]).toBeDefined();
      expect(end.wishes.map((day) => day.length)).toEqual(empty.map((day) => day.length));
    }),
  );
});

test("other keys are left to the browser", () => {
  expect(weekKey(at(0, 0), "Tab")).toBeUndefined();
});

test("opening hours are open or closed: Space goes between them, and there is no unknown", () => {
  const closed = [["cannot", "cannot"]] as const;
  const open = weekKey({ at: { day: 0, hour: 0 }, wishes: closed }, " ", { open: true });
  expect(open?.wishes).toEqual([["rather", "cannot"]]);
  expect(open && weekKey(open, " ", { open: true })?.wishes).toEqual(closed);
  expect(weekKey({ at: { day: 0, hour: 0 }, wishes: closed }, "?", { open: true })).toBeUndefined();
});
