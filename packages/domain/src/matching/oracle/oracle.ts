/**
 * A second implementation of the matching rules, written from their text alone and sharing no code with the reference.
 *
 * It is plain and slow on purpose: every "what if" builds the changed placement (or participant) and judges everybody
 * again, and an allocation is found by trying every choice. Tests compare the reference with it, byte for byte.
 * It expects valid input and checks nothing. What is asked over and over of one object is remembered with it, so a
 * participant or a placement object is to be judged over one vocabulary only.
 */

export type Kind = "internship" | "workTraining" | "subsidisedEmployment" | "employment";
export type Window = { day: number; from: number; to: number };
export type Point = { lat: number; lon: number };
export type Levels = Record<string, number>;
export type Clause = string[];
export type SkillRecord = { has: boolean; validUntil?: string };

export type OracleVocabulary = {
  ruleVersion: string;
  dimensions: { id: string; max: number }[];
  skills: { id: string; implies: string[] }[];
  adaptations: {
    id: string;
    caps?: Levels;
    addsFormats?: string[];
    transport?: true;
    minHours?: number;
    widenDay?: { from: number; to: number };
  }[];
  formats: { id: string }[];
  fields: { id: string }[];
  tags: { id: string }[];
};

export type OracleParticipant = {
  id: string;
  seeking: Kind[];
  availableFrom?: string;
  adultFrom?: string;
  waitingSince?: string;
  hours?: { min: number; max: number; wanted?: number; maxPerDay?: number };
  available?: Window[];
  home?: Point;
  maxTravelKm?: number;
  formats?: string[];
  skills: Record<string, SkillRecord>;
  capacities: Levels;
  avoid: string[];
  interests?: Record<string, number>;
  goals?: string[];
};

export type OracleTask = {
  id: string;
  title: string;
  removable?: boolean;
  hazardous?: boolean;
  demands: Levels;
  requires?: Clause[];
  adaptations?: string[];
};

export type OraclePlacement = {
  id: string;
  kind: Kind;
  startsOn: string;
  latestStartOn?: string;
  seats: number;
  location: Point;
  remote?: boolean;
  hours: { min: number; max: number };
  open: Window[];
  formats: string[];
  field: string;
  tags: string[];
  adaptations: string[];
  requires: Clause[];
  wishes: string[];
  develops: string[];
  minTasks?: number;
  tasks: OracleTask[];
};

export type OraclePool = { asOf: string; origin: Point; participants: OracleParticipant[] };

type Answer = "met" | "unknown" | "blocked";
type Judgement = { criterion: string; answer: Answer }[];
type Tier = "eligible" | "askFirst" | "nearMiss" | "blocked";

/** Makes each value once for an object and a key. */
function remembering<T>(): (owner: object, key: string, make: () => T) => T {
  const known = new WeakMap<object, Map<string, T>>();
  return (owner, key, make) => {
    const ofOwner = known.get(owner) ?? new Map<string, T>();
    known.set(owner, ofOwner);
    const before = ofOwner.get(key);
    if (before !== undefined) return before;
    const made = make();
    ofOwner.set(key, made);
    return made;
  };
}

const impliedOnce = remembering<string[]>();
const hasOnce = remembering<boolean>();
const hasNotOnce = remembering<boolean>();
const effectiveDemandOnce = remembering<number>();
const coreDemandOnce = remembering<number>();
const offeredOnce = remembering<OracleVocabulary["adaptations"]>();
const coreClausesOnce = remembering<{ key: string; clause: Clause }[]>();

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const get = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
const sortedIds = (ids: string[]): string[] => [...ids].sort(byCodeUnits);

// --- Derived ---

const latestStart = (place: OraclePlacement): string => place.latestStartOn ?? place.startsOn;

function startDay(person: OracleParticipant, place: OraclePlacement): string {
  const from = person.availableFrom;
  if (from !== undefined && place.startsOn < from && from <= latestStart(place)) return from;
  return place.startsOn;
}

/** Everything that a skill implies, transitively, without itself. */
function implied(vocabulary: OracleVocabulary, skill: string): string[] {
  return impliedOnce(vocabulary, skill, () => {
    const found: string[] = [];
    for (const next of vocabulary.skills.find(({ id }) => id === skill)?.implies ?? []) {
      for (const one of [next, ...implied(vocabulary, next)]) if (!found.includes(one)) found.push(one);
    }
    return found;
  });
}

