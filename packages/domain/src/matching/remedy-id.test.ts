import { expect, it } from "vitest";
import { remedyId, type Remedy } from "./remedies.ts";
import { remedyFrom } from "./remedy-id.ts";

it.each<Remedy>([
  { kind: "adaptation", adaptation: "picture-instructions" },
  { kind: "hours", hours: 12 },
  { kind: "release", task: "drive-forklift" },
  { kind: "train", clause: "licence.b|licence.be" },
])("reads back the id of $kind", (remedy) => {
  expect(remedyFrom(remedyId(remedy))).toEqual(remedy);
});

it.each(["", "adaptation", "adaptation:", "hours:many", "hours:", "wish:licence.b"])(
  "reads no remedy out of %j",
  (id) => {
    expect(remedyFrom(id)).toBeUndefined();
  },
);
