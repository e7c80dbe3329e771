/**
 * Seeded random vocabularies, pools and placements that reach every branch of the matching rules.
 * The same seed gives the same case for ever; there is no other randomness. Everything made here is valid input.
 */
import type {
  Clause,
  Kind,
  Levels,
  OracleParticipant,
  OraclePlacement,
  OraclePool,
  OracleTask,
  Point,
  SkillRecord,
  Window,
} from "./oracle.ts";
import { curatedVocabulary } from "../../vocabulary/curated.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

/** Draws from a mulberry32 stream (Tommy Ettinger's public-domain generator, 32 bits of state). */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.int(0, from.length - 1)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  }

  shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, key: this.unit() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  /** Each item with the given probability, in random order. */
  some<T>(items: readonly T[], probability: number): T[] {
    return this.shuffle(items.filter(() => this.chance(probability)));
  }

  /** Up to `most` different items, in random order. */
  upTo<T>(most: number, items: readonly T[]): T[] {
    return this.shuffle(items).slice(0, this.int(0, most));
  }

  /** The value, or nothing with the given probability. */
  absent<T>(probability: number, make: () => T): T | undefined {
    return this.chance(probability) ? undefined : make();
  }
}

/** Drops what is absent, as JSON does, so that a case is the same before and after a file. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

// Ids whose order differs by code unit, by code point, by locale and as object keys ("10" comes first there).
const oddIds = [
  "a",
  "B",
  "å",
  "Z",
  "ä",
  "Å",
  "10",
  "9",
  "é",
  "e\u0301",
  "😀",
  "ｚ",
  "a.b",
  "constructor",
  "_",
  "a b",
  "A",
];

const ids = (draw: Draw, count: number, prefix: string): string[] =>
  draw
    .shuffle(oddIds)
    .slice(0, count)
    .map((id) => (draw.chance(0.6) ? id : `${prefix}-${id}`));

const kinds: readonly Kind[] = ["internship", "workTraining", "subsidisedEmployment", "employment"];

/** A day that lies so many days after 1 March 2026; months and years are crossed. */
const day = (offset: number): string => new Date(Date.UTC(2026, 2, 1 + offset)).toISOString().slice(0, 10);

const offsetOf = (date: string): number => Math.round((Date.parse(date) - Date.UTC(2026, 2, 1)) / 86_400_000);

/** Small, with ids and effects of its own; what matching does not read (pictograms, sources) is taken from curated entries. */
export function drawVocabulary(draw: Draw): Vocabulary {
  const formats = ids(draw, draw.int(1, 4), "spoken");
  const words = curatedVocabulary;
  const dimensions = ids(draw, draw.int(1, 4), "sv").map((id) => ({
    ...draw.pick(words.dimensions),
    id,
    max: draw.pick([4, 4, 6] as const),
  }));
  // Each skill may imply those made before it, so there is no cycle; then the order is lost.
  const skillIds = ids(draw, draw.int(1, 7), "skill");
  const skills = skillIds.map((id, index) => ({
    ...draw.pick(words.skills),
    id,
    implies: draw.some(skillIds.slice(0, index), 0.3),
  }));
  const adaptations = ids(draw, draw.int(0, 6), "adapt").map((id) => {
    const from = draw.int(0, 22);
    return {
      ...draw.pick(words.adaptations),
      id,
      caps: draw.absent(0.4, () =>
        Object.fromEntries(draw.some(dimensions, 0.6).map(({ id: dimension }) => [dimension, draw.int(0, 3)])),
      ),
      addsFormats: draw.absent(0.7, () => draw.some(formats, 0.6)),
      transport: draw.chance(0.15) ? (true as const) : undefined,
      minHours: draw.absent(0.75, () => draw.int(0, 20)),
      widenDay: draw.absent(0.75, () => ({ from, to: draw.int(from + 1, 24) })),
    };
  });
  return compact<Vocabulary>({
    ruleVersion: "2027.1",
    dimensions,
    skills: draw.shuffle(skills),
    adaptations,
    formats: formats.map((id) => ({ ...draw.pick(words.formats), id })),
    fields: ids(draw, draw.int(1, 3), "field").map((id) => ({ ...draw.pick(words.fields), id })),
    tags: ids(draw, draw.int(1, 4), "tag").map((id) => ({ ...draw.pick(words.tags), id })),
  });
}

const names = (entries: { id: string }[]): string[] => entries.map(({ id }) => id);

