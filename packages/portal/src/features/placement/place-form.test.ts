import { catalogues } from "@passa/texts/catalogues";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForm, contentOf, fieldOfLacking, formOf, messageKeys, newForm, type PlaceForm } from "./place-form.ts";

const today = "2027-03-01";
const task = {
  id: "pick",
  title: "Plocka",
  removable: false,
  hazardous: false,
  demands: {},
  requires: [],
  adaptations: [],
};
const codes = (form: Partial<PlaceForm>) =>
  checkForm({ ...newForm(), ...form }, today).map(({ path, code }) => [path, code]);

test("what was stored comes back as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 60 }), fc.string(), (seats, min, title) => {
      const content = { ...contentOf(newForm()), title, seats, hours: { min, max: 60 } };
      expect(contentOf(formOf(content))).toEqual(content);
    }),
    { seed: 43 },
  );
});

test("a draft of nothing has empty lists, so that none is an answer, and spoken instructions", () => {
  expect(contentOf(formOf({}))).toEqual({
    formats: ["spoken"],
    adaptations: [],
    tags: [],
    requires: [],
    wishes: [],
    develops: [],
    tasks: [],
  });
});

test("a number that is none is kept in the form, left out of what is sent, and asked for", () => {
  const form = { ...newForm(), seats: "mycket", hoursMin: "tjugo" };
  expect(contentOf(form)).not.toHaveProperty("seats");
  expect(contentOf(form)).not.toHaveProperty("hours");
  expect(codes(form)).toEqual([
    ["seats", "wrongType"],
    ["hours.min", "wrongType"],
  ]);
});

test("numbers that cannot stand keep nothing else from being saved", () => {
  const form = { ...newForm(), title: "Lager", seats: "0", hoursMin: "30", hoursMax: "20" };
  expect(contentOf(form)).toMatchObject({ title: "Lager" });
  expect(contentOf(form)).not.toHaveProperty("seats");
  expect(contentOf(form)).not.toHaveProperty("hours");
});

describe("every wrong field is told, each in its way", () => {
  test.each<[Partial<PlaceForm>, string, string]>([
    [{ title: "x".repeat(81) }, "title", "tooLong"],
    [{ about: "x".repeat(2001) }, "about", "tooLong"],
    [{ seats: "0" }, "seats", "tooSmall"],
    [{ seats: "51" }, "seats", "tooLarge"],
    [{ seats: "1,5" }, "seats", "notWhole"],
    [{ hoursMin: "0" }, "hours.min", "tooSmall"],
    [{ hoursMax: "61" }, "hours.max", "tooLarge"],
    [{ hoursMin: "30", hoursMax: "20" }, "hours.min", "minAboveMax"],
    [{ startsOn: "2027-02-28" }, "startsOn", "inThePast"],
    [{ startsOn: "2027-01-01", latestStartOn: "2027-02-28" }, "latestStartOn", "inThePast"],
    [{ startsOn: "2027-05-01", latestStartOn: "2027-04-01" }, "latestStartOn", "startAfterLatest"],
    [{ tasks: [{ ...task, title: " " }] }, "tasks.0.title", "required"],
    [{ tasks: [task, { ...task, id: "b", title: "x".repeat(81) }] }, "tasks.1.title", "tooLong"],
    [{ tasks: [{ ...task, about: "x".repeat(301) }] }, "tasks.0.about", "tooLong"],
    [{ tasks: [{ ...task, removable: true }] }, "tasks", "noCoreTask"],
  ])("%j", (form, path, code) => {
    expect(codes(form)).toEqual([[path, code]]);
    const texts: Record<string, string> = catalogues.sv;
    expect(
      messageKeys({ path, code: checkForm({ ...newForm(), ...form }, today)[0]?.code ?? "malformed" })[0],
    ).toSatisfy((key: string) => key in texts);
  });
});

test("what is only missing is not wrong yet, nor is a start that has been while the last one has not", () => {
  expect(codes({ seats: "", hoursMin: "", hoursMax: "" })).toEqual([]);
  expect(codes({ startsOn: "2027-01-01", latestStartOn: "2027-03-01" })).toEqual([]);
});

test("a name of spaces is none; more tasks than there are, and what cannot both be, are told at once", () => {
  expect(codes({ title: "  " })).toEqual([["title", "required"]]);
  expect(codes({ tasks: [task], minTasks: 2 })).toEqual([["minTasks", "minTasksTooMany"]]);
  expect(codes({ tasks: [{ ...task, demands: { sitting: 4, walking: 4 } }] })).toEqual([
    ["tasks.0.demands.sitting", "contradictory"],
  ]);
  expect(codes({ requires: [["truck.a"]], wishes: ["truck.a"] })).toEqual([["wishes", "contradictory"]]);
});

test("lacking hours are told at the one of the two fields that is empty", () => {
  const hours = (hoursMin: string, hoursMax: string) => fieldOfLacking("hours", { ...newForm(), hoursMin, hoursMax });
  expect(hours("", "40")).toBe("hours");
  expect(hours("", "")).toBe("hours");
  expect(hours("20", "")).toBe("hours.max");
  expect(fieldOfLacking("title", newForm())).toBe("title");
});