function has(vocabulary: OracleVocabulary, person: OracleParticipant, on: string, skill: string): boolean {
  return hasOnce(person, `${on}|${skill}`, () =>
    Object.entries(person.skills).some(
      ([held, record]) =>
        record.has &&
        (record.validUntil === undefined || record.validUntil >= on) &&
        (held === skill || implied(vocabulary, held).includes(skill)),
    ),
  );
}

function hasNot(vocabulary: OracleVocabulary, person: OracleParticipant, on: string, skill: string): boolean {
  return hasNotOnce(person, `${on}|${skill}`, () => {
    if (has(vocabulary, person, on, skill)) return false;
    // It is not "has", so a record that says held must be an expired one.
    if (get(person.skills, skill) !== undefined) return true;
    return implied(vocabulary, skill).some((other) => hasNot(vocabulary, person, on, other));
  });
}

function judgeClause(vocabulary: OracleVocabulary, person: OracleParticipant, on: string, clause: Clause): Answer {
  if (clause.some((skill) => has(vocabulary, person, on, skill))) return "met";
  if (clause.every((skill) => hasNot(vocabulary, person, on, skill))) return "blocked";
  return "unknown";
}

const clauseKey = (clause: Clause): string => sortedIds(clause).join("|");

const coreTasks = (place: OraclePlacement): OracleTask[] => place.tasks.filter((task) => task.removable !== true);

/** The distinct clauses of the placement and its core tasks, in order of first appearance. */
function coreClauses(place: OraclePlacement): { key: string; clause: Clause }[] {
  return coreClausesOnce(place, "", () => {
    const distinct: { key: string; clause: Clause }[] = [];
    for (const clause of [...place.requires, ...coreTasks(place).flatMap((task) => task.requires ?? [])]) {
      const key = clauseKey(clause);
      if (!distinct.some((seen) => seen.key === key)) distinct.push({ key, clause });
    }
    return distinct;
  });
}

function offered(vocabulary: OracleVocabulary, place: OraclePlacement): OracleVocabulary["adaptations"] {
  return offeredOnce(place, "", () => vocabulary.adaptations.filter(({ id }) => place.adaptations.includes(id)));
}

function effectiveDemand(
  vocabulary: OracleVocabulary,
  place: OraclePlacement,
  task: OracleTask,
  dimension: string,
): number {
  return effectiveDemandOnce(place, `${task.id}|${dimension}`, () => {
    const inForce = vocabulary.adaptations.filter(
      ({ id }) => place.adaptations.includes(id) || (task.adaptations ?? []).includes(id),
    );
    const caps = inForce.map(({ caps: lowered }) => get(lowered ?? {}, dimension) ?? Infinity);
    return Math.min(get(task.demands, dimension) ?? 0, ...caps);
  });
}

function coreDemand(vocabulary: OracleVocabulary, place: OraclePlacement, dimension: string): number {
  return coreDemandOnce(place, dimension, () =>
    Math.max(0, ...coreTasks(place).map((task) => effectiveDemand(vocabulary, place, task, dimension))),
  );
}

function placeFormats(vocabulary: OracleVocabulary, place: OraclePlacement): string[] {
  return [...place.formats, ...offered(vocabulary, place).flatMap(({ addsFormats }) => addsFormats ?? [])];
}

function fewestHours(vocabulary: OracleVocabulary, place: OraclePlacement): number {
  return Math.min(place.hours.min, ...offered(vocabulary, place).map(({ minHours }) => minHours ?? place.hours.min));
}

const covers = (windows: { from: number; to: number }[], hour: number): boolean =>
  windows.some(({ from, to }) => from <= hour && hour < to);

/** When the place is open on a day: its own windows, and if there are any, also the widened ones. */
function openOn(vocabulary: OracleVocabulary, place: OraclePlacement, day: number): { from: number; to: number }[] {
  const windows = place.open.filter((window) => window.day === day);
  if (windows.length === 0) return [];
  return [...windows, ...offered(vocabulary, place).flatMap(({ widenDay }) => widenDay ?? [])];
}

function hourBounds(
  vocabulary: OracleVocabulary,
  hours: { min: number; max: number },
  place: OraclePlacement,
): { lo: number; hi: number } {
  return { lo: Math.max(hours.min, fewestHours(vocabulary, place)), hi: Math.min(hours.max, place.hours.max) };
}

