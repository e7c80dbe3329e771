import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const entry = join(import.meta.dirname, "../passa.mjs");

/** Two employers, three candidates, three slots: everybody can meet everybody they wish, one after another. */
const event = {
  id: "spring",
  slots: 3,
  slotMinutes: 10,
  startsAt: "2027-03-04T09:00",
  zone: "Europe/Stockholm",
  breaks: [1],
  employers: [{ id: "bakery" }, { id: "library" }],
  candidates: [{ id: "ada" }, { id: "bo" }, { id: "cy", length: 2 }],
  pairs: [
    { employer: "bakery", candidate: "ada", weight: 9000 },
    { employer: "bakery", candidate: "bo", weight: 8000 },
    { employer: "library", candidate: "ada", weight: 7000 },
    { employer: "library", candidate: "cy", weight: 6000, required: true },
  ],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "passa-schedule-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function save(name: string, document: unknown): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(document));
  return file;
}

type Ran = { code: number; stdout: string; stderr: string };

function passa(...lines: string[][]): Promise<Ran> {
  const args = lines.flat();
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

const printed = ({ stdout }: Ran): unknown => JSON.parse(stdout);

test("schedule prints a proven timetable, which check calls valid; replanned, the absent are dropped", async () => {
  const file = await save("event.json", event);
  const scheduled = printed(await passa(["schedule", "--event", file, "--seconds", "5"]));
  // All four interviews, and nobody waits: 9000 + 8000 + 7000 + 6000 + the demand that is met.
  expect(scheduled).toMatchObject({
    status: "optimal",
    value: 30_000,
    bound: 30_000,
    gapPercent: 0,
    idle: 0,
    unscheduledRequired: [],
    shortfall: [],
  });
  const timetable = await save("timetable.json", scheduled);
  const checked = await passa(["check", "--event", file, "--timetable", timetable]);
  expect({ code: checked.code, printed: printed(checked) }).toEqual({
    code: 0,
    printed: { valid: true, violations: [] },
  });

  const { interviews } = scheduled as { interviews: { employer: string; candidate: string; slot: number }[] };
  const again = await passa(
    ["schedule", "--event", file, "--current", timetable, "--from-slot", "0", "--seconds", "1"],
    ["--absent", "ada", "--late", "bo:2", "--keep-weight", "500"],
  );
  const proposals = printed(again) as Record<
    "fewestChanges" | "bestValue",
    { interviews: typeof interviews; dropped: typeof interviews }
  >;
  for (const { interviews: held, dropped } of [proposals.fewestChanges, proposals.bestValue]) {
    expect(held.filter(({ candidate }) => candidate === "ada")).toEqual([]);
    expect(held.filter(({ candidate, slot }) => candidate === "bo" && slot < 2)).toEqual([]);
    expect(dropped.filter(({ candidate }) => candidate === "ada")).toHaveLength(2);
  }
});

test("check names each rule that is broken, and exits with 1", async () => {
  const interviews = [
    { employer: "bakery", candidate: "ada", slot: 0 },
    { employer: "library", candidate: "ada", slot: 0 },
    { employer: "library", candidate: "cy", slot: 1 },
  ];
  const ran = await passa([
    "check",
    "--event",
    await save("event.json", event),
    "--timetable",
    await save("wrong.json", { interviews }),
  ]);
  const { valid, violations } = printed(ran) as { valid: boolean; violations: { rule: string }[] };
  expect({ code: ran.code, valid, rules: violations.map(({ rule }) => rule) }).toEqual({
    code: 1,
    valid: false,
    rules: ["overABreak", "candidateTwice"],
  });
});

test("demands that cannot be met together are told, and no more than those", async () => {
  const busy = {
    ...event,
    pairs: event.pairs.map((pair) => ({ ...pair, required: true })),
    candidates: [{ id: "ada" }, { id: "bo" }, { id: "cy", length: 2, unavailable: [0] }],
  };
  const { status, unscheduledRequired, clash } = printed(
    await passa(["schedule", "--event", await save("busy.json", busy), "--seconds", "5"]),
  ) as Record<string, unknown>;
  // Two slots in a row are left to cy after the first, but the break lies between them.
  expect({ status, unscheduledRequired, clash }).toEqual({
    status: "optimal",
    unscheduledRequired: [{ employer: "library", candidate: "cy" }],
    clash: [{ demand: "required", employer: "library", candidate: "cy" }],
  });
});

test("what is wrong is told in a line that names the field or the option, with exit code 2", async () => {
  const wrong = await save("bad.json", { ...event, pairs: [{ employer: "bakery", candidate: "dora", weight: 1 }] });
  const [unknown, alone] = await Promise.all([
    passa(["schedule", "--event", wrong]),
    passa(["schedule", "--event", await save("event.json", event), "--absent", "ada"]),
  ]);
  expect(unknown).toEqual({
    code: 2,
    stdout: "",
    stderr: `${wrong}: pairs[0].candidate: expected a candidate of the event, but there is none with the id "dora"\n`,
  });
  expect(alone).toEqual({ code: 2, stdout: "", stderr: "schedule: --absent: expected with --current\n" });
});
