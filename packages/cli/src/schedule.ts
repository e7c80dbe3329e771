/** `passa schedule`: a timetable of speed interviews; with `--current`, two for the rest of the day. */
import type { Interview, TimetableEvent } from "@passa/domain/timetable/event";
import { checkTimetable } from "@passa/domain/timetable/check";
import { parseInterviews, parseTimetableEvent } from "@passa/domain/timetable/event";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Disruption } from "@passa/engine/timetable/replan";
import { replanInThread, solveInThread } from "@passa/engine/timetable/thread";
import { Command, InvalidArgumentError } from "commander";
import { count, readDocument, UsageError } from "./input.ts";
import { print } from "./output.ts";

type Late = { candidate: string; slot: number };
type Options = {
  event: string;
  seconds: number;
  current?: string;
  fromSlot?: number;
  absent?: string[];
  out?: string[];
  late?: Late[];
  keepWeight?: number;
};

export function scheduleCommand(): Command {
  return new Command("schedule")
    .description("make the timetable of an event of speed interviews, or of the rest of its day")
    .requiredOption("--event <file>", "event.json")
    .option("--seconds <n>", "how long it may take; stop it with Ctrl-C for the best so far", seconds, 10)
    .option("--current <file>", "timetable.json that the day runs by: two proposals for the rest of it are made")
    .option("--from-slot <k>", "the slot that comes next: what starts earlier has been or runs now", count)
    .option("--absent <candidate...>", "who is not there from then on")
    .option("--out <employer...>", "which employers are not there from then on")
    .option("--late <candidate:slot...>", "who is there only from a slot on", late)
    .option("--keep-weight <w>", "what moving an interview must bring, in points (default 2000)", count)
    .action(async (options: Options) => {
      const event = await readDocument(options.event, parseTimetableEvent, curatedVocabulary);
      const stopper = new AbortController();
      const stop = () => stopper.abort();
      process.once("SIGINT", stop);
      try {
        await print(await scheduled(event, options, stopper.signal));
      } finally {
        process.off("SIGINT", stop);
      }
    });
}

export function checkCommand(): Command {
  return new Command("check")
    .description("tell which rules a timetable breaks; exits with 1 when there are any")
    .requiredOption("--event <file>", "event.json")
    .requiredOption("--timetable <file>", "timetable.json: {interviews: [{employer, candidate, slot}]}")
    .action(async ({ event: file, timetable }: { event: string; timetable: string }) => {
      const event = await readDocument(file, parseTimetableEvent, curatedVocabulary);
      const violations = checkTimetable(event, await readDocument(timetable, parseInterviews, curatedVocabulary));
      await print({ valid: violations.length === 0, violations });
      if (violations.length > 0) process.exitCode = 1;
    });
}

async function scheduled(event: TimetableEvent, options: Options, signal: AbortSignal): Promise<object> {
  const { current: file, fromSlot, absent, out, late: lateOnes, keepWeight } = options;
  if (file === undefined) {
    const alone = Object.entries({ "--from-slot": fromSlot, "--absent": absent, "--out": out, "--late": lateOnes })
      .concat([["--keep-weight", keepWeight]])
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    if (alone.length > 0) throw new UsageError([`schedule: ${alone.join(", ")}: expected with --current`]);
    return solveInThread(event, { seconds: options.seconds, signal });
  }
  if (fromSlot === undefined) throw new UsageError(["schedule: --current: expected with --from-slot"]);
  const disruption: Disruption = { fromSlot, absent, out, late: lateOnes };
  refuseUnknown(event, disruption);
  const current = await readDocument(file, parseInterviews, curatedVocabulary);
  refuseInvalid(event, current, file);
  return replanInThread(event, current, disruption, { seconds: options.seconds, signal, keepWeight });
}

function refuseUnknown(
  event: TimetableEvent,
  { fromSlot, absent = [], out = [], late: lateOnes = [] }: Disruption,
): void {
  const candidates = new Set(event.candidates.map(({ id }) => id));
  const employers = new Set(event.employers.map(({ id }) => id));
  const isKnown = (known: Set<string>, option: string, what: string) => (id: string) =>
    known.has(id) ? [] : [`schedule: ${option}: expected ${what} of the event, but there is none with the id "${id}"`];
  const lines = [
    ...(fromSlot <= event.slots ? [] : [`schedule: --from-slot: expected a slot from 0 to ${String(event.slots)}`]),
    ...absent.flatMap(isKnown(candidates, "--absent", "a candidate")),
    ...out.flatMap(isKnown(employers, "--out", "an employer")),
    ...lateOnes.map(({ candidate }) => candidate).flatMap(isKnown(candidates, "--late", "a candidate")),
    ...lateOnes
      .filter(({ slot }) => slot > event.slots)
      .map(
        ({ candidate }) => `schedule: --late: expected a slot from 0 to ${String(event.slots)} after "${candidate}:"`,
      ),
  ];
  if (lines.length > 0) throw new UsageError(lines);
}

function refuseInvalid(event: TimetableEvent, current: Interview[], file: string): void {
  const [violation] = checkTimetable(event, current);
  if (violation === undefined) return;
  throw new UsageError([`${file}: expected a valid timetable of the event, but: ${JSON.stringify(violation)}`]);
}

function seconds(value: string): number {
  const parsed = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || parsed > 86_400)
    throw new InvalidArgumentError("Expected seconds, from 0 to 86400.");
  return parsed;
}

function late(value: string, before: Late[] | undefined): Late[] {
  const [, candidate, slot] = /^(.+):(\d{1,4})$/.exec(value) ?? [];
  if (candidate === undefined) throw new InvalidArgumentError("Expected CANDIDATE:SLOT, such as c7:5.");
  return [...(before ?? []), { candidate, slot: Number(slot) }];
}
