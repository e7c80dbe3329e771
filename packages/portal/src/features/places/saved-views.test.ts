import { expect, test } from "vitest";
import { readViews, withView } from "./saved-views.ts";

test("views are read back as they were kept", () => {
  const views = [{ name: "Öppna lager", filter: { state: "published", field: "transport" } }] as const;
  expect(readViews(JSON.stringify(views))).toEqual(views);
});

test("what is no view is left out, and what is no filter in one", () => {
  expect(readViews(null)).toEqual([]);
  expect(readViews("not json")).toEqual([]);
  expect(readViews('{"name":"a"}')).toEqual([]);
  expect(
    readViews('[1,{"name":"","filter":{}},{"name":"a"},{"name":"b","filter":{"state":"gone","look":"map"}}]'),
  ).toEqual([{ name: "b", filter: {} }]);
});

test("a view of the same name or the same filter gives way to the new one", () => {
  const views = [
    { name: "a", filter: { q: "lager" } },
    { name: "b", filter: { q: "tvätt" } },
  ];
  const view = { name: "a", filter: { q: "tvätt" } };
  expect(withView(views, view)).toEqual([view]);
});