function position(origin: Point, point: Point): { e: number; n: number } {
  const round = (x: number): number => Math.floor(x + 0.5);
  return {
    e: round((point.lon - origin.lon) * 1113.2 * Math.cos((origin.lat * Math.PI) / 180)),
    n: round((point.lat - origin.lat) * 1113.2),
  };
}

/** Squared distance in units of 100 m. */
function distanceSquared(origin: Point, a: Point, b: Point): number {
  const from = position(origin, a);
  const to = position(origin, b);
  return (from.e - to.e) ** 2 + (from.n - to.n) ** 2;
}

const hasTransport = (vocabulary: OracleVocabulary, place: OraclePlacement): boolean =>
  offered(vocabulary, place).some(({ transport }) => transport === true);

/** Whether the person can do a task: met = doable, blocked = not doable. */
function judgeTask(
  vocabulary: OracleVocabulary,
  person: OracleParticipant,
  place: OraclePlacement,
  task: OracleTask,
): Answer {
  const on = startDay(person, place);
  const answers: Answer[] = [];
  for (const { id } of vocabulary.dimensions) {
    const demand = effectiveDemand(vocabulary, place, task, id);
    const capacity = get(person.capacities, id);
    if (demand > 0) answers.push(capacity === undefined ? "unknown" : demand <= capacity ? "met" : "blocked");
  }
  for (const clause of task.requires ?? []) answers.push(judgeClause(vocabulary, person, on, clause));
  if (task.hazardous === true) {
    answers.push(person.adultFrom === undefined ? "unknown" : person.adultFrom <= on ? "met" : "blocked");
  }
  if (answers.includes("blocked")) return "blocked";
  return answers.includes("unknown") ? "unknown" : "met";
}

// --- Criteria ---

function judgeSchedule(vocabulary: OracleVocabulary, person: OracleParticipant, place: OraclePlacement): Answer {
  const { hours, available } = person;
  if (hours === undefined || available === undefined) return "unknown";
  const { lo, hi } = hourBounds(vocabulary, hours, place);
  const need = lo <= hi ? lo : hours.min;
  let total = 0;
  for (let day = 0; day < 7; day++) {
    const windows = available.filter((window) => window.day === day);
    const open = openOn(vocabulary, place, day);
    let common = 0;
    for (let hour = 0; hour < 24; hour++) {
      if (covers(windows, hour) && covers(open, hour)) common++;
    }
    total += Math.min(common, hours.maxPerDay ?? 24);
  }
  return total >= need ? "met" : "blocked";
}

function judgeTravel(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  place: OraclePlacement,
): Answer {
  if (place.remote === true || hasTransport(vocabulary, place)) return "met";
  if (person.home === undefined || person.maxTravelKm === undefined) return "unknown";
  return distanceSquared(origin, person.home, place.location) <= (10 * person.maxTravelKm) ** 2 ? "met" : "blocked";
}

function judge(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  place: OraclePlacement,
): Judgement {
  const on = startDay(person, place);
  const judgement: Judgement = [];
  const add = (criterion: string, answer: Answer): void => {
    judgement.push({ criterion, answer });
  };
  const yes = (met: boolean): Answer => (met ? "met" : "blocked");

  add("kind", yes(person.seeking.includes(place.kind)));
  add("period", person.availableFrom === undefined ? "unknown" : yes(person.availableFrom <= latestStart(place)));
  const hazard = coreTasks(place).some((task) => task.hazardous === true);
  add("age", !hazard ? "met" : person.adultFrom === undefined ? "unknown" : yes(person.adultFrom <= on));
  if (person.hours === undefined) add("hours", "unknown");
  else {
    const { lo, hi } = hourBounds(vocabulary, person.hours, place);
    add("hours", yes(lo <= hi));
  }
  add("schedule", judgeSchedule(vocabulary, person, place));
  add("travel", judgeTravel(vocabulary, origin, person, place));
  const formats = placeFormats(vocabulary, place);
  add(
    "format",
    person.formats === undefined
      ? "unknown"
      : yes(person.formats.length === 0 || person.formats.some((format) => formats.includes(format))),
  );
  for (const { key, clause } of coreClauses(place)) {
    add(`skill:${key}`, judgeClause(vocabulary, person, on, clause));
  }
  for (const { id } of vocabulary.dimensions) {
    const demand = coreDemand(vocabulary, place, id);
    const capacity = get(person.capacities, id);
    if (demand > 0) add(`demand:${id}`, capacity === undefined ? "unknown" : yes(demand <= capacity));
  }
  const removable = place.tasks
    .filter((task) => task.removable === true)
    .map((task) => judgeTask(vocabulary, person, place, task));
  const sure = coreTasks(place).length + removable.filter((answer) => answer === "met").length;
  const perhaps = sure + removable.filter((answer) => answer === "unknown").length;
  const minTasks = place.minTasks ?? 1;
  add("tasks", sure >= minTasks ? "met" : perhaps >= minTasks ? "unknown" : "blocked");
  for (const tag of sortedIds(person.avoid)) add(`avoid:${tag}`, yes(!place.tags.includes(tag)));
  return judgement;
}

