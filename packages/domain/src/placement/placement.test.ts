import { describe, expect, it } from "vitest";
import {
  PlacementContent,
  PlacementDraft,
  placementTransitions,
  publishingErrors,
  readWhole,
  toMatchingPlacement,
} from "./placement.ts";
import type { Workplace } from "../workplace/workplace.ts";

const ulid = "01K5D3XGZ0000000000000000A";
const content: PlacementContent = {
  workplaceId: `wpl_${ulid}`,
  title: "Plocka och packa",
  kind: "internship",
  field: "transport",
  seats: 2,
  startsOn: "2027-03-01",
  hours: { min: 20, max: 30 },
  open: [{ day: 0, from: 7, to: 16 }],
  formats: ["spoken"],
  adaptations: ["picture-instructions"],
  tags: [],
  requires: [["truck.a", "truck.b"]],
  wishes: [],
  develops: [],
  tasks: [
    {
      id: "pick",
      title: "Plocka order",
      removable: false,
      hazardous: false,
      demands: { lifting: 3 },
      requires: [],
      adaptations: [],
    },
    {
      id: "drive",
      title: "Köra truck",
      removable: true,
      hazardous: true,
      demands: {},
      requires: [["truck.a"]],
      adaptations: [],
    },
  ],
};
const codes = (value: unknown) =>
  PlacementContent.safeParse(value).error?.issues.map((issue) => [
    issue.path.join("."),
    "params" in issue ? issue.params?.["code"] : issue.code,
  ]);

const silent = { formats: [] };

describe("a whole place", () => {
  it("is taken as it is", () => expect(PlacementContent.parse(content)).toEqual(content));
  it("has a task that is not left out", () => {
    expect(codes({ ...content, tasks: content.tasks.map((task) => ({ ...task, removable: true })) })).toEqual([
      ["tasks", "noCoreTask"],
    ]);
  });
  it("does not start after its latest start", () =>
    expect(codes({ ...content, latestStartOn: "2027-02-01" })).toEqual([["latestStartOn", "startAfterLatest"]]));
  it("does not ask for more tasks than it has", () =>
    expect(codes({ ...content, minTasks: 3 })).toEqual([["minTasks", "minTasksTooMany"]]));
  it("names each task once", () =>
    expect(codes({ ...content, tasks: [content.tasks[0], content.tasks[0]] })).toEqual([["tasks", "repeated"]]));
  it("has least hours no higher than most", () =>
    expect(codes({ ...content, hours: { min: 30, max: 20 } })).toEqual([["hours.min", "minAboveMax"]]));
  it("cannot be published when its last start has passed", () => {
    expect(publishingErrors(content, "2027-03-01", silent)).toEqual([]);
    expect(publishingErrors(content, "2027-03-02", silent)).toEqual([{ path: "startsOn", code: "inThePast" }]);
    expect(publishingErrors({ ...content, latestStartOn: "2027-03-05" }, "2027-03-06", silent)).toEqual([
      { path: "latestStartOn", code: "inThePast" },
    ]);
  });
  it("says how one is told what to do, at the place or at its workplace", () => {
    const mute = { ...content, formats: [] };
    expect(publishingErrors(mute, "2027-03-01", silent)).toEqual([{ path: "formats", code: "empty" }]);
    expect(publishingErrors(mute, "2027-03-01", { formats: ["shown"] })).toEqual([]);
  });
  it.each([
    [{ sitting: 3, standing: 3 }, true],
    [{ sitting: 4, walking: 3 }, true],
    [{ sitting: 2, standing: 3 }, false],
    [{ sitting: 4, standing: 2, walking: 2 }, false],
  ])("does not let one sit and be on one's feet most of the day in the same task: %j", (demands, contradictory) => {
    const [task] = content.tasks;
    const asked = { ...content, tasks: task ? [{ ...task, demands }] : [] };
    const error = { path: "tasks.0.demands.sitting", code: "contradictory" };
    expect(publishingErrors(asked, "2027-03-01", silent)).toEqual(contradictory ? [error] : []);
  });
  it("does not only wish for a skill that it requires; one of several that will do may be wished for", () => {
    const wishing = (requires: string[][]) => ({ ...content, requires, wishes: ["truck.a"] });
    expect(publishingErrors(wishing([["truck.a"]]), "2027-03-01", silent)).toEqual([
      { path: "wishes", code: "contradictory" },
    ]);
    expect(publishingErrors(wishing([["truck.a", "truck.b"]]), "2027-03-01", silent)).toEqual([]);
  });
});

it("a draft may hold nothing at all", () => expect(PlacementDraft.parse({})).toEqual({}));

it("a draft whose lists nobody has touched is whole without them", () => {
  const { formats: _, adaptations: __, tags: ___, wishes: ____, develops: _____, ...rest } = content;
  expect(readWhole(rest).data).toEqual({ ...content, formats: [], adaptations: [] });
  const { tasks: ______, ...without } = content;
  expect(readWhole(without).error?.issues.map(({ path }) => path)).toEqual([["tasks"]]);
});

it("ended places never move again", () => {
  expect(placementTransitions.closed).toEqual([]);
  expect(placementTransitions.withdrawn).toEqual([]);
});

it("matching sees the workplace's standing adaptations, formats and tags beside the place's own, each once", () => {
  const workplace: Workplace = {
    id: `wpl_${ulid}`,
    tenantId: `ten_${ulid}`,
    employerId: `emp_${ulid}`,
    version: 1,
    name: "Lagret",
    address: "Nordkajen 4",
    locality: "Karlskrona",
    location: { lat: 56.16, lon: 15.59 },
    adaptations: ["lift-help", "picture-instructions"],
    formats: ["spoken", "shown"],
    tags: ["uniform"],
  };
  const seen = toMatchingPlacement({ id: `plc_${ulid}`, content }, workplace);
  expect(seen.adaptations).toEqual(["picture-instructions", "lift-help"]);
  expect(seen.formats).toEqual(["spoken", "shown"]);
  expect(seen.tags).toEqual(["uniform"]);
  expect(seen.location).toEqual(workplace.location);
});
