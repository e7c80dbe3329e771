/**
 * What a timetable of speed interviews is made from: slots, people and tables, what is shared, who may meet whom and
 * how much each meeting is worth. These are the shapes and every rule that needs no timetable. Ids are plain strings
 * here: the same shapes serve the command line and other organisers' events, whose ids are their own.
 *
 * In a networking meet the same id stands in both lists, and is one person with one interview at a time.
 */
import * as z from "zod";
import { formatPath, parse, type Parsed, type Problem } from "../matching/parse.ts";

const id = z.string({ error: "expected an id" }).min(1, { error: "expected an id that is not empty" }).max(200);
const slot = z.int({ error: "expected the number of a slot, from 0" }).min(0);
const count = z.int({ error: "expected a whole number from 0" }).min(0);
const slots = z.array(slot);

const employer = z.strictObject({
  id,
  unavailable: slots.optional(),
  /** How many interviews it can hold at once; 1 unless told. */
  tables: count.optional(),
  min: count.optional(),
  max: count.optional(),
});

const candidate = z.strictObject({
  id,
  unavailable: slots.optional(),
  /** How many slots an interview with this candidate takes; 1 unless told. */
  length: z.union([z.literal(1), z.literal(2)], { error: "expected 1 or 2" }).optional(),
  min: count.optional(),
  max: count.optional(),
  /** Resources that every interview of this candidate uses. */
  needs: z.array(id).optional(),
});

/** Something that interviews share: interpreters of a language, a support person, a quiet table. */
const resource = z.strictObject({ id, capacity: count, unavailable: slots.optional() });

const pairOfIds = z.strictObject({ employer: id, candidate: id });

const pair = z.strictObject({
  employer: id,
  candidate: id,
  weight: z.int({ error: "expected a whole number from 0 to 10000" }).min(0).max(10_000),
  required: z.boolean().optional(),
  /** May start in these slots alone. */
  slots: slots.optional(),
  /** Starts only when these interviews have been held and have ended. */
  after: z.array(pairOfIds).optional(),
});

const interview = z.strictObject({ employer: id, candidate: id, slot });
export type Interview = z.infer<typeof interview>;

const goal = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("score"), idleWeight: count.optional() }),
  z.strictObject({ kind: z.literal("breaks"), fairness: count.optional() }),
]);

const timetableEvent = z.strictObject({
  id,
  slots: z.int({ error: "expected how many slots there are, from 1 to 500" }).min(1).max(500),
  slotMinutes: z.int({ error: "expected minutes, from 1" }).min(1).max(1440),
  /** Local date and time at which slot 0 begins, in `zone`. */
  startsAt: z.string().refine(isLocalDateTime, { error: "expected a local date and time, YYYY-MM-DDTHH:MM" }),
  zone: z.string().refine(isZone, { error: "expected a time zone such as Europe/Stockholm" }),
  /** A break lies after each of these slots: an interview of double length does not span it. */
  breaks: slots,
  /** Most interviews at once in the hall. */
  tables: count.optional(),
  employers: z.array(employer),
  candidates: z.array(candidate),
  resources: z.array(resource).optional(),
  pairs: z.array(pair),
  /** Interviews that stand: every timetable holds them. */
  fixed: z.array(interview).optional(),
  goal: goal.optional(),
});
export type TimetableEvent = z.infer<typeof timetableEvent>;
export type TimetablePair = TimetableEvent["pairs"][number];

/** What leaving out a required pair, or one interview that a minimum lacks, costs in `score`. */
export const unmetCost = 1_000_000;
export const defaultIdleWeight = 100;

/** Two ids as one key that no other two ids give. */
export function pairKey({ employer: one, candidate: other }: { employer: string; candidate: string }): string {
  return JSON.stringify([one, other]);
}

/** How many slots an interview with each candidate takes. */
export function lengthsOf(event: TimetableEvent): ReadonlyMap<string, 1 | 2> {
  return new Map(event.candidates.map(({ id: candidateId, length }) => [candidateId, length ?? 1]));
}

/** From unknown JSON to an event; everything that is wrong comes back with its path and what was expected there. */
export function parseTimetableEvent(input: unknown): Parsed<TimetableEvent> {
  return parse(timetableEvent, input, problemsOf);
}

const interviewList = z.array(interview);
const timetable = z.object({ interviews: interviewList });

/**
 * The interviews of a timetable: a list of them, or a document that has them as `interviews`, as `passa schedule`
 * prints it. Whether they are possible in an event is the checker's question.
 */
export function parseInterviews(input: unknown): Parsed<Interview[]> {
  if (Array.isArray(input)) return parse(interviewList, input, () => []);
  const parsed = parse(timetable, input, () => []);
  return parsed.ok ? { ok: true, value: parsed.value.interviews } : parsed;
}