const having = (judgement: Judgement, answer: Answer): string[] =>
  judgement.filter((one) => one.answer === answer).map(({ criterion }) => criterion);

function tierOf(judgement: Judgement): Tier {
  const blockers = having(judgement, "blocked").length;
  if (blockers >= 2) return "blocked";
  if (blockers === 1) return "nearMiss";
  return having(judgement, "unknown").length > 0 ? "askFirst" : "eligible";
}

/** Eligible or askFirst: the place stands open to the person. */
function standsOpen(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  place: OraclePlacement,
): boolean {
  return having(judge(vocabulary, origin, person, place), "blocked").length === 0;
}

// --- Score ---

const weights = { comfort: 15, interest: 20, growth: 15, waiting: 10, tasks: 10, hours: 10, travel: 10, wishes: 10 };
type Components = { [K in keyof typeof weights]: number };

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

function comfort(vocabulary: OracleVocabulary, person: OracleParticipant, place: OraclePlacement): number {
  const named = vocabulary.dimensions.filter(({ id }) => place.tasks.some((task) => (get(task.demands, id) ?? 0) > 0));
  if (named.length === 0) return 100;
  const comfortable = named.filter(({ id, max }) => {
    const demand = coreDemand(vocabulary, place, id);
    const capacity = get(person.capacities, id);
    return demand === 0 || (capacity !== undefined && (capacity > demand || capacity === max));
  });
  return Math.floor((100 * comfortable.length) / named.length);
}

function interest(person: OracleParticipant, place: OraclePlacement): number {
  const level = get(person.interests ?? {}, place.field);
  return level === 1 ? 60 : level === 2 ? 80 : level === 3 ? 100 : 50;
}

function hoursFit(vocabulary: OracleVocabulary, person: OracleParticipant, place: OraclePlacement): number {
  if (person.hours === undefined) return 50;
  const { lo, hi } = hourBounds(vocabulary, person.hours, place);
  if (lo > hi) return 0;
  const { wanted } = person.hours;
  if (wanted === undefined) return 100;
  const nearest = wanted < lo ? lo : wanted > hi ? hi : wanted;
  return Math.max(0, 100 - Math.floor((100 * Math.abs(wanted - nearest)) / Math.max(1, wanted)));
}

function travelEase(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  place: OraclePlacement,
): number {
  if (place.remote === true || hasTransport(vocabulary, place)) return 100;
  if (person.home === undefined) return 50;
  const distance = Math.floor(Math.sqrt(distanceSquared(origin, person.home, place.location)));
  return Math.max(0, 100 - Math.floor((100 * distance) / 400));
}

function rate(
  vocabulary: OracleVocabulary,
  pool: OraclePool,
  person: OracleParticipant,
  place: OraclePlacement,
): { score: number; components: Components } {
  const on = startDay(person, place);
  const doable = place.tasks.filter((task) => judgeTask(vocabulary, person, place, task) === "met").length;
  const wishesHad = place.wishes.filter((skill) => has(vocabulary, person, on, skill)).length;
  const shared = (person.goals ?? []).filter((goal) => place.develops.includes(goal)).length;
  const components: Components = {
    comfort: comfort(vocabulary, person, place),
    interest: interest(person, place),
    growth: Math.min(100, 50 + 25 * shared),
    waiting:
      person.waitingSince === undefined
        ? 0
        : Math.min(100, Math.max(0, Math.floor((100 * daysBetween(person.waitingSince, pool.asOf)) / 365))),
    tasks: 50 + Math.floor((50 * doable) / place.tasks.length),
    hours: hoursFit(vocabulary, person, place),
    travel: travelEase(vocabulary, pool.origin, person, place),
    wishes: place.wishes.length === 0 ? 100 : Math.floor((100 * wishesHad) / place.wishes.length),
  };
  const score = sum(Object.entries(weights).map(([name, weight]) => weight * components[name as keyof Components]));
  return { score, components };
}

