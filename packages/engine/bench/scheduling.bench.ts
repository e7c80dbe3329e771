// npm run --silent bench -- scheduling [--quick]: timetables of speed interviews, by how far they may be from the best,
// how long they take and how little a changed day moves. The worst seed counts. It takes half an hour, --quick minutes.
import { checkTimetable, type Rule } from "@passa/domain/timetable/check";
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import { replan } from "../src/timetable/replan.ts";
import { solve } from "../src/timetable/solve.ts";
import type { Solution } from "../src/timetable/solver.ts";
import { atLeast, atMost, told } from "./figures.ts";
import { planGreedily } from "./greedy-planner.ts";
import { eventOfWishes, interviewEvent, noLimits, usualLimits, type Size } from "./interview-events.ts";
import { meetings } from "./meetings.ts";
import { plants } from "./planted.ts";
import { Draw } from "./synthetic.ts";

const quick = process.argv.includes("--quick");
const seeds = Array.from({ length: quick ? 2 : 20 }, (_, index) => index + 1);

const small: Size = { employers: 10, candidates: 40, slots: 12 };
const middle: Size = { employers: 25, candidates: 120, slots: 20 };
const large: Size = { employers: 60, candidates: 350, slots: 24 };

/** Timetables that solvers gave, and of them those that the checker refused: none may be. */
let given = 0;
let refused = 0;

await gaps(small, 5, 0.15);
await gaps(middle, 5, 0.15);
await largeGaps();
await withoutLimits();
await wishes(quick ? 300 : 3000);
await replanning();
await meetings(quick, solved);
await planted();
told({ figure: "timetables that were given", value: given, unit: "timetables", runs: given });
atMost(0, { figure: "timetables that the checker refused", value: refused, unit: "timetables", runs: given });
atMost(512, {
  figure: "memory of the whole bench at its most",
  value: process.resourceUsage().maxRSS / 1024,
  unit: "MB",
  runs: given,
});

function named({ employers, candidates, slots }: Size): string {
  return `${String(employers)} × ${String(candidates)} × ${String(slots)}`;
}

/** Solves, and has it checked. */
async function solved(event: TimetableEvent, seconds: number): Promise<Solution> {
  const solution = await solve(event, { seconds });
  check(event, solution.interviews);
  return solution;
}

function check(event: TimetableEvent, interviews: readonly Interview[]): void {
  given += 1;
  if (checkTimetable(event, interviews).length > 0) refused += 1;
}

function gapOf({ gapPercent }: Solution): number {
  return gapPercent ?? Infinity;
}

async function gaps(size: Size, seconds: number, target: number): Promise<void> {
  const found: number[] = [];
  for (const seed of seeds) found.push(gapOf(await solved(interviewEvent(seed, size, usualLimits), seconds)));
  atMost(target, {
    figure: `proven gap of ${named(size)} within ${String(seconds)} s, worst seed`,
    value: Math.max(...found),
    unit: "%",
    runs: found.length,
  });
}

async function largeGaps(): Promise<void> {
  const soon: number[] = [];
  const late: number[] = [];
  for (const seed of seeds) {
    const event = interviewEvent(seed, large, usualLimits);
    const gap = gapOf(await solved(event, 10));
    soon.push(gap);
    // Whoever is there within ten seconds is there within sixty.
    late.push(gap <= 0.1 ? gap : gapOf(await solved(event, 60)));
  }
  const runs = soon.length;
  const figure = `proven gap of ${named(large)} within`;
  atMost(0.5, { figure: `${figure} 10 s, worst seed`, value: Math.max(...soon), unit: "%", runs });
  atMost(0.1, { figure: `${figure} 60 s, worst seed`, value: Math.max(...late), unit: "%", runs });
}