function problemsOf(event: TimetableEvent): Problem[] {
  const employers = new Set(event.employers.map((one) => one.id));
  const candidates = new Set(event.candidates.map((one) => one.id));
  const resources = new Set(event.resources?.map((one) => one.id));
  const listed = new Set(event.pairs.map(pairKey));
  const knownPair = (one: z.infer<typeof pairOfIds>, path: Problem["path"]): Problem[] => {
    const ids = [
      ...(employers.has(one.employer) ? [] : [unknown("an employer", one.employer, [...path, "employer"])]),
      ...(candidates.has(one.candidate) ? [] : [unknown("a candidate", one.candidate, [...path, "candidate"])]),
    ];
    if (ids.length > 0 || listed.has(pairKey(one))) return ids;
    return [{ path, expected: `expected one of the pairs, but "${one.employer}" and "${one.candidate}" are not` }];
  };
  const repeatedIds = (list: readonly { id: string }[], at: string): Problem[] =>
    repeats(list, (one) => one.id).map(([index, one]) => ({
      path: [at, index, "id"],
      expected: `expected no repeats, but "${one.id}" stands here again`,
    }));
  const slotsOf = (list: readonly number[] | undefined, path: Problem["path"]): Problem[] => [
    ...(list ?? []).flatMap((each, index) => slotProblems(each, event.slots, [...path, index])),
    ...repeats(list ?? [], String).map(([index, each]) => ({
      path: [...path, index],
      expected: `expected no repeats, but slot ${String(each)} stands here again`,
    })),
  ];
  const absences = (list: readonly { unavailable?: number[] | undefined }[], at: string): Problem[] =>
    list.flatMap(({ unavailable }, index) => slotsOf(unavailable, [at, index, "unavailable"]));

  return [
    ...slotsOf(event.breaks, ["breaks"]),
    ...repeatedIds(event.employers, "employers"),
    ...absences(event.employers, "employers"),
    ...repeatedIds(event.candidates, "candidates"),
    ...absences(event.candidates, "candidates"),
    ...event.candidates.flatMap(({ needs = [] }, index) => [
      ...needs.flatMap((need, at) =>
        resources.has(need) ? [] : [unknown("a resource", need, ["candidates", index, "needs", at])],
      ),
      ...repeats(needs, String).map(([at, need]) => ({
        path: ["candidates", index, "needs", at],
        expected: `expected no repeats, but "${need}" stands here again`,
      })),
    ]),
    ...repeatedIds(event.resources ?? [], "resources"),
    ...absences(event.resources ?? [], "resources"),
    ...event.pairs.flatMap((one, index) => [
      ...knownPair(one, ["pairs", index]),
      ...(one.employer === one.candidate
        ? [{ path: ["pairs", index, "candidate"], expected: "expected somebody else than the employer" }]
        : []),
      ...slotsOf(one.slots, ["pairs", index, "slots"]),
      ...(one.after ?? []).flatMap((before, at) => knownPair(before, ["pairs", index, "after", at])),
      ...repeats(one.after ?? [], pairKey).map(([at]) => ({
        path: ["pairs", index, "after", at],
        expected: "expected no pair twice",
      })),
    ]),
    ...repeats(event.pairs, pairKey).map(([index, one]) => ({
      path: ["pairs", index],
      expected: `expected no pair twice, but "${one.employer}" and "${one.candidate}" stand here again`,
    })),
    ...cycles(event),
    ...(event.fixed ?? []).flatMap((one, index) => [
      ...knownPair(one, ["fixed", index]),
      ...slotProblems(one.slot, event.slots, ["fixed", index, "slot"]),
    ]),
    ...repeats(event.fixed ?? [], pairKey).map(([index, one]) => ({
      path: ["fixed", index],
      expected: `expected no pair twice, but "${one.employer}" and "${one.candidate}" stand here again`,
    })),
  ];
}

function unknown(what: string, unknownId: string, path: Problem["path"]): Problem {
  return { path, expected: `expected ${what} of the event, but there is none with the id "${unknownId}"` };
}

function slotProblems(each: number, count: number, path: Problem["path"]): Problem[] {
  return each < count ? [] : [{ path, expected: `expected a slot from 0 to ${String(count - 1)}` }];
}

/** Entries whose key has come before, with their index. */
function repeats<Entry>(list: readonly Entry[], keyOf: (entry: Entry) => string): [number, Entry][] {
  const seen = new Set<string>();
  return list.flatMap((entry, index): [number, Entry][] => {
    const key = keyOf(entry);
    if (seen.has(key)) return [[index, entry]];
    seen.add(key);
    return [];
  });
}

/** Where `after` comes back to a pair that waits for itself: one problem for each pair that closes such a circle. */
function cycles({ pairs }: TimetableEvent): Problem[] {
  const indexOf = new Map(pairs.map((one, index) => [pairKey(one), index]));
  const state = new Uint8Array(pairs.length);
  const [open, done] = [1, 2];
  const problems: Problem[] = [];
  for (const root of pairs.keys()) {
    if (state[root] !== 0) continue;
    const path: { index: number; next: number }[] = [{ index: root, next: 0 }];
    state[root] = open;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const after = pairs[top.index]?.after ?? [];
      const before = after[top.next];
      if (before === undefined) {
        state[top.index] = done;
        path.pop();
        continue;
      }
      const index = indexOf.get(pairKey(before));
      if (index !== undefined && state[index] === open)
        problems.push({
          path: ["pairs", top.index, "after", top.next],
          expected: `expected no circle, but ${formatPath(["pairs", index])} waits for this interview`,
        });
      else if (index !== undefined && state[index] === 0) {
        state[index] = open;
        path.push({ index, next: 0 });
      }
      top.next += 1;
    }
  }
  return problems;
}

function isLocalDateTime(text: string): boolean {
  const [, date = "", hour = "", minute = "", second = "0"] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?$/.exec(text) ?? [];
  return z.iso.date().safeParse(date).success && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