// --- What would open it ---

type Remedy = {
  name: string;
  kindRank: number;
  hours: number;
  id: string;
  change(place: OraclePlacement): OraclePlacement;
};

const offering = (place: OraclePlacement, id: string): OraclePlacement =>
  place.adaptations.includes(id) ? place : { ...place, adaptations: [...place.adaptations, id] };

/** Every remedy that the unchanged placement has, in the order that breaks ties. */
function remediesOf(vocabulary: OracleVocabulary, place: OraclePlacement): Remedy[] {
  const remedies: Remedy[] = [];
  for (const { id } of vocabulary.adaptations) {
    if (place.adaptations.includes(id)) continue;
    remedies.push({ name: `adaptation:${id}`, kindRank: 0, hours: 0, id, change: (now) => offering(now, id) });
  }
  for (const h of [4, 8, 12, 16, 20, 24, 30, 35]) {
    if (h >= place.hours.min) continue;
    const change = (now: OraclePlacement): OraclePlacement => ({
      ...now,
      hours: { ...now.hours, min: Math.min(now.hours.min, h) },
    });
    remedies.push({ name: `hours:${h}`, kindRank: 1, hours: h, id: "", change });
  }
  for (const { id } of place.tasks.length >= 2 ? coreTasks(place) : []) {
    const change = (now: OraclePlacement): OraclePlacement => ({
      ...now,
      tasks: now.tasks.map((task) => (task.id === id ? { ...task, removable: true } : task)),
    });
    remedies.push({ name: `release:${id}`, kindRank: 2, hours: 0, id, change });
  }
  for (const { key } of coreClauses(place)) {
    const without = (clauses: Clause[]): Clause[] => clauses.filter((clause) => clauseKey(clause) !== key);
    const change = (now: OraclePlacement): OraclePlacement => ({
      ...now,
      requires: without(now.requires),
      tasks: now.tasks.map((task) => ({ ...task, requires: without(task.requires ?? []) })),
    });
    remedies.push({ name: `train:${key}`, kindRank: 3, hours: 0, id: key, change });
  }
  return remedies.sort((a, b) => a.kindRank - b.kindRank || b.hours - a.hours || byCodeUnits(a.id, b.id));
}

type RankResult = {
  ruleVersion: string;
  eligible: { participantId: string; score: number; components: Components }[];
  askFirst: { participantId: string; score: number; components: Components; unknown: string[] }[];
  nearMisses: { participantId: string; score: number; blocker: string; unknown: string[] }[];
  nearMissesNotListed: number;
  blocked: number;
  remedies: { remedy: string; opens: number }[];
  bundle: { remedy: string; opens: number }[];
};

