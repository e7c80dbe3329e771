import { expect, test } from "vitest";
import { withOccupation } from "./occupation.ts";
import { checkForm, newForm } from "./place-form.ts";

const warehouse = { conceptId: "sizv_uPq_nWf", label: "Lagerarbetare", field: "transport", suggestedTasks: [] };
const given = { today: "2027-03-15", wordsOf: (id: string) => ({ title: id, about: undefined }) };

test("an occupation fills in name, field, tasks, hours and start, so that one choice makes a whole place", () => {
  const form = withOccupation(newForm(), warehouse, given);
  expect(form).toMatchObject({ title: "Lagerarbetare", field: "transport", startsOn: "2027-03-15" });
  expect(form.tasks?.map(({ id }) => id)).toEqual(["pick-orders", "pack-goods"]);
  expect(form.open).toHaveLength(5);
  expect(checkForm(form, "2027-03-15")).toEqual([]);
});

test("what the employer has written itself stays", () => {
  const own = { ...newForm(), title: "Hjälp oss packa", open: [{ day: 5, from: 9, to: 12 }], startsOn: "2027-08-01" };
  expect(withOccupation(own, warehouse, given)).toMatchObject({
    title: "Hjälp oss packa",
    open: own.open,
    startsOn: "2027-08-01",
  });
});

test("another occupation renames a place that had the name of the first", () => {
  const first = withOccupation(newForm(), warehouse, given);
  expect(withOccupation(first, { ...warehouse, label: "Truckförare", conceptId: "GQSf_fnq_kjF" }, given).title).toBe(
    "Truckförare",
  );
});