function drawClauses(draw: Draw, vocabulary: Vocabulary, most: number): Clause[] {
  const clauses: Clause[] = [];
  for (let left = draw.int(0, most); left > 0; left--) {
    const clause = draw.shuffle(names(vocabulary.skills)).slice(0, draw.pick([1, 1, 2, 3]));
    clauses.push(clause);
    // The same clause again, perhaps said in another order.
    if (draw.chance(0.2)) clauses.push(draw.shuffle(clause));
  }
  return clauses;
}

function drawWindow(draw: Draw, on: number): Window {
  const from = draw.int(0, 23);
  return { day: on, from, to: draw.int(from + 1, 24) };
}

/** Office days with odd ends, or anything at all; windows may overlap, repeat or touch. */
function drawWindows(draw: Draw, wide: boolean): Window[] {
  if (!wide) return Array.from({ length: draw.int(0, 6) }, () => drawWindow(draw, draw.int(0, 6)));
  const start = draw.int(5, 9);
  const windows = [0, 1, 2, 3, 4].map((on) => ({ day: on, from: start, to: start + draw.int(7, 12) }));
  return draw.shuffle([
    ...windows,
    ...draw.some(windows, 0.2),
    ...draw.some([5, 6], 0.2).map((on) => drawWindow(draw, on)),
  ]);
}

const origin: Point = { lat: 56.1608, lon: 15.5866 };

/** A point some whole kilometres from the origin to the north or east, or a little off. */
function drawPoint(draw: Draw, mostKm: number): Point {
  const north = (draw.int(-mostKm, mostKm) * 10) / 1113.2;
  if (draw.chance(0.5)) return { lat: origin.lat + north, lon: origin.lon };
  return { lat: origin.lat + north + draw.unit() / 100, lon: origin.lon + ((draw.unit() - 0.5) * mostKm) / 31 };
}

const kilometres = (a: Point, b: Point): number =>
  Math.hypot((a.lat - b.lat) * 111.32, (a.lon - b.lon) * 111.32 * Math.cos((origin.lat * Math.PI) / 180));

export function drawPlacement(draw: Draw, vocabulary: Vocabulary, id: string): OraclePlacement {
  const adaptations = names(vocabulary.adaptations);
  const shared = drawClauses(draw, vocabulary, 2);
  const hard = draw.chance(0.35) ? 1 : 0.5;
  const tasks = ids(draw, draw.pick([1, 1, 2, 2, 3, 4]), "task").map((taskId): OracleTask => {
    const demands: Levels = {};
    for (const { id: dimension, max } of vocabulary.dimensions) {
      if (draw.chance(0.6)) demands[dimension] = Math.floor(draw.int(0, max) * (draw.chance(hard) ? 1 : 0.5));
    }
    return {
      id: taskId,
      title: `Uppgift ${taskId}`,
      removable: draw.absent(0.3, () => draw.chance(0.5)),
      hazardous: draw.absent(0.5, () => draw.chance(0.4)),
      demands,
      requires: draw.absent(0.4, () => [
        ...draw.some(shared, 0.4).map((clause) => draw.shuffle(clause)),
        ...drawClauses(draw, vocabulary, 1),
      ]) as Clause[],
      adaptations: draw.absent(0.6, () => draw.upTo(2, adaptations)),
    };
  });
  const startsAt = draw.int(-3, 3) * 5;
  const hoursMin = draw.pick([0, 4, 5, 8, 10, 16, 20, 20, 25, 30, 36]);
  return compact({
    id,
    kind: draw.pick(kinds),
    startsOn: day(startsAt),
    latestStartOn: draw.absent(0.3, () => day(startsAt + draw.pick([0, 5, 10, 40]))),
    seats: draw.pick([0, 1, 1, 2, 3]),
    location: drawPoint(draw, 15),
    remote: draw.absent(0.6, () => draw.chance(0.3)),
    hours: { min: hoursMin, max: hoursMin + draw.pick([0, 0, 5, 20, 40]) },
    open: drawWindows(draw, draw.chance(0.92)),
    formats: draw.upTo(2, names(vocabulary.formats)),
    field: draw.pick(names(vocabulary.fields)),
    tags: draw.upTo(2, names(vocabulary.tags)),
    adaptations: draw.upTo(draw.pick([0, 1, 2]), adaptations),
    requires: draw.some(shared, 0.7),
    wishes: draw.upTo(3, names(vocabulary.skills)),
    develops: draw.upTo(
      5,
      draw.chance(0.5)
        ? [...new Set([...names(vocabulary.skills), ...names(vocabulary.dimensions)])]
        : names(vocabulary.skills),
    ),
    minTasks: draw.absent(0.5, () => draw.int(0, tasks.length + (draw.chance(0.2) ? 1 : 0))),
    tasks,
  });
}