/** What `rank` prints (without --top). */
export function oracleRank(vocabulary: OracleVocabulary, pool: OraclePool, place: OraclePlacement): RankResult {
  const judged = pool.participants.map((person) => {
    const judgement = judge(vocabulary, pool.origin, person, place);
    return {
      person,
      tier: tierOf(judgement),
      unknown: having(judgement, "unknown"),
      blocker: having(judgement, "blocked")[0] ?? "",
      ...rate(vocabulary, pool, person, place),
    };
  });
  judged.sort(
    (a, b) =>
      b.score - a.score ||
      (a.person.waitingSince === undefined ? 1 : 0) - (b.person.waitingSince === undefined ? 1 : 0) ||
      byCodeUnits(a.person.waitingSince ?? "", b.person.waitingSince ?? "") ||
      byCodeUnits(a.person.id, b.person.id),
  );
  const inTier = (tier: Tier): typeof judged => judged.filter((one) => one.tier === tier);
  const isPrivate = (blocker: string): boolean => blocker === "kind" || blocker.startsWith("avoid:");

  const shut = judged.filter(({ tier }) => tier === "nearMiss" || tier === "blocked").map(({ person }) => person);
  const opensWith = (changed: OraclePlacement): number =>
    shut.filter((person) => standsOpen(vocabulary, pool.origin, person, changed)).length;

  const all = remediesOf(vocabulary, place);
  const remedies = all.map((remedy) => ({ remedy: remedy.name, opens: opensWith(remedy.change(place)) }));

  const bundle: { remedy: string; opens: number }[] = [];
  let current = place;
  let total = 0;
  let left = all;
  while (bundle.length < 3) {
    let best: Remedy | undefined;
    let most = total;
    for (const remedy of left) {
      const opens = opensWith(remedy.change(current));
      if (opens > most) [best, most] = [remedy, opens];
    }
    if (best === undefined) break;
    const chosen = best;
    current = chosen.change(current);
    total = most;
    left = left.filter((remedy) => remedy !== chosen);
    bundle.push({ remedy: chosen.name, opens: total });
  }

  return {
    ruleVersion: "2027.1",
    eligible: inTier("eligible").map(({ person, score, components }) => ({
      participantId: person.id,
      score,
      components,
    })),
    askFirst: inTier("askFirst").map(({ person, score, components, unknown }) => ({
      participantId: person.id,
      score,
      components,
      unknown,
    })),
    nearMisses: inTier("nearMiss")
      .filter(({ blocker }) => !isPrivate(blocker))
      .map(({ person, score, blocker, unknown }) => ({ participantId: person.id, score, blocker, unknown })),
    nearMissesNotListed: inTier("nearMiss").filter(({ blocker }) => isPrivate(blocker)).length,
    blocked: inTier("blocked").length,
    // `remedies` stands in tie-break order and the sort is stable.
    remedies: remedies.filter(({ opens }) => opens > 0).sort((a, b) => b.opens - a.opens),
    bundle,
  };
}

/** What `doors` prints. */
export function oracleDoors(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  places: OraclePlacement[],
): { skill: string; opens: number }[] {
  const doors = vocabulary.skills.map(({ id }) => {
    // fromEntries and not a spread: an id may be any text, such as "__proto__".
    const others = Object.entries(person.skills).filter(([skill]) => skill !== id);
    const trained = { ...person, skills: Object.fromEntries([...others, [id, { has: true }]]) };
    const opens = places.filter(
      (place) => !standsOpen(vocabulary, origin, person, place) && standsOpen(vocabulary, origin, trained, place),
    ).length;
    return { skill: id, opens };
  });
  return doors.filter(({ opens }) => opens > 0).sort((a, b) => b.opens - a.opens || byCodeUnits(a.skill, b.skill));
}

/** What `questions` prints. */
export function oracleQuestions(
  vocabulary: OracleVocabulary,
  origin: Point,
  person: OracleParticipant,
  places: OraclePlacement[],
): { criterion: string; places: number; alone: number }[] {
  const unknowns = places
    .map((place) => judge(vocabulary, origin, person, place))
    .filter((judgement) => tierOf(judgement) === "askFirst")
    .map((judgement) => having(judgement, "unknown"));
  return [...new Set(unknowns.flat())]
    .map((criterion) => {
      const asking = unknowns.filter((unknown) => unknown.includes(criterion));
      return { criterion, places: asking.length, alone: asking.filter((unknown) => unknown.length === 1).length };
    })
    .sort((a, b) => b.places - a.places || b.alone - a.alone || byCodeUnits(a.criterion, b.criterion));
}

// --- The market ---

type Pair = { participantId: string; placementId: string };
type Allocation = { placed: number; score: number; pairs: Pair[] };

const better = (a: Allocation, b: Allocation): boolean =>
  a.placed > b.placed || (a.placed === b.placed && a.score > b.score);

