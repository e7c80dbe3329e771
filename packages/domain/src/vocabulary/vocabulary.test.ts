import { describe, expect, test } from "vitest";
import { conceptIdForm } from "../taxonomy/taxonomy.ts";
import { conceptLabels } from "./concept-labels.ts";
import { curatedVocabulary } from "./curated.ts";

const { dimensions, skills, adaptations, formats, fields, tags } = curatedVocabulary;
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);
const implied = new Map(skills.map(({ id, implies }) => [id, implies]));

/** Everything that whoever has the skill has too, itself left out. */
function implications(skill: string): string[] {
  const reached = new Set<string>();
  const visit = (id: string): void => {
    for (const next of implied.get(id) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        visit(next);
      }
  };
  visit(skill);
  return [...reached].toSorted();
}

describe("ids", () => {
  test.each(Object.entries({ dimensions, skills, adaptations, formats, fields, tags }))(
    "of %s are lower-case ASCII with dots and hyphens, each once",
    (_, entries: readonly { id: string }[]) => {
      expect(ids(entries).filter((id) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(id))).toEqual([]);
      expect(new Set(ids(entries)).size).toBe(entries.length);
    },
  );

  test("that an effect or an implication names exist", () => {
    const known = {
      dimensions: new Set(ids(dimensions)),
      formats: new Set(ids(formats)),
      skills: new Set(ids(skills)),
    };
    expect(
      adaptations.flatMap(({ caps }) => Object.keys(caps ?? {})).filter((id) => !known.dimensions.has(id)),
    ).toEqual([]);
    expect(adaptations.flatMap(({ addsFormats }) => addsFormats ?? []).filter((id) => !known.formats.has(id))).toEqual(
      [],
    );
    expect(skills.flatMap(({ implies }) => implies).filter((id) => !known.skills.has(id))).toEqual([]);
  });
});

describe("dimensions", () => {
  test("are at least 20 of function, 6 of the environment and the 4 of Swedish", () => {
    const of = (area: string) => ids(dimensions.filter((dimension) => dimension.area === area));
    expect(of("function").length).toBeGreaterThanOrEqual(20);
    expect(of("environment").length).toBeGreaterThanOrEqual(6);
    expect(of("swedish")).toEqual(["sv.listening", "sv.speaking", "sv.reading", "sv.writing"]);
  });

  test("are named after an ICF activity or factor, and each after its own", () => {
    expect(
      dimensions.filter(({ icf, area }) => !(area === "environment" ? /^e\d{3,4}$/ : /^d\d{3,4}$/).test(icf)),
    ).toEqual([]);
    expect(new Set(dimensions.map(({ icf }) => icf)).size).toBe(dimensions.length);
  });

  test("run 0-4, Swedish 0-6", () => {
    expect(dimensions.filter(({ area, max }) => max !== (area === "swedish" ? 6 : 4))).toEqual([]);
  });

  test("offer at least two answers, ascending and within the scale", () => {
    for (const { id, max, demandSteps, capacitySteps } of dimensions)
      for (const steps of [demandSteps, capacitySteps]) {
        expect(steps.length, id).toBeGreaterThanOrEqual(2);
        expect(steps, id).toEqual([...new Set(steps)].toSorted((one, other) => one - other));
        expect(
          steps.every((step) => Number.isInteger(step) && step >= 0 && step <= max),
          id,
        ).toBe(true);
      }
  });

  test("let a person answer that they meet the most that an employer can ask for", () => {
    const unmet = dimensions.filter(
      ({ demandSteps, capacitySteps }) => Math.max(...capacitySteps) < Math.max(...demandSteps),
    );
    expect(ids(unmet)).toEqual([]);
  });

  test("can each be lowered from an answer that an employer can give, by some adaptation", () => {
    const fixed = dimensions.filter(
      ({ id, demandSteps }) => !adaptations.some(({ caps }) => (caps?.[id] ?? Infinity) < Math.max(...demandSteps)),
    );
    expect(ids(fixed)).toEqual([]);
  });
});

describe("adaptations", () => {
  test("are at least 40, in all five groups", () => {
    expect(adaptations.length).toBeGreaterThanOrEqual(40);
    expect(new Set(adaptations.map(({ group }) => group))).toEqual(
      new Set(["hours", "tasks", "physical", "information", "social"]),
    );
  });

  test("each change something, and together use every kind of effect", () => {
    const effects = ["caps", "addsFormats", "transport", "minHours", "widenDay"] as const;
    const idle = adaptations.filter((adaptation) => effects.every((effect) => adaptation[effect] === undefined));
    expect(ids(idle)).toEqual([]);
    for (const effect of effects)
      expect(
        adaptations.some((adaptation) => adaptation[effect] !== undefined),
        effect,
      ).toBe(true);
  });

  test("have effects within bounds: caps below the top of the scale, whole hours of a day", () => {
    const maxOf = new Map<string, number>(dimensions.map(({ id, max }) => [id, max]));
    for (const { id, caps = {}, minHours = 1, widenDay = { from: 0, to: 24 } } of adaptations) {
      for (const [dimension, cap] of Object.entries(caps)) {
        expect(Number.isInteger(cap) && cap >= 0, `${id} ${dimension}`).toBe(true);
        expect(cap, `${id} ${dimension}`).toBeLessThan(maxOf.get(dimension) ?? 0);
      }
      expect(Number.isInteger(minHours) && minHours >= 1, id).toBe(true);
      expect(widenDay.from >= 0 && widenDay.from < widenDay.to && widenDay.to <= 24, id).toBe(true);
    }
  });
});