const sides = [
  "seeking",
  "availableFrom",
  "adultFrom",
  "hours",
  "available",
  "travel",
  "formats",
  "skills",
  "capacities",
  "avoid",
] as const;
type Side = (typeof sides)[number];

/**
 * What does not fit the place and what is not said, so that people with none, one, two or many of each are frequent.
 * `common` is what nobody in the pool has: then several remedies must go together.
 */
function drawFlaws(draw: Draw, common: Side[]): { flawed: Side[]; silent: Side[] } {
  const likely: readonly Side[] = [...sides, "skills", "skills", "skills", "capacities", "capacities"];
  const take = (count: number): Side[] => draw.shuffle(likely).slice(0, count);
  return {
    flawed: [...take(draw.pick([0, 0, 0, 0, 1, 1, 1, 2, 7])), ...draw.some(common, 0.8)],
    silent: take(draw.pick([0, 0, 0, 0, 1, 1, 2, 5])),
  };
}

function drawParticipant(
  draw: Draw,
  vocabulary: Vocabulary,
  place: OraclePlacement,
  common: Side[],
  id: string,
): OracleParticipant {
  const { flawed, silent } = drawFlaws(draw, common);
  const fits = (side: Side): boolean => !flawed.includes(side);
  const said = <T>(side: Side, make: () => T): T | undefined => (silent.includes(side) ? undefined : make());
  const start = offsetOf(place.startsOn);
  const latest = offsetOf(place.latestStartOn ?? place.startsOn);
  const around = (): string => day(draw.pick([start - 1, start, start + 1, latest - 1, latest, latest + 1]));

  const capacities: Levels = {};
  for (const { id: dimension, max } of vocabulary.dimensions) {
    if (silent.includes("capacities") && draw.chance(0.5)) continue;
    const asked = Math.max(0, ...place.tasks.map((task) => new Map(Object.entries(task.demands)).get(dimension) ?? 0));
    capacities[dimension] = fits("capacities") ? draw.int(asked, max) : draw.int(0, draw.chance(0.5) ? asked : max);
  }
  const skills: Record<string, SkillRecord> = {};
  for (const skill of draw.shuffle(names(vocabulary.skills))) {
    if (draw.chance(silent.includes("skills") ? 0.6 : 0.1)) continue;
    if (fits("skills") || draw.chance(0.3)) {
      skills[skill] = { has: true, ...(draw.chance(0.2) ? { validUntil: day(latest + draw.int(0, 9)) } : {}) };
    } else if (draw.chance(0.6)) {
      skills[skill] = { has: false, ...(draw.chance(0.2) ? { validUntil: around() } : {}) };
    } else skills[skill] = { has: true, validUntil: around() };
  }
  const hours = (): OracleParticipant["hours"] => {
    const fit = fits("hours");
    const min = fit ? draw.int(0, Math.min(place.hours.max, 20)) : draw.int(0, 45);
    const max = fit ? Math.max(min, place.hours.min) + draw.pick([0, 0, 5, 10]) : min + draw.int(0, 12);
    return {
      min,
      max,
      ...(draw.chance(0.6) ? { wanted: draw.pick([min, max, draw.int(min, max)]) } : {}),
      ...(draw.chance(0.3) ? { maxPerDay: fit ? draw.int(8, 12) : draw.int(1, 8) } : {}),
    };
  };
  const dates = [start - 30, start, start + 1, latest].filter((offset) => offset <= latest);
  const plan = [...new Set([...names(vocabulary.skills), ...names(vocabulary.dimensions)])];
  const level = draw.chance(0.5) ? [1, 2, 3] : [3];
  const home = draw.chance(0.5) ? said("travel", () => drawPoint(draw, draw.pick([5, 10, 30]))) : drawPoint(draw, 20);
  return compact({
    id,
    seeking: fits("seeking") ? [...new Set([place.kind, ...draw.upTo(2, kinds)])] : draw.upTo(3, kinds),
    availableFrom: said("availableFrom", () => (fits("availableFrom") ? day(draw.pick(dates)) : around())),
    adultFrom: said("adultFrom", () => (fits("adultFrom") ? day(start - draw.int(0, 4000)) : around())),
    waitingSince: draw.absent(0.2, () => day(draw.pick([-900, -400, -365, -364, -73, -37, -36, 0, 20]))),
    hours: said("hours", hours),
    available: said("available", () => drawWindows(draw, fits("available"))),
    home,
    maxTravelKm: said("travel", () => {
      // Often exactly as far as it is: a whole number of kilometres when both lie straight north of the origin.
      if (home !== undefined && draw.chance(0.3)) return Math.round(kilometres(home, place.location));
      return fits("travel") ? draw.int(30, 90) : draw.int(0, 15);
    }),
    formats: said("formats", () =>
      fits("formats")
        ? draw.pick([[], place.formats.slice(0, 1), place.formats.length > 0 ? names(vocabulary.formats) : []])
        : draw.upTo(2, names(vocabulary.formats)),
    ),
    skills,
    capacities,
    avoid: draw.shuffle(
      names(vocabulary.tags).filter((tag) =>
        place.tags.includes(tag) ? !fits("avoid") && draw.chance(0.6) : draw.chance(0.3),
      ),
    ),
    interests: draw.absent(0.2, () =>
      Object.fromEntries(draw.upTo(2, names(vocabulary.fields)).map((field) => [field, draw.pick(level)])),
    ),
    goals: draw.absent(0.3, () => draw.upTo(4, plan)),
  });
}

