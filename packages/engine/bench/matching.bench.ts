// npm run --silent bench -- matching [--quick]: how much faster than others the columnar engine ranks, on synthetic
// pools. The others are an install of their own, in peers/; whoever answers differently from the rules is not timed.
// --plan prints nothing but what SQLite plans to do, which is kept in peers/sqlite-plan.txt.
import { isDeepStrictEqual } from "node:util";
import { rank } from "@passa/domain/matching/rank";
import type { MatchingPlacement, MatchingProfile } from "@passa/domain/matching/schema";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import { kernels } from "./c-kernel.ts";
import { engine } from "./engine.ts";
import { atLeast, atMost, medianTime, timeInTurns, told, type Effort } from "./figures.ts";
import { differences, pairs, poolOf, remedies, snapshot } from "./of-the-engine.ts";
import { jsonRules } from "./peers/json-rules.ts";
import { minisearch } from "./peers/minisearch.ts";
import { installPeers, type Answer, type Peer } from "./peers/peer.ts";
import { reference } from "./peers/reference.ts";
import { sqlite } from "./peers/sqlite.ts";
import { asOf, origin, participants, placements, typicalPlacement } from "./synthetic.ts";

const quick = process.argv.includes("--quick");
const top = 50;

/** Who is measured against, and how much faster we mean to be. */
const contests: { open: () => Peer; target: number; effort: Effort; asked: number }[] = [
  { open: sqlite, target: 60, effort: { runs: quick ? 3 : 9, warmUps: 1 }, asked: 5 },
  { open: minisearch, target: 100, effort: { runs: quick ? 3 : 9, warmUps: 1 }, asked: 5 },
  { open: reference, target: 300, effort: { runs: quick ? 2 : 5, warmUps: 1 }, asked: 5 },
  // Ten seconds a ranking: it is asked less often.
  { open: jsonRules, target: 5000, effort: { runs: quick ? 1 : 3, warmUps: 0 }, asked: 1 },
];

if (process.argv.includes("--plan")) printPlan();
else {
  const problem = installPeers();
  if (problem === undefined) await peers();
  else console.error(`The peers are left out: they could not be installed.\n${problem}`);
  const pool = poolOf(100_000);
  kernels(pool, quick ? 10 : 30);
  await remedies(pool, quick ? 15 : 60);
  await snapshot(pool, quick ? 5 : 15);
  await pairs(quick ? 200 : 2000, 10_000);
  differences(quick ? 500 : 10_000);
  await growth();
}

async function peers(): Promise<void> {
  const expected = await expectations();
  const pool = { asOf, origin, participants: [...participants(100_000)] };
  const ours = engine();
  await checkAnswers(ours, expected);
  ours.load(pool);
  for (const { open, target, effort, asked } of contests) {
    const peer = open();
    if (!(await checkAnswers(peer, expected))) continue;
    peer.load(pool);
    const questions = [typicalPlacement, ...placements(asked - 1)];
    const [theirTime, ourTime] = await timeInTurns(
      () => askAll(peer, questions),
      () => askAll(ours, questions),
      effort,
    );
    peer.close();
    const measured = { figure: `top ${top} of 100,000 with breakdown`, peer: peer.name, runs: effort.runs };
    told({ ...measured, value: theirTime / asked, unit: "ms" });
    atLeast(target, { ...measured, value: theirTime / ourTime, unit: "times as fast" });
  }
  ours.close();
}

async function askAll(peer: Peer, questions: readonly MatchingPlacement[]): Promise<void> {
  for (const placement of questions) await peer.rank(placement, top);
}

type Expectations = { people: MatchingProfile[]; answers: { placement: MatchingPlacement; answer: Answer }[] };

/** What the readable rules answer; first, that the part of them that is timed answers as they do as a whole. */
async function expectations(): Promise<Expectations> {
  const rules = reference();
  const few = { asOf, origin, participants: [...participants(500)] };
  rules.load(few);
  for (const placement of [typicalPlacement, ...placements(4)]) {
    const { eligible, askFirst } = rank(few, placement, curatedVocabulary, { top });
    if (!isDeepStrictEqual(await rules.rank(placement, top), inShort({ eligible, askFirst })))
      throw new Error("The reference that is timed is not the reference");
  }
  const people = [...participants(quick ? 2000 : 10_000)];
  rules.load({ asOf, origin, participants: people });
  const answers: Expectations["answers"] = [];
  for (const placement of [typicalPlacement, ...placements(quick ? 10 : 40)])
    answers.push({ placement, answer: await rules.rank(placement, top) });
  rules.close();
  return { people, answers };
}

function inShort({ eligible, askFirst }: Answer): Answer {
  const rows = (list: Answer["eligible"]): Answer["eligible"] =>
    list.map(({ participantId, score, components }) => ({ participantId, score, components }));
  return { eligible: rows(eligible), askFirst: rows(askFirst) };
}

/** Whether the answers are those of the rules; else it says so, and the bench fails. */
async function checkAnswers(peer: Peer, { people, answers }: Expectations): Promise<boolean> {
  peer.load({ asOf, origin, participants: people });
  let isRight = true;
  for (const { placement, answer } of answers)
    isRight &&= isDeepStrictEqual(inShort(await peer.rank(placement, top)), answer);
  if (isRight) return true;
  console.error(`${peer.name} answers differently from the rules: it is not timed.`);
  process.exitCode = 1;
  return false;
}

/** How the time grows with the pool: 1 is in proportion. */
async function growth(): Promise<void> {
  const sizes = quick ? [1000, 10_000, 100_000] : [1000, 10_000, 100_000, 1_000_000];
  const questions = [typicalPlacement, ...placements(4)];
  if (quick) console.error("Left out by --quick: a pool of 1,000,000.");
  const runs = quick ? 5 : 15;
  const times = new Map<number, number>();
  for (const size of sizes) {
    const ours = engine();
    ours.load({ asOf, origin, participants: participants(size) });
    const time = (await medianTime(() => askAll(ours, questions), { runs, warmUps: 3 })) / questions.length;
    times.set(size, time);
    told({ figure: `one ranking of ${size.toLocaleString("en")}`, value: time, unit: "ms", runs });
    ours.close();
  }
  const [small, large] = [10_000, sizes.at(-1) ?? 0];
  const slope = Math.log((times.get(large) ?? 0) / (times.get(small) ?? 1)) / Math.log(large / small);
  atMost(1.1, {
    figure: `growth from 10,000 to ${large.toLocaleString("en")}`,
    value: slope,
    unit: "log-log slope",
    runs,
  });
}

function printPlan(): void {
  const problem = installPeers();
  if (problem !== undefined) throw new Error(problem);
  const peer = sqlite();
  peer.load({ asOf, origin, participants: participants(100_000) });
  console.log(peer.explain(typicalPlacement, top));
  peer.close();
}
