import { createTexts } from "@passa/texts/compiled";
import { compileCatalogue } from "@passa/texts/compile";
import type { Names } from "@passa/texts/explain";
import { expect, test } from "vitest";
import type { RankingRow } from "./list-parts.ts";
import { rowLines } from "./row-lines.ts";

const texts = createTexts("sv", compileCatalogue("sv"));
const names: Names = { tasks: new Map([["pick-orders", "Plocka order"]]), maxima: new Map([["lifting", 4]]) };

type Telling = RankingRow["telling"][number];

const travel: Telling = {
  kind: "travel",
  criterion: "travel",
  state: "met",
  remedies: [],
  remote: false,
  transport: false,
  distanceM: 4_010,
  maxTravelKm: 15,
};
const hours: Telling = {
  kind: "hours",
  criterion: "hours",
  state: "met",
  remedies: [],
  place: { min: 20, max: 30 },
  person: { min: 15, max: 25, wanted: 20 },
  common: { lo: 20, hi: 25 },
};
const unasked = (criterion: "period" | "schedule"): Telling =>
  criterion === "period"
    ? {
        kind: "period",
        criterion,
        state: "unknown",
        remedies: [],
        startsOn: "2027-03-01",
        latestStartOn: "2027-03-01",
      }
    : { kind: "schedule", criterion, state: "unknown", remedies: [] };
const format: Telling = {
  kind: "format",
  criterion: "format",
  state: "blocked",
  remedies: ["adaptation:picture-instructions", "adaptation:film-instructions"],
  given: ["spoken"],
  wanted: ["pictures"],
};

const row = (telling: Telling[], remedies: string[] = []): RankingRow => ({
  participantId: "par_01K5D3XGZ0000000000000001A",
  person: { kind: "unnamed" },
  score: 8600,
  components: { comfort: 50, interest: 50, growth: 50, waiting: 50, tasks: 50, hours: 50, travel: 50, wishes: 50 },
  criteria: 14,
  met: 14 - telling.filter(({ state }) => state !== "met").length,
  telling,
  remedies,
});

test("who fits is told with all criteria, the distance as the crow flies rounded up, and the hours wished for", () => {
  expect(rowLines(texts, row([hours, travel]), [], names)).toEqual([
    { kind: "met", text: "alla 14 krav, vill jobba 20 timmar, 4,1\u00a0km hemifrån" },
  ]);
});

test("who is to be asked is told with the questions first, as they are put, then with what fits", () => {
  expect(rowLines(texts, row([hours, travel, unasked("period")]), [], names)).toEqual([
    { kind: "ask", text: "”När kan du börja?”" },
    { kind: "met", text: "resten, 13 av 14 krav" },
  ]);
});

test("two questions are written out and the rest is counted", () => {
  const unknown = [unasked("period"), unasked("schedule"), { ...hours, state: "unknown" as const }];
  const [ask] = rowLines(texts, row(unknown), [], names);
  expect(ask?.text).toMatch(/^”[^”]+”, ”[^”]+” och 1 sak till$/);
});

test("a block is followed at once by the change that removes it: the one that opens the place to most", () => {
  const remedies = ["adaptation:film-instructions", "adaptation:picture-instructions"];
  const openings = [
    { remedy: "adaptation:picture-instructions", opens: 14 },
    { remedy: "adaptation:film-instructions", opens: 2 },
  ];
  const lines = rowLines(texts, row([format, unasked("period")], remedies), openings, names);
  expect(lines.map(({ kind }) => kind)).toEqual(["block", "seam", "ask"]);
  expect(lines[1]?.text).toBe(
    texts.text("remedy.adaptation.staff", {
      adaptation: texts.text("vocabulary.adaptation.picture-instructions"),
    }),
  );
});

test("a block that no change removes stands without a seam", () => {
  expect(rowLines(texts, row([{ ...format, remedies: [] }]), [], names).map(({ kind }) => kind)).toEqual(["block"]);
});