async function withoutLimits(): Promise<void> {
  const pairsAlone: Solution[] = [];
  const afterASecond: number[] = [];
  const waitingToo: Solution[] = [];
  for (const seed of seeds) {
    pairsAlone.push(await solved(interviewEvent(seed, large, noLimits, 0), 10));
    const event = interviewEvent(seed, large, noLimits);
    afterASecond.push(gapOf(await solved(event, 1)));
    waitingToo.push(await solved(event, 30));
  }
  const runs = seeds.length;
  const slowest = (solutions: Solution[]) => Math.max(...solutions.map(({ seconds }) => seconds));
  const worst = (solutions: Solution[]) => Math.max(...solutions.map(gapOf));
  const figure = `${named(large)} without limits`;
  atMost(0, { figure: `proven gap of ${figure}, who meets whom and when`, value: worst(pairsAlone), unit: "%", runs });
  atMost(1, { figure: `time of ${figure}, who meets whom and when`, value: slowest(pairsAlone), unit: "s", runs });
  told({
    figure: `proven gap of ${figure}, waiting counted, after 1 s`,
    value: Math.max(...afterASecond),
    unit: "%",
    runs,
  });
  atMost(0, {
    figure: `proven gap of ${figure}, waiting counted, at its end`,
    value: worst(waitingToo),
    unit: "%",
    runs,
  });
  told({ figure: `time of ${figure}, waiting counted`, value: slowest(waitingToo), unit: "s", runs });
}

/** Every wish is to be met: how often all are, and how often a greedy planner meets all. */
async function wishes(runs: number): Promise<void> {
  let ours = 0;
  let greedy = 0;
  for (let seed = 0; seed < runs; seed += 1) {
    const event = eventOfWishes(seed);
    const { interviews } = await solved(event, 10);
    ours += Number(interviews.length === event.pairs.length);
    greedy += Number(planGreedily(event).length === event.pairs.length);
  }
  const figure = "events in which every wish is met";
  const peer = "greedy, two orderings";
  told({ figure, value: (100 * greedy) / runs, unit: "% (peer)", peer, runs });
  atLeast(100, { figure, value: (100 * ours) / runs, unit: "%", peer, runs });
}

/** In the middle of the day 6 % are absent and a table is closed. */
async function replanning(): Promise<void> {
  const times: number[] = [];
  const moved: number[] = [];
  const gapsOfBoth: number[] = [];
  for (const seed of seeds) {
    const event = interviewEvent(seed, large, usualLimits);
    const { interviews } = await solved(event, quick ? 3 : 10);
    const draw = new Draw(seed, 0);
    const absent = draw.some(event.candidates, Math.round(0.06 * event.candidates.length)).map(({ id }) => id);
    const employer = draw.oneOf(event.employers).id;
    const fromSlot = event.slots / 2;
    const isUnaffected = (one: { employer: string; candidate: string; slot: number }) =>
      one.slot >= fromSlot && one.employer !== employer && !absent.includes(one.candidate);
    const unaffected = interviews.filter(isUnaffected).length;
    const startedAt = performance.now();
    const proposals = await replan(
      event,
      interviews,
      { fromSlot, absent, tables: [{ employer, tables: 0 }] },
      { seconds: 0.7 },
    );
    times.push((performance.now() - startedAt) / 1000);
    for (const proposal of [proposals.fewestChanges, proposals.bestValue]) {
      check(event, proposal.interviews);
      const broken = proposal.moved.length + proposal.dropped.filter(isUnaffected).length;
      moved.push((100 * broken) / unaffected);
      gapsOfBoth.push(gapOf(proposal));
    }
  }
  const runs = seeds.length;
  const figure = `replanning ${named(large)} in the middle, 6 % absent, a table closed`;
  atMost(1, { figure: `${figure}: both proposals, worst seed`, value: Math.max(...times), unit: "s", runs });
  atMost(1, { figure: `${figure}: unaffected interviews moved, worst`, value: Math.max(...moved), unit: "%", runs });
  atMost(1, { figure: `${figure}: proven gap, worst`, value: Math.max(...gapsOfBoth), unit: "%", runs });
}

/** Of violations that are planted into valid timetables, how many the checker names. */
async function planted(): Promise<void> {
  let count = 0;
  let named = 0;
  for (const seed of seeds) {
    const event = interviewEvent(seed, small, { ...usualLimits, double: 0.3 });
    const { interviews } = await solved(event, 0.3);
    for (const rule of Object.keys(plants) as Rule[])
      for (let index = 0; index < 50; index += 1) {
        const wrong = plants[rule](event, interviews, new Draw(seed, index));
        if (wrong === undefined) continue;
        count += 1;
        named += Number(checkTimetable(wrong.event, wrong.interviews).some((violation) => violation.rule === rule));
      }
  }
  atLeast(100, {
    figure: `violations of ${String(Object.keys(plants).length)} rules, planted and found`,
    value: (100 * named) / count,
    unit: "%",
    runs: count,
  });
}