function drawPool(draw: Draw, vocabulary: Vocabulary, places: OraclePlacement[], count: number): OraclePool {
  const participants: OracleParticipant[] = [];
  const openable: readonly Side[] = ["skills", "skills", "capacities", "capacities", "hours", "formats"];
  const common = draw.shuffle(openable).slice(0, draw.pick([0, 0, 1, 2, 3]));
  for (const id of ids(draw, count, "par")) {
    const twin = participants[0];
    // A twin has the same score, and the wait or the id decides.
    if (twin !== undefined && draw.chance(0.12)) {
      const waitingSince = draw.chance(0.5) ? twin.waitingSince : day(draw.pick([-1000, -900, -800]));
      participants.push(compact({ ...draw.pick(participants), id, waitingSince: waitingSince as string }));
    } else participants.push(drawParticipant(draw, vocabulary, draw.pick(places), common, id));
  }
  return { asOf: day(draw.pick([0, 0, -40, 365])), origin, participants };
}

export type RankCase = { vocabulary: Vocabulary; pool: OraclePool; placement: OraclePlacement };
export type MarketCase = { vocabulary: Vocabulary; pool: OraclePool; placements: OraclePlacement[] };

/** One placement and a pool of 0 to 14; over the given vocabulary, or one of its own. */
export function rankCase(seed: number, given?: Vocabulary): RankCase {
  const draw = new Draw(seed);
  const vocabulary = given ?? drawVocabulary(draw);
  const placement = drawPlacement(draw, vocabulary, draw.pick(oddIds));
  return { vocabulary, placement, pool: drawPool(draw, vocabulary, [placement], draw.pick([0, 1, 6, 9, 14])) };
}

/** The same place but for a few fields, so that people fit several and compete for them. */
function variant(draw: Draw, vocabulary: Vocabulary, base: OraclePlacement, id: string): OraclePlacement {
  const { requires, tasks, formats, hours, open, adaptations, remote } = drawPlacement(draw, vocabulary, id);
  const changes: Partial<OraclePlacement>[] = [
    { requires },
    { requires },
    { tasks, minTasks: 1 },
    { formats },
    { hours, open },
    { adaptations },
    { remote },
    { startsOn: day(0), latestStartOn: day(60) },
    { seats: draw.int(0, 2) },
  ];
  return compact<OraclePlacement>(Object.assign({ ...base, id }, ...draw.upTo(3, changes)) as OraclePlacement);
}

/** Up to five placements, often in competition for the same people, and a pool of up to 8. */
export function marketCase(seed: number, given?: Vocabulary): MarketCase {
  const draw = new Draw(seed);
  const vocabulary = given ?? drawVocabulary(draw);
  const base = drawPlacement(draw, vocabulary, "base");
  const similar = draw.chance(0.6);
  const placements = ids(draw, draw.pick([0, 1, 2, 3, 4, 5]), "place").map((id) =>
    similar ? variant(draw, vocabulary, base, id) : drawPlacement(draw, vocabulary, id),
  );
  return { vocabulary, placements, pool: drawPool(draw, vocabulary, [base, ...placements], draw.int(0, 8)) };
}

/** Three participants and up to seven placements much like one another: for what to ask, and what to learn. */
export function seekerCase(seed: number, given?: Vocabulary): MarketCase {
  const draw = new Draw(seed);
  const vocabulary = given ?? drawVocabulary(draw);
  const base = drawPlacement(draw, vocabulary, "base");
  const placements = ids(draw, draw.int(3, 7), "place").map((id) => variant(draw, vocabulary, base, id));
  return { vocabulary, placements, pool: drawPool(draw, vocabulary, [base], 3) };
}
