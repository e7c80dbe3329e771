import { expect, test } from "vitest";
import { hoursForm, readHours } from "./hours-form.ts";

test("hours are read as they are written, with or without a wish", () => {
  expect(readHours({ wanted: "20", min: "15", max: "25" })).toEqual({
    kind: "whole",
    hours: { min: 15, max: 25, wanted: 20 },
  });
  expect(readHours({ wanted: "", min: "15", max: "25" })).toEqual({ kind: "whole", hours: { min: 15, max: 25 } });
  expect(readHours(hoursForm({ min: 4, max: 8 }))).toEqual({ kind: "whole", hours: { min: 4, max: 8 } });
  expect(readHours(hoursForm(undefined))).toEqual({ kind: "empty" });
});

test.each([
  [{ wanted: "", min: "30", max: "20" }, "min", "order"],
  [{ wanted: "40", min: "10", max: "20" }, "wanted", "between"],
  [{ wanted: "", min: "0", max: "20" }, "min", "number"],
  [{ wanted: "", min: "10", max: "61" }, "max", "number"],
  [{ wanted: "", min: "10", max: "" }, "max", "number"],
  [{ wanted: "", min: "7,5", max: "20" }, "min", "number"],
] as const)("%j is told of at %s: %s", (form, field, why) => {
  expect(readHours(form)).toEqual({ kind: "wrong", field, why });
});
