import { defaultWeights } from "@passa/domain/matching/score";
import { expect, test } from "vitest";
import {
  bestRemedy,
  movedBetween,
  numbersOf,
  openedBetween,
  partsOf,
  type Ranking,
  type RankingRow,
} from "./list-parts.ts";

const id = (n: number) => `par_${String(n).padStart(26, "0")}` as const;

function row(n: number, mark?: RankingRow["mark"]): RankingRow {
  return {
    participantId: id(n),
    person: { kind: "unnamed" },
    score: 5000,
    components: { comfort: 50, interest: 50, growth: 50, waiting: 50, tasks: 50, hours: 50, travel: 50, wishes: 50 },
    criteria: 10,
    met: 10,
    telling: [],
    remedies: [],
    ...(mark ? { mark } : {}),
  };
}

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_none, at) => row(from + at));

function ranking(eligible: RankingRow[], askFirst: RankingRow[], nearMisses: RankingRow[], more = 0): Ranking {
  return {
    rankingId: "rnk_01K5D3XGZ0000000000000001A",
    placementId: "plc_01K5D3XGZ0000000000000001A",
    ruleVersion: "2027.1",
    asOf: "2027-03-01",
    weights: defaultWeights,
    weightsVersion: 1,
    with: [],
    counts: {
      eligible: eligible.length + more,
      askFirst: askFirst.length,
      nearMisses: nearMisses.length,
      nearMissesNotListed: 0,
      blocked: 0,
    },
    eligible,
    askFirst,
    nearMisses,
    remedies: [],
    bundle: [],
  };
}

const shown = (parts: ReturnType<typeof partsOf>) =>
  parts.map((part) => [part.rows.length, part.next, part.firstNumber]);

test("at first four who fit, three to ask and four near misses are shown, numbered through the whole list", () => {
  const list = ranking(rows(1, 20), rows(21, 30), rows(31, 40));
  expect(shown(partsOf(list, {}))).toEqual([
    [4, 16, 1],
    [3, 7, 21],
    [4, 6, 31],
  ]);
});

test("one or two rows that are left are shown instead of a button", () => {
  expect(shown(partsOf(ranking(rows(1, 6), rows(7, 11), rows(12, 17)), {}))).toEqual([
    [6, 0, 1],
    [5, 0, 7],
    [6, 0, 12],
  ]);
});

test("more is shown when the address asks for it, fifty at a time", () => {
  const [first] = partsOf(ranking(rows(1, 200), [], []), { eligible: 54 });
  expect([first?.rows.length, first?.next]).toEqual([54, 50]);
});

test("only the shortlist shows the shortlisted of every part, and their numbers stay", () => {
  const list = ranking([row(1), row(2, "shortlisted")], [row(3, "passedOver")], [row(4, "shortlisted")]);
  const parts = partsOf(list, { only: "shortlist" });
  expect(parts.map((part) => part.rows.map(({ participantId }) => participantId))).toEqual([[id(2)], [], [id(4)]]);
  expect(numbersOf(list).get(id(4))).toBe(4);
});

test("numbers count those who were not fetched", () => {
  expect(numbersOf(ranking(rows(1, 2), [row(3)], [], 10)).get(id(3))).toBe(13);
});

test("moved are those who now fit or can be asked and did not before, wherever they stood", () => {
  const now = ranking([row(1)], [row(2)], [row(3)]);
  const then = ranking([row(1), row(3)], [row(2), row(9)], []);
  expect(movedBetween(now, then)).toEqual(new Set([id(3), id(9)]));
  expect(openedBetween(now, then)).toBe(2);
});

test("who was to be asked and now fits has not moved here: the place was open to them", () => {
  expect(movedBetween(ranking([], [row(1)], []), ranking([row(1)], [], []))).toEqual(new Set());
});

test("where the list was not fetched whole, only those seen elsewhere are said to have moved", () => {
  const now = ranking(rows(1, 2), [], [row(8)], 5);
  const then = ranking([...rows(1, 2), row(3), row(8)], [], []);
  expect(movedBetween(now, then)).toEqual(new Set([id(8)]));
});

test("those who moved are shown in a preview, also past the first rows", () => {
  const list = ranking(rows(1, 20), [], []);
  expect(partsOf(list, {}, new Set([id(9)]))[0]?.rows).toHaveLength(9);
});

test("the remedy on a row is the one that opens the place to most, the first of equals", () => {
  const openings = [
    { remedy: "adaptation:film", opens: 9 },
    { remedy: "hours:12", opens: 9 },
    { remedy: "adaptation:own-pace", opens: 2 },
  ];
  expect(bestRemedy(["adaptation:own-pace", "adaptation:film", "hours:12"], openings)).toBe("adaptation:film");
  expect(bestRemedy([], openings)).toBeUndefined();
});
