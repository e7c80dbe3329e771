import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { describe, expect, it } from "vitest";

const files = import.meta.glob<string>("./*.svg", { query: "?raw", import: "default", eager: true });
const drawings = Object.entries(files).map(([file, drawing]) => ({
  id: file.slice("./".length, -".svg".length),
  drawing,
}));
const ids = new Set(drawings.map(({ id }) => id));

/** The tones of LOOK.md "Pictograms", and the sheet that shows through a hole. */
const TONES = new Set([
  "none",
  "var(--fig-1)",
  "var(--fig-2)",
  "var(--fig-skin)",
  "var(--fig-hair)",
  "var(--tape)",
  "var(--on-tape)",
  "var(--sheet)",
]);
const SHAPE = /<\/?(?:g|path|circle|rect)(?: [a-z-]+="[^"<>&]*")*\/?>/g;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const GEOMETRY = new Set(["d", "cx", "cy", "r", "x", "y", "width", "height", "rx"]);
const PAINT = new Set(["fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"]);
const FRAME = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 48 48">(.*)<\/svg>\n$/s;

describe("pictograms", () => {
  it("has a drawing for every entry of the vocabulary", () => {
    const { dimensions, skills, adaptations, formats, fields, tags } = curatedVocabulary;
    const entries = [dimensions, skills, adaptations, formats, fields, tags].flat();
    expect(entries.length).toBeGreaterThan(0);
    const undrawn = entries.filter((entry) => !ids.has(entry.pictogram));
    expect(undrawn.map((entry) => `${entry.id}: ${entry.pictogram}`)).toEqual([]);
  });

  it("has the ten signs of the sign-in code", () => {
    const signs = ["sun", "house", "bus", "key", "cup", "boat", "fish", "tree", "flower", "shoe"];
    expect(signs.filter((sign) => !ids.has(sign))).toEqual([]);
  });

  it("names every drawing in lower case with hyphens", () => {
    expect([...ids].filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  describe.each(drawings)("$id", ({ drawing }) => {
    const shapes = FRAME.exec(drawing)?.[1] ?? "";
    const attributes = [...shapes.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => ({ name, value }));

    it("stands on the 48 grid", () => {
      expect(drawing).toMatch(FRAME);
    });

    it("is nothing but shapes: no script, style, text, image or link", () => {
      expect(shapes.replace(SHAPE, "")).toBe("");
      expect(attributes.filter(({ name }) => !GEOMETRY.has(name) && !PAINT.has(name))).toEqual([]);
    });

    it("takes every tone from a token", () => {
      const tones = attributes.filter(({ name }) => name === "fill" || name === "stroke");
      expect(tones.length).toBeGreaterThan(0);
      expect(tones.filter(({ value }) => !TONES.has(value))).toEqual([]);
    });

    it("is at most 1.5 KiB", () => {
      expect(new TextEncoder().encode(drawing).length).toBeLessThanOrEqual(1536);
    });
  });
});