describe("skills", () => {
  test("are at least 120", () => {
    expect(skills.length).toBeGreaterThanOrEqual(120);
  });

  test("imply one another without a circle", () => {
    expect(ids(skills).filter((id) => implications(id).includes(id))).toEqual([]);
  });

  test("state no implication twice: none that another already gives", () => {
    const repeated = skills.flatMap(({ id, implies }) =>
      implies
        .filter((one) => implies.some((other) => other !== one && implications(other).includes(one)))
        .map((one) => `${id} ${one}`),
    );
    expect(repeated).toEqual([]);
  });

  test("hold all 15 driving licences, each with what it lets one drive (2006/126/EC art. 6)", () => {
    const within = (id: string) =>
      implications(`licence.${id}`)
        .filter((other) => other.startsWith("licence."))
        .map((other) => other.slice("licence.".length));
    const expected = {
      am: [],
      a1: ["am"],
      a2: ["a1", "am"],
      a: ["a1", "a2", "am"],
      b: ["am"],
      b96: ["am", "b"],
      be: ["am", "b", "b96"],
      c1: ["am", "b"],
      c1e: ["am", "b", "b96", "be", "c1"],
      c: ["am", "b", "c1"],
      ce: ["am", "b", "b96", "be", "c", "c1", "c1e"],
      d1: ["am", "b"],
      d1e: ["am", "b", "b96", "be", "d1"],
      d: ["am", "b", "d1"],
      de: ["am", "b", "b96", "be", "d", "d1", "d1e"],
    };
    expect(Object.fromEntries(Object.keys(expected).map((id) => [id, within(id)]))).toEqual(expected);
  });

  test("hold the 18 truck types of TLP10: a type implies its class, a class implies no type", () => {
    const types = "a1 a2 a3 a4 b1 b2 b3 b4 b5 b6 c2 c3a c3b c4 c5 c7 d1 d2".split(" ");
    expect(types).toHaveLength(18);
    for (const type of types) {
      const within = implications(`truck.${type}`);
      expect(within, type).toContain(`truck.${type.charAt(0)}`);
      expect(
        within.filter((id) => types.includes(id.slice("truck.".length))),
        type,
      ).toEqual([]);
    }
    // The training for class B holds that for class A.
    expect(["a", "b", "c", "d"].map((letter) => implications(`truck.${letter}`))).toEqual([[], ["truck.a"], [], []]);
  });

  test("hold brush saw and chainsaw as Säker Skog grades them", () => {
    expect(implications("brush-saw.rb")).toEqual(["brush-saw.ra", "brush-saw.rt"]);
    expect(implications("chainsaw.c")).toEqual(["chainsaw.a", "chainsaw.b", "chainsaw.s"]);
    expect(implications("chainsaw.d")).toEqual(["chainsaw.a"]);
    expect(implications("chainsaw.e")).toEqual(["chainsaw.a"]);
  });
});

test("information formats are at least 10, with Swedish and other languages in speech", () => {
  expect(formats.length).toBeGreaterThanOrEqual(10);
  expect(ids(formats)).toEqual(
    expect.arrayContaining([
      "spoken",
      "written",
      "easy-swedish",
      "pictures",
      "film",
      "shown",
      "sign-language",
      "interpreter",
      "checklist",
      "spoken.arabic",
      "spoken.somali",
    ]),
  );
});

test("the occupation fields are the 21 of the taxonomy", () => {
  expect(new Set(fields.map(({ conceptId }) => conceptId)).size).toBe(21);
});

test("tags are at least 12", () => {
  expect(tags.length).toBeGreaterThanOrEqual(12);
});

describe("concept ids", () => {
  const used = [...skills, ...fields].flatMap(({ conceptId }) => (conceptId === undefined ? [] : [conceptId]));

  test("have the taxonomy's form, and stand for one entry each", () => {
    expect(used.filter((id) => !conceptIdForm.test(id))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });

  // The list is taken from the taxonomy; the command line's tests compare the two where the file is at hand.
  test("are those whose labels we keep", () => {
    expect(Object.keys(conceptLabels).toSorted()).toEqual(used.toSorted());
  });
});

test("no entry names a condition: function, place and skill are all that is said", () => {
  const all = [dimensions, skills, adaptations, formats, fields, tags].flatMap(ids);
  expect(all.filter((id) => /adhd|autis|dyslex|depress|disab|diagnos|belief|relig|halal|kosher/.test(id))).toEqual([]);
});
