/**
 * Made-up events where anyone meets anyone, every meeting is held and breaks are to be few, in the ranges of those of
 * Bofill et al. (JAIR 2022): the published ones are not ours to give away. Each is made around a timetable, so that there
 * is one: meetings are drawn slot by slot, brought together a little, and then limited in ways that this timetable keeps.
 */
import type { TimetableEvent } from "@passa/domain/timetable/event";
import { Annealer } from "../src/timetable/breaks/anneal.ts";
import { Chance } from "../src/timetable/chance.ts";
import { compile } from "../src/timetable/problem.ts";
import type { Solution } from "../src/timetable/solver.ts";
import { atLeast, told } from "./figures.ts";
import { Draw } from "./synthetic.ts";

export type MeetingShape = {
  name: string;
  people: number;
  meetings: number;
  slots: number;
  /** Most meetings at once. */
  tables: number;
  /** How unlike people are in how many they meet: 0 for all alike. */
  skew: number;
  /** Part of the meetings that are to be in the morning, or in the afternoon. */
  halfDay?: number;
  /** Part of the people who are away for some of the slots in which they meet nobody. */
  away?: number;
  /** Meetings that wait for another. */
  orders?: number;
  fixed?: number;
  fairness?: number;
  /** How long the timetable is brought together before it limits others, in moves for each meeting. */
  gathered?: number;
};

export const meetingShapes: readonly MeetingShape[] = [
  // One day of eight to twelve slots, nearly all of them full.
  { name: "day 1", people: 42, meetings: 125, slots: 8, tables: 21, skew: 1.2 },
  { name: "day 2", people: 42, meetings: 125, slots: 8, tables: 16, skew: 1 },
  { name: "day 3", people: 42, meetings: 127, slots: 8, tables: 16, skew: 0.7, halfDay: 0.1, gathered: 800 },
  { name: "day 4", people: 47, meetings: 180, slots: 10, tables: 21, skew: 1.2 },
  { name: "day 5", people: 46, meetings: 184, slots: 10, tables: 21, skew: 1, away: 0.2, gathered: 500 },
  { name: "day 6", people: 47, meetings: 180, slots: 10, tables: 19, skew: 1, fairness: 2 },
  { name: "day 7", people: 47, meetings: 189, slots: 10, tables: 19, skew: 0.7, fairness: 2 },
  {
    name: "day 8",
    people: 40,
    meetings: 150,
    slots: 12,
    tables: 14,
    skew: 0.7,
    halfDay: 0.1,
    away: 0.4,
    orders: 5,
    fixed: 5,
    gathered: 2000,
  },
  {
    name: "day 9",
    people: 30,
    meetings: 150,
    slots: 14,
    tables: 14,
    skew: 0.6,
    away: 0.4,
    orders: 5,
    fairness: 2,
    gathered: 700,
  },
  {
    name: "day 10",
    people: 20,
    meetings: 125,
    slots: 16,
    tables: 8,
    skew: 0.4,
    away: 0.2,
    orders: 5,
    fixed: 5,
    gathered: 800,
  },
  {
    name: "day 11",
    people: 47,
    meetings: 180,
    slots: 10,
    tables: 19,
    skew: 1,
    halfDay: 0.1,
    away: 0.3,
    fixed: 5,
    fairness: 2,
    gathered: 600,
  },
  {
    name: "day 12",
    people: 46,
    meetings: 184,
    slots: 10,
    tables: 19,
    skew: 0.7,
    halfDay: 0.1,
    away: 0.3,
    orders: 5,
    fixed: 5,
    fairness: 2,
    gathered: 1600,
  },
  // Two half days of more than twenty slots, with room to spare.
  { name: "forum 1", people: 70, meetings: 154, slots: 21, tables: 14, skew: 1, gathered: 2000 },
  {
    name: "forum 2",
    people: 70,
    meetings: 154,
    slots: 21,
    tables: 14,
    skew: 1,
    halfDay: 0.2,
    away: 0.3,
    gathered: 5000,
  },
  { name: "forum 3", people: 76, meetings: 195, slots: 21, tables: 14, skew: 1, fairness: 2, gathered: 2000 },
  {
    name: "forum 4",
    people: 76,
    meetings: 195,
    slots: 21,
    tables: 14,
    skew: 1,
    halfDay: 0.1,
    away: 0.4,
    fairness: 2,
    gathered: 20_000,
  },
  {
    name: "forum 5",
    people: 76,
    meetings: 195,
    slots: 21,
    tables: 10,
    skew: 0.8,
    away: 0.2,
    orders: 4,
    fixed: 4,
    gathered: 20_000,
  },
  { name: "forum 6", people: 78, meetings: 302, slots: 22, tables: 22, skew: 1, fairness: 2, gathered: 2000 },
  {
    name: "forum 7",
    people: 78,
    meetings: 302,
    slots: 22,
    tables: 22,
    skew: 1,
    halfDay: 0.1,
    away: 0.3,
    orders: 5,
    fixed: 4,
    gathered: 20_000,
  },
  {
    name: "forum 8",
    people: 78,
    meetings: 302,
    slots: 22,
    tables: 16,
    skew: 1,
    away: 0.2,
    fairness: 2,
    gathered: 20_000,
  },
];

