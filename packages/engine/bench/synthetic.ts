/**
 * Made-up participants and placements over the curated vocabulary, in numbers that real ones do not come in: for
 * measuring. Drawn so that a placement meets what it meets in a municipality: most of what is asked has not been
 * answered by everybody, skills are few, some cards have run out, homes lie around Karlskrona. Everything follows from
 * the seed and the index, so a participant can be made without those before it and a million need no memory.
 */
import { remediesOf } from "@passa/domain/matching/remedies";
import {
  kindSchema,
  type Kind,
  type Location,
  type MatchingPlacement,
  type MatchingProfile,
  type MatchingTask,
  type Window,
} from "@passa/domain/matching/schema";
import { curatedVocabulary } from "@passa/domain/vocabulary/curated";
import type { Dimension } from "@passa/domain/vocabulary/vocabulary";

/** Karlskrona. */
export const origin: Location = { lat: 56.1612, lon: 15.5869 };
/** The day on which the synthetic world is looked at. */
export const asOf = "2027-02-01";

const { adaptations, dimensions, fields, formats, skills, tags } = curatedVocabulary;

/** Numbers that look like chance and follow from a seed (sfc32, Chris Doty-Humphrey, PractRand). */
export class Draw {
  #a: number;
  #b: number;
  #c = 0;
  #count = 1;

