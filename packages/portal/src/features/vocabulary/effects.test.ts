import { createTexts } from "@passa/texts/compiled";
import { compileCatalogue } from "@passa/texts/compile";
import { expect, it } from "vitest";
import type { Words } from "../../app/texts.tsx";
import { effectsOf, factsOf } from "./effects.ts";

const texts = createTexts("sv", compileCatalogue("sv"));
const words: Words = { ...texts, language: "sv", t: texts.text, setLanguage: () => undefined, time: (at) => at };

it("an adaptation says every one of its effects, and nothing that it does not do", () => {
  const effects = effectsOf(
    {
      id: "x",
      group: "hours",
      pictogram: "clock",
      caps: { lifting: 1 },
      addsFormats: ["pictures"],
      minHours: 4,
      widenDay: { from: 7, to: 18 },
      transport: true,
    },
    words,
  );
  expect(effects).toEqual([
    "Lyfta: högst till 5 kilo",
    "Instruktioner även så: Bilder",
    "Går från 4 timmar i veckan",
    "Tider från 7 till 18 går bra",
    "Man kan komma dit utan egen bil",
  ]);
  expect(effectsOf({ id: "x", group: "social", pictogram: "mentor" }, words)).toEqual([]);
});

it("a skill says what comes with it, whether it expires and which concept it is", () => {
  const skill = { id: "x", implies: ["truck.a1"], group: "truck", pictogram: "forklift" };
  expect(factsOf({ ...skill, expires: true, conceptId: "abc" }, words)).toEqual([
    "Ger också Truckkort A1",
    "Kan gå ut",
    "Begrepp abc i JobTech Taxonomy",
  ]);
  expect(factsOf({ ...skill, implies: [] }, words)).toEqual([]);
});