const drawSeed = 2022;
/** Seeds that are tried until the meetings have room: seldom more than one is. */
const tries = 100;

export function meetingEvent(shape: MeetingShape): TimetableEvent {
  const index = meetingShapes.indexOf(shape);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const draw = new Draw(drawSeed + attempt, index);
    const drawn = drawMeetings(shape, draw);
    if (drawn.length === shape.meetings) return limited(shape, draw, gathered(shape, drawn));
  }
  throw new Error(`${shape.name}: so many meetings have no room`);
}

/** Two people, by number, and the slot in which they meet. */
type Meeting = { employer: number; candidate: number; slot: number };

/** Slot by slot, whom chance brings together; who is sought more, more often. */
function drawMeetings({ people, meetings, slots, tables, skew }: MeetingShape, draw: Draw): Meeting[] {
  const sought = Array.from({ length: people }, () => (1 - 0.98 * draw.fraction()) ** -skew);
  const met = new Set<string>();
  const drawn: Meeting[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    const wanted = Math.min(tables, Math.ceil((meetings - drawn.length) / (slots - slot)));
    const waiting = sought
      .map((each, person) => ({ person, rank: draw.fraction() ** (1 / each) }))
      .toSorted((one, other) => other.rank - one.rank)
      .map(({ person }) => person);
    for (let count = 0; count < wanted;) {
      const one = waiting.shift();
      if (one === undefined) break;
      const at = draw.isTrue(0.5) ? 0 : draw.whole(0, Math.max(0, waiting.length - 1));
      const isNew = (other: number) => !met.has(`${String(Math.min(one, other))} ${String(Math.max(one, other))}`);
      const other = waiting.slice(at).find(isNew) ?? waiting.find(isNew);
      if (other === undefined) continue;
      waiting.splice(waiting.indexOf(other), 1);
      met.add(`${String(Math.min(one, other))} ${String(Math.max(one, other))}`);
      const [employer, candidate] = draw.isTrue(0.5) ? [one, other] : [other, one];
      drawn.push({ employer, candidate, slot });
      count += 1;
    }
  }
  return drawn;
}

function gathered(shape: MeetingShape, drawn: readonly Meeting[]): Meeting[] {
  const { gathered: moves = 0 } = shape;
  if (moves === 0) return [...drawn];
  const annealer = new Annealer(compile(eventOf(shape, drawn, {})), Infinity, new Chance(drawSeed));
  annealer.goTo(Int32Array.from(drawn, ({ slot }) => slot));
  const levels = 50;
  for (let level = 0; level < levels; level += 1)
    annealer.run((moves * drawn.length) / levels, 0.5 * 0.25 ** (level / (levels - 1)), 0);
  return drawn.map((meeting, index) => ({ ...meeting, slot: annealer.best?.starts[index] ?? meeting.slot }));
}