/** Tries every choice for every participant in turn; remembers what each state of the seats led to. */
function allocate(
  people: { id: string; scores: (number | undefined)[] }[],
  places: { id: string; seats: number }[],
): Allocation {
  const known = new Map<string, Allocation>();
  const best = (index: number, seats: number[]): Allocation => {
    const person = people[index];
    if (person === undefined) return { placed: 0, score: 0, pairs: [] };
    const key = `${index}/${seats.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let found = best(index + 1, seats);
    for (const [which, place] of places.entries()) {
      const score = person.scores[which];
      const free = seats[which] ?? 0;
      if (score === undefined || free === 0) continue;
      const rest = best(index + 1, seats.with(which, free - 1));
      const pair = { participantId: person.id, placementId: place.id };
      const candidate = { placed: rest.placed + 1, score: rest.score + score, pairs: [pair, ...rest.pairs] };
      if (better(candidate, found)) found = candidate;
    }
    known.set(key, found);
    return found;
  };
  // More seats than people are as good as one for each.
  return best(
    0,
    places.map(({ seats }) => Math.min(seats, people.length)),
  );
}

type MarketResult = {
  placements: { placementId: string; eligible: number; askFirst: number }[];
  unserved: string[];
  servedOnlyByAsking: string[];
  adaptations: { adaptation: string; reaches: number }[];
  plan: { placementId: string; remedy: string; newlyServed: number }[];
  allocation: Allocation;
};

/** The score of an eligible pair; nothing when the pair is not eligible. */
export function eligibleScore(
  vocabulary: OracleVocabulary,
  pool: OraclePool,
  person: OracleParticipant,
  place: OraclePlacement,
): number | undefined {
  const eligible = tierOf(judge(vocabulary, pool.origin, person, place)) === "eligible";
  return eligible ? rate(vocabulary, pool, person, place).score : undefined;
}

/** What `market` prints; the pairs of the allocation are one of possibly several best answers. */
export function oracleMarket(vocabulary: OracleVocabulary, pool: OraclePool, places: OraclePlacement[]): MarketResult {
  const people = [...pool.participants].sort((a, b) => byCodeUnits(a.id, b.id));
  const tier = (person: OracleParticipant, place: OraclePlacement): Tier =>
    tierOf(judge(vocabulary, pool.origin, person, place));
  const countIn = (place: OraclePlacement, wanted: Tier): number =>
    people.filter((person) => tier(person, place) === wanted).length;
  const served = (person: OracleParticipant, market: OraclePlacement[]): boolean =>
    market.some((place) => standsOpen(vocabulary, pool.origin, person, place));

  const unserved = people.filter((person) => !served(person, places));
  const servedOnlyByAsking = people.filter(
    (person) => served(person, places) && !places.some((place) => tier(person, place) === "eligible"),
  );

  const adaptations = vocabulary.adaptations
    .map(({ id }) => {
      const changed = places.map((place) => offering(place, id));
      return { adaptation: id, reaches: unserved.filter((person) => served(person, changed)).length };
    })
    .filter(({ reaches }) => reaches > 0)
    .sort((a, b) => b.reaches - a.reaches || byCodeUnits(a.adaptation, b.adaptation));

  let steps = places
    .flatMap((place, index) =>
      remediesOf(vocabulary, place).map((remedy) => ({ index, placementId: place.id, remedy })),
    )
    .sort((a, b) => byCodeUnits(a.placementId, b.placementId));
  let market = places;
  const plan: MarketResult["plan"] = [];
  while (plan.length < 10) {
    let best: { step: (typeof steps)[number]; market: OraclePlacement[]; newlyServed: number } | undefined;
    const waiting = people.filter((person) => !served(person, market));
    for (const step of steps) {
      const changed = market.map((place, index) => (index === step.index ? step.remedy.change(place) : place));
      const newlyServed = waiting.filter((person) => served(person, changed)).length;
      if (newlyServed > (best?.newlyServed ?? 0)) best = { step, market: changed, newlyServed };
    }
    if (best === undefined) break;
    const { step, newlyServed } = best;
    plan.push({ placementId: step.placementId, remedy: step.remedy.name, newlyServed });
    market = best.market;
    steps = steps.filter((other) => other !== step);
  }

  const scored = people.map((person) => ({
    id: person.id,
    scores: places.map((place) => eligibleScore(vocabulary, pool, person, place)),
  }));
  return {
    placements: places.map((place) => ({
      placementId: place.id,
      eligible: countIn(place, "eligible"),
      askFirst: countIn(place, "askFirst"),
    })),
    unserved: unserved.map(({ id }) => id),
    servedOnlyByAsking: servedOnlyByAsking.map(({ id }) => id),
    adaptations,
    plan,
    allocation: allocate(scored, places),
  };
}