  constructor(seed: number, index: number) {
    this.#a = seed | 0;
    this.#b = index | 0;
    for (let round = 0; round < 12; round += 1) this.#next();
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  isTrue(probability: number): boolean {
    return this.fraction() < probability;
  }

  oneOf<Value>(values: readonly Value[]): Value {
    const value = values[this.whole(0, values.length - 1)];
    if (value === undefined) throw new Error("there is nothing to draw from");
    return value;
  }

  /** So many different ones, in the order of the list; all when there are fewer. */
  some<Value>(values: readonly Value[], count: number): Value[] {
    let wanted = Math.min(count, values.length);
    return values.filter((_, index) => {
      const isTaken = this.fraction() * (values.length - index) < wanted;
      if (isTaken) wanted -= 1;
      return isTaken;
    });
  }

  /** About normal: mean 0, deviation 1 (the sum of four even draws). */
  bell(): number {
    return (this.fraction() + this.fraction() + this.fraction() + this.fraction() - 2) * Math.sqrt(3);
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }
}

const participantSeed = 20_270_201;
const placementSeed = 75_601;

/** The first `count` participants, one at a time. */
export function* participants(count: number): Generator<MatchingProfile, void, undefined> {
  for (let index = 0; index < count; index += 1) yield participantAt(index);
}

/** @param index from 0: the same participant however many are asked for */
export function participantAt(index: number): MatchingProfile {
  const draw = new Draw(participantSeed, index);
  // Mapping takes time: some have answered nearly everything, some nearly nothing (29 % of all answers are missing).
  const unanswered = draw.oneOf([0.01, 0.01, 0.02, 0.02, 0.03, 0.25, 0.4, 0.5, 0.75, 0.9]);
  const isAnswered = (): boolean => !draw.isTrue(unanswered);
  const rarelyLeftOut = (): boolean => !draw.isTrue(unanswered / 3);
  // Who is tied (children, care, money for the bus) is tied in most ways at once.
  const isTied = draw.isTrue(0.6);
  return {
    id: `par_${ulidOf(draw, index)}`,
    seeking: seekingOf(draw, isTied),
    ...(rarelyLeftOut() && { availableFrom: dateAfter(draw.isTrue(0.7) ? -draw.whole(0, 200) : draw.whole(1, 150)) }),
    // Ages of 16 to 64: few are not of age yet.
    ...(rarelyLeftOut() && { adultFrom: dateAfter(-draw.whole(-600, 46 * 365)) }),
    ...(!draw.isTrue(0.1) && { waitingSince: dateAfter(-draw.whole(0, 700)) }),
    ...(rarelyLeftOut() && { hours: hoursOf(draw, isTied) }),
    ...(rarelyLeftOut() && { available: availableOf(draw, isTied) }),
    ...(rarelyLeftOut() && { home: pointAround(draw, draw.isTrue(0.5) ? 20 : 60) }),
    ...(rarelyLeftOut() && { maxTravelKm: draw.oneOf(isTied ? [3, 5, 10, 10, 15, 20] : [40, 50, 60, 80, 100]) }),
    ...(isAnswered() && { formats: formatsOf(draw) }),
    skills: skillsOf(draw, isAnswered),
    capacities: capacitiesOf(draw, isTied, isAnswered),
    avoid: draw.isTrue(0.75)
      ? []
      : draw.some(
          tags.map(({ id }) => id),
          draw.whole(1, 3),
        ),
    ...(isAnswered() && { interests: interestsOf(draw) }),
    ...(isAnswered() && { goals: goalsOf(draw) }),
  };
}

/** @param index from 0: the same placement however many are asked for */
export function placementAt(index: number): MatchingPlacement {
  const draw = new Draw(placementSeed, index);
  const { field, tasks: known, tags: usual, skills: useful } = draw.oneOf(trades);
  const tasks = draw.some(known, draw.whole(3, known.length)).map((task): MatchingTask => ({
    ...task,
    removable: task.removable === true && draw.isTrue(0.8),
    adaptations: draw.isTrue(0.2) ? [draw.oneOf(adaptations).id] : [],
  }));
  const min = draw.oneOf([8, 10, 15, 20, 20, 25, 30, 40]);
  return {
    id: `plc_${ulidOf(draw, index)}`,
    kind: draw.oneOf<Kind>(["internship", "internship", "workTraining", "workTraining", "subsidisedEmployment"]),
    startsOn: dateAfter(draw.whole(14, 60)),
    latestStartOn: dateAfter(draw.whole(60, 150)),
    seats: draw.whole(1, 3),
    location: pointAround(draw, 25),
    remote: draw.isTrue(0.03),
    hours: { min, max: Math.max(min, draw.oneOf([20, 30, 40, 40])) },
    open: weekOf(draw.oneOf([6, 7, 8, 9]), draw.oneOf([15, 16, 17, 18]), draw.isTrue(0.2) ? 7 : 5),
    formats: draw.some(["spoken", "written", "easy-swedish", "shown"], draw.whole(1, 3)),
    field,
    tags: draw.some(usual, draw.whole(0, usual.length)),
    adaptations: draw.some(
      adaptations.map(({ id }) => id),
      draw.whole(4, 24),
    ),
    requires: draw.isTrue(0.35) ? [draw.some(useful, draw.whole(1, 2))] : [],
    wishes: draw.some(useful, draw.whole(0, 2)),
    develops: [...draw.some(useful, 2), draw.oneOf(dimensions).id],
    minTasks: draw.isTrue(0.5) ? tasks.length - 1 : 1,
    tasks,
  };
}

/** The first `count` placements. */
export function placements(count: number): MatchingPlacement[] {
  return Array.from({ length: count }, (_, index) => placementAt(index));
}

/** An internship in a shop's store room, as an employer describes one: 10 % or so of the pool can be asked or taken on. */
export const typicalPlacement: MatchingPlacement = {
  id: "plc_01KJ00000000000000000TYPCA",
  kind: "internship",
  startsOn: "2027-03-01",
  latestStartOn: "2027-05-01",
  seats: 2,
  location: { lat: 56.183, lon: 15.33 },
  hours: { min: 20, max: 40 },
  open: weekOf(8, 16, 5),
  formats: ["spoken", "written"],
  field: "sales",
  tags: ["alcohol", "pork", "tobacco"],
  adaptations: [
    "half-days",
    "extra-breaks",
    "own-pace",
    "one-at-a-time",
    "lift-aid",
    "power-trolley",
    "picture-instructions",
    "checklist-instructions",
    "buddy",
    "supervisor-nearby",
  ],
  requires: [["truck.a", "warehouse"]],
  wishes: ["shop.grocery", "goods-reception"],
  develops: ["warehouse", "shop-display", "teamwork"],
  minTasks: 3,
  tasks: [
    {
      id: "unpack",
      title: "Unpack goods",
      demands: { lifting: 3, standing: 3, bending: 2, learning: 2 },
    },
    { id: "shelves", title: "Fill the shelves", demands: { reaching: 1, walking: 2, "sv.reading": 2, attention: 2 } },
    {
      id: "customers",
      title: "Answer customers",
      removable: true,
      demands: { strangers: 3, "sv.speaking": 4, "sv.listening": 3, stress: 2 },
    },
    {
      id: "compactor",
      title: "Press cardboard",
      removable: true,
      hazardous: true,
      demands: { noise: 2, attention: 2, pushing: 2 },
    },
    {
      id: "scan",
      title: "Scan goods",
      removable: true,
      demands: { computer: 1, "fine-hand": 2 },
      requires: [["scanning"]],
    },
  ],
};

/**
 * The same placement with 23 adaptations on offer: forty are left that it could offer too, and as many remedies
 * beside them as hours, tasks and clauses give.
 */
export const placementWithFortyRemedies: MatchingPlacement = {
  ...typicalPlacement,
  id: "plc_01KJ000000000000000000FRTY",
  adaptations: [
    ...typicalPlacement.adaptations,
    ...adaptations
      .map(({ id }) => id)
      .filter((id) => !typicalPlacement.adaptations.includes(id))
      .slice(-13),
  ],
};

/** How many of a placement's remedies are adaptations. */
export function adaptationsLeft(placement: MatchingPlacement): number {
  return remediesOf(placement, curatedVocabulary).filter(({ kind }) => kind === "adaptation").length;
}

type Trade = { field: string; tags: string[]; skills: string[]; tasks: MatchingTask[] };

/** What places in the region ask for, on the vocabulary's scales. */
const trades: readonly Trade[] = [
  {
    field: "sales",
    tags: ["alcohol", "pork", "tobacco", "uniform"],
    skills: ["shop.grocery", "cash-desk", "warehouse", "goods-reception"],
    tasks: typicalPlacement.tasks,
  },
  {
    field: "restaurant",
    tags: ["alcohol", "pork", "meat", "weekend-work"],
    skills: ["food-hygiene", "dishwashing", "simple-cooking", "coffee"],
    tasks: [
      { id: "dishes", title: "Wash up", demands: { standing: 3, heat: 2, noise: 2, lifting: 2 } },
      { id: "vegetables", title: "Prepare vegetables", demands: { "fine-hand": 2, standing: 2, "sv.reading": 1 } },
      {
        id: "serving",
        title: "Serve",
        removable: true,
        demands: { strangers: 3, "sv.speaking": 3, multitasking: 2, walking: 3 },
      },
      {
        id: "cook",
        title: "Cook",
        removable: true,
        demands: { stress: 3, learning: 2, heat: 2 },
        requires: [["simple-cooking"]],
      },
    ],
  },
  {
    field: "sanitation",
    tags: ["chemicals", "alone-work", "strong-smells"],
    skills: ["cleaning", "floor-machines", "licence.b", "window-cleaning"],
    tasks: [
      { id: "floors", title: "Clean floors", demands: { walking: 3, pushing: 2, independence: 2 } },
      { id: "offices", title: "Clean offices", demands: { bending: 2, reaching: 1, routine: 2, allergens: 1 } },
      { id: "windows", title: "Clean windows", removable: true, demands: { climbing: 2, reaching: 2, heights: 1 } },
      {
        id: "machine",
        title: "Drive the floor machine",
        removable: true,
        demands: { attention: 2, noise: 2 },
        requires: [["floor-machines"]],
      },
    ],
  },
  {
    field: "nature",
    tags: ["outdoors", "animals", "machines"],
    skills: ["brush-saw.rt", "gardening", "park-care", "licence.b", "ride-on-mower"],
    tasks: [
      { id: "beds", title: "Weed the beds", demands: { bending: 3, cold: 2, walking: 2 } },
      { id: "leaves", title: "Rake leaves", demands: { standing: 3, pushing: 1, cold: 2, allergens: 2 } },
      {
        id: "trimmer",
        title: "Trim edges",
        removable: true,
        hazardous: true,
        demands: { noise: 3, attention: 2 },
        requires: [["brush-saw.rt"]],
      },
      {
        id: "mower",
        title: "Mow",
        removable: true,
        hazardous: true,
        demands: { attention: 3, noise: 2 },
        requires: [["ride-on-mower", "tractor-licence"]],
      },
    ],
  },
  {
    field: "manufacturing",
    tags: ["machines", "changing-room", "strong-smells"],
    skills: ["assembly.mechanical", "packing", "quality-control", "truck.b"],
    tasks: [
      { id: "assemble", title: "Assemble", demands: { "fine-hand": 3, sitting: 2, attention: 2, learning: 2 } },
      { id: "pack", title: "Pack", demands: { standing: 2, lifting: 2, routine: 2 } },
      {
        id: "check",
        title: "Check",
        removable: true,
        demands: { attention: 3, light: 2, "sv.reading": 3, counting: 1 },
      },
      {
        id: "truck",
        title: "Drive the truck",
        removable: true,
        hazardous: true,
        demands: { attention: 3 },
        requires: [["truck.a"]],
      },
    ],
  },
  {
    field: "administration",
    tags: ["customer-phone"],
    skills: ["basic-computing", "word", "archiving", "reception", "switchboard"],
    tasks: [
      { id: "archive", title: "File papers", demands: { sitting: 2, "sv.reading": 3, routine: 2 } },
      { id: "scan", title: "Scan papers", demands: { computer: 2, "fine-hand": 1, attention: 2 } },
      {
        id: "phone",
        title: "Answer the telephone",
        removable: true,
        demands: { phone: 2, "sv.speaking": 4, "sv.listening": 4, strangers: 2 },
      },
      {
        id: "letters",
        title: "Write letters",
        removable: true,
        demands: { "sv.writing": 4, computer: 2 },
        requires: [["word"]],
      },
    ],
  },
  {
    field: "healthcare",
    tags: ["personal-care", "blood", "uniform", "weekend-work"],
    skills: ["care-work", "laundry", "transfer-technique", "licence.b"],
    tasks: [
      { id: "laundry", title: "Take care of laundry", demands: { lifting: 2, standing: 2, routine: 1 } },
      { id: "company", title: "Keep company", demands: { strangers: 2, "sv.speaking": 3, "sv.listening": 3 } },
      { id: "meals", title: "Serve meals", removable: true, demands: { walking: 2, responsibility: 2, teamwork: 2 } },
      {
        id: "care",
        title: "Help with care",
        removable: true,
        demands: { lifting: 3, responsibility: 3 },
        requires: [["care-work"]],
      },
    ],
  },
];

const spoken = formats.map(({ id }) => id).filter((id) => id.startsWith("spoken."));

function seekingOf(draw: Draw, isTied: boolean): Kind[] {
  const seeking = kindSchema.options.filter((kind) => draw.isTrue(likelySought[kind] * (isTied ? 0.5 : 1.4)));
  return seeking.length > 0 ? seeking : ["workTraining"];
}

const likelySought: Record<Kind, number> = {
  internship: 0.65,
  workTraining: 0.6,
  subsidisedEmployment: 0.5,
  employment: 0.3,
};

function hoursOf(draw: Draw, isTied: boolean): NonNullable<MatchingProfile["hours"]> {
  const min = draw.oneOf([0, 4, 4, 8, 10, 10, 15, 20]);
  const max = Math.max(min, draw.oneOf(isTied ? [8, 10, 15, 20, 20, 30] : [20, 30, 40, 40, 40]));
  return {
    min,
    max,
    ...(draw.isTrue(0.6) && { wanted: draw.whole(min, max) }),
    ...(draw.isTrue(isTied ? 0.4 : 0.1) && { maxPerDay: draw.whole(3, 8) }),
  };
}

/** Whole weeks mostly; others have mornings, afternoons, some days, a day with a break in it. */
function availableOf(draw: Draw, isTied: boolean): Window[] {
  const from = draw.oneOf([6, 7, 8, 8, 9]);
  const to = draw.oneOf([15, 16, 17, 17, 18, 21]);
  if (!draw.isTrue(isTied ? 0.8 : 0.1)) return weekOf(from, to, draw.isTrue(0.2) ? 7 : 5);
  const windows = draw.isTrue(0.5) ? weekOf(from, 13, 5) : weekOf(12, to, 5);
  const days = draw.some(windows, draw.whole(2, 5));
  return draw.isTrue(0.2) ? [...days, { day: draw.whole(0, 6), from: 18, to: 21 }] : days;
}

function weekOf(from: number, to: number, days: number): Window[] {
  return Array.from({ length: days }, (_, day) => ({ day, from, to }));
}

function formatsOf(draw: Draw): string[] {
  if (draw.isTrue(0.4)) return [];
  const usual = ["spoken", "written", "easy-swedish", "pictures", "film", "shown", "checklist", "interpreter"];
  return [...draw.some(usual, draw.whole(1, 4)), ...(draw.isTrue(0.35) ? [draw.oneOf(spoken)] : [])];
}

/** Some half dozen have been asked about: what people of the region often have, and others now and then. */
function skillsOf(draw: Draw, isAnswered: () => boolean): MatchingProfile["skills"] {
  const recorded: MatchingProfile["skills"] = {};
  const asked = [...draw.some(oftenAsked, draw.whole(4, 10)), ...draw.some(skills, draw.whole(0, 3))];
  for (const { id, expires } of asked) {
    if (!isAnswered()) continue;
    const has = draw.isTrue(0.55);
    const mayRunOut = has && expires === true && draw.isTrue(0.8);
    recorded[id] = { has, ...(mayRunOut && { validUntil: dateAfter(draw.whole(-300, 1500)) }) };
  }
  return recorded;
}

const oftenAsked = skills.filter(({ id }) =>
  [
    "licence.b",
    "warehouse",
    "truck.a",
    "truck.b1",
    "shop.grocery",
    "cash-desk",
    "food-hygiene",
    "dishwashing",
    "simple-cooking",
    "cleaning",
    "floor-machines",
    "gardening",
    "brush-saw.rt",
    "brush-saw.ra",
    "assembly.mechanical",
    "packing",
    "scanning",
    "basic-computing",
    "word",
    "care-work",
    "assistant-nurse",
    "first-aid",
    "id06",
    "hot-work",
    "ykb.goods",
  ].includes(id),
);

/** A person is stronger or weaker on the whole, and more so in Swedish; the forms' steps are the levels that occur. */
function capacitiesOf(draw: Draw, isTied: boolean, isAnswered: () => boolean): Record<string, number> {
  const strength = (isTied ? 2 : 2.8) + 0.6 * draw.bell();
  const swedish = 3.4 + 1.3 * draw.bell();
  const levels: Record<string, number> = {};
  for (const dimension of dimensions) {
    if (!isAnswered()) continue;
    const level = dimension.area === "swedish" ? swedish + 0.6 * draw.bell() : strength + 0.6 * draw.bell();
    levels[dimension.id] = nearestStep(dimension, level);
  }
  return levels;
}

function nearestStep({ capacitySteps }: Dimension, level: number): number {
  return capacitySteps.reduce((best, step) => (Math.abs(step - level) < Math.abs(best - level) ? step : best));
}

function interestsOf(draw: Draw): Record<string, number> {
  return Object.fromEntries(draw.some(fields, draw.whole(0, 4)).map(({ id }) => [id, draw.whole(1, 3)]));
}

function goalsOf(draw: Draw): string[] {
  return [...draw.some(oftenAsked, draw.whole(0, 2)), ...draw.some(dimensions, draw.whole(0, 2))].map(({ id }) => id);
}

/** Evenly within so many kilometres of the origin; written with the four decimals that an address lookup gives. */
function pointAround(draw: Draw, km: number): Location {
  const distance = km * Math.sqrt(draw.fraction());
  const angle = 2 * Math.PI * draw.fraction();
  const lat = origin.lat + (distance * Math.sin(angle)) / 111.32;
  const lon = origin.lon + (distance * Math.cos(angle)) / (111.32 * Math.cos((origin.lat * Math.PI) / 180));
  return { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)) };
}

const dayMs = 86_400_000;
const asOfMs = Date.parse(asOf);

/** Dates are few and asked for often. */
const datesByDay = new Map<number, string>();

/** A date so many days after {@link asOf}. */
function dateAfter(days: number): string {
  let date = datesByDay.get(days);
  if (date === undefined) {
    date = new Date(asOfMs + days * dayMs).toISOString().slice(0, 10);
    datesByDay.set(days, date);
  }
  return date;
}

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID whose first digits are a time in 2026 or 2027 and whose last ones are drawn; the index keeps it unique. */
function ulidOf(draw: Draw, index: number): string {
  let digits = "01K";
  for (let place = 0; place < 16; place += 1) digits += crockford[draw.whole(0, 31)] ?? "0";
  for (let shift = 30; shift >= 0; shift -= 5) digits += crockford[(index >>> shift) & 31] ?? "0";
  return digits;
}