/** The event with limits that its timetable keeps. */
function limited(shape: MeetingShape, draw: Draw, meetings: readonly Meeting[]): TimetableEvent {
  const { slots, people, halfDay = 0, away = 0, orders = 0, fixed = 0 } = shape;
  const noon = Math.ceil(slots / 2);
  const all = Array.from({ length: slots }, (_, slot) => slot);
  const startsIn = meetings.map(({ slot }) =>
    draw.isTrue(halfDay) ? all.filter((each) => each < noon === slot < noon) : undefined,
  );
  const isOf = (person: number) => (meeting: Meeting) => meeting.employer === person || meeting.candidate === person;
  const unavailable = Array.from({ length: people }, (_, person) => {
    if (!draw.isTrue(away)) return [];
    const own = new Set(meetings.filter(isOf(person)).map(({ slot }) => slot));
    const kind = draw.oneOf(["comes late", "leaves early", "now and then"]);
    return all.filter((slot) => {
      if (own.has(slot)) return false;
      if (kind === "now and then") return draw.isTrue(0.3);
      return kind === "comes late" ? slot < slots / 4 : slot >= slots - slots / 4;
    });
  });
  const after = meetings.map((): number[] => []);
  for (let order = 0; order < orders; order += 1) {
    const first = draw.whole(0, meetings.length - 1);
    const { employer, slot } = meetings[first] ?? { employer: 0, slot: 0 };
    const later = [...meetings.keys()].filter((index) => {
      const meeting = meetings[index];
      return meeting !== undefined && isOf(employer)(meeting) && meeting.slot > slot;
    });
    if (later.length > 0) after[draw.oneOf(later)]?.push(first);
  }
  const stands = draw.some([...meetings.keys()], fixed);
  return eventOf(shape, meetings, { startsIn, unavailable, after: after.map((list) => [...new Set(list)]), stands });
}

type LimitsOfMeetings = {
  startsIn?: readonly (number[] | undefined)[];
  unavailable?: readonly number[][];
  after?: readonly number[][];
  stands?: readonly number[];
};

function eventOf(
  { name, slots, tables, fairness }: MeetingShape,
  meetings: readonly Meeting[],
  { startsIn = [], unavailable = [], after = [], stands = [] }: LimitsOfMeetings,
): TimetableEvent {
  const idOf = (person: number) => `p${String(person + 1).padStart(2, "0")}`;
  const ids = ({ employer, candidate }: Meeting) => ({ employer: idOf(employer), candidate: idOf(candidate) });
  const side = (people: readonly number[]) =>
    [...new Set(people)]
      .toSorted((one, other) => one - other)
      .map((person) => ({ id: idOf(person), unavailable: unavailable[person] ?? [] }));
  const of = (index: number) => meetings.slice(index, index + 1);
  return {
    id: name,
    slots,
    slotMinutes: 20,
    startsAt: "2027-03-04T09:00",
    zone: "Europe/Stockholm",
    breaks: [],
    tables,
    employers: side(meetings.map(({ employer }) => employer)),
    candidates: side(meetings.map(({ candidate }) => candidate)),
    pairs: meetings.map((meeting, index) => ({
      ...ids(meeting),
      weight: 100,
      ...(startsIn[index] === undefined ? {} : { slots: startsIn[index] }),
      after: (after[index] ?? []).flatMap(of).map(ids),
    })),
    fixed: stands.flatMap(of).map((meeting) => ({ ...ids(meeting), slot: meeting.slot })),
    goal: { kind: "breaks", ...(fairness === undefined ? {} : { fairness }) },
  };
}

/**
 * Solves one of each shape, and tells how many are proven, and of the others value, bound and gap.
 * @param solved solves within so many seconds, and has it checked
 */
export async function meetings(
  quick: boolean,
  solved: (event: TimetableEvent, seconds: number) => Promise<Solution>,
): Promise<void> {
  const seconds = quick ? 10 : 60;
  const shapes = quick ? meetingShapes.filter((_, index) => index % 5 === 1) : meetingShapes;
  let proven = 0;
  const times: number[] = [];
  for (const shape of shapes) {
    const solution = await solved(meetingEvent(shape), seconds);
    times.push(solution.seconds);
    if (solution.status === "optimal") proven += 1;
    const one = { figure: `breaks, ${shape.name} (${solution.status})`, runs: 1 };
    told({ ...one, value: solution.value ?? Infinity, unit: `groups, bound ${String(solution.bound)}` });
    if (solution.status !== "optimal") told({ ...one, value: solution.gapPercent ?? Infinity, unit: "% gap" });
  }
  const named = { figure: `breaks: events with a proven optimum within ${String(seconds)} s`, runs: shapes.length };
  // As many of all as of the best known: 16 of 20.
  atLeast(Math.ceil(0.8 * shapes.length), { ...named, value: proven, unit: `of ${String(shapes.length)}` });
  told({ figure: "breaks: longest", value: Math.max(...times), unit: "s", runs: times.length });
}
