import { expect, it } from "vitest";
import { applyRemedy, remediesOf, remedyId } from "../matching/remedies.ts";
import { curatedVocabulary } from "../vocabulary/curated.ts";
import type { Workplace } from "../workplace/workplace.ts";
import { withAgreedRemedy } from "./agreed-remedy.ts";
import { PlacementContent, toMatchingPlacement } from "./placement.ts";
import { suggestedTask } from "./suggested-tasks.ts";

const ulid = "01K5D3XGZ0000000000000000A";
const workplace: Workplace = {
  id: `wpl_${ulid}`,
  tenantId: `ten_${ulid}`,
  employerId: `emp_${ulid}`,
  version: 1,
  name: "Lagret",
  address: "Nordkajen 4",
  locality: "Karlskrona",
  location: { lat: 56.16, lon: 15.59 },
  adaptations: ["lift-aid"],
  formats: [],
  tags: [],
};
const content = PlacementContent.parse({
  workplaceId: workplace.id,
  title: "Plocka och packa",
  kind: "internship",
  field: "transport",
  seats: 1,
  startsOn: "2027-03-01",
  hours: { min: 20, max: 30 },
  open: [{ day: 0, from: 7, to: 16 }],
  formats: [],
  adaptations: ["own-pace"],
  tags: [],
  requires: [["licence.b"]],
  wishes: [],
  develops: [],
  tasks: ["pick-orders", "drive-forklift"].map((id) => ({
    ...suggestedTask(id),
    title: id,
    removable: false,
    adaptations: [],
  })),
});

it("agrees with matching: every remedy of the list changes what matching sees as the list assumed", () => {
  const seen = toMatchingPlacement({ id: `plc_${ulid}`, content }, workplace);
  const remedies = remediesOf(seen, curatedVocabulary);
  expect(remedies.length).toBeGreaterThan(60);
  const sets = (place: typeof seen) => ({ ...place, adaptations: place.adaptations.toSorted() });
  for (const remedy of remedies) {
    const after = withAgreedRemedy(content, remedyId(remedy), workplace.adaptations);
    expect(after, remedyId(remedy)).toBeDefined();
    if (!after) continue;
    expect(PlacementContent.safeParse(after).success, remedyId(remedy)).toBe(true);
    const assumed = applyRemedy(remedy, seen) as typeof seen;
    expect(sets(toMatchingPlacement({ id: `plc_${ulid}`, content: after }, workplace))).toEqual(sets(assumed));
  }
});

it.each([
  "adaptation:own-pace",
  "adaptation:lift-aid",
  "hours:20",
  "hours:0",
  "hours:many",
  "release:nothing",
  "train:licence.c",
  "raise:wages",
  "",
])("%s changes nothing here and is refused", (remedy) => {
  expect(withAgreedRemedy(content, remedy, workplace.adaptations)).toBeUndefined();
});

it("the last core task is not left out", () => {
  const once = withAgreedRemedy(content, "release:pick-orders", []);
  expect(once && withAgreedRemedy(once, "release:drive-forklift", [])).toBeUndefined();
});
