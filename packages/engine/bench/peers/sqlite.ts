/**
 * better-sqlite3, in memory, as somebody would who knows SQLite:
 * - whole numbers everywhere: dates by day, homes by 100 m, sets by bits; what is asked first stands first in the row,
 *   since a row is read from its beginning
 * - one wide table for what everybody is asked, tables without rowid for what is sparse (skills with all they imply,
 *   goals), so that a look-up is one descent
 * - a week of available hours is a row of its own that everybody with the same week shares: the hours in common with a
 *   placement are counted once a week, not once a person
 * - NULL is unknown: SQL's own three values are met, unknown and blocked, so a criterion is written once, `IS NOT FALSE`
 *   lets in and `IS NULL` counts what is to be asked
 * - cheap conditions stand first; skills are joined, and joins are entered only by rows that passed what comes before
 * - one pass over the pool for both lists; only the score is computed there, the breakdown for the winners alone
 * - the statement follows from the placement's shape, values are parameters: it is prepared once and kept
 * - ANALYZE after loading
 * The keys of the sparse tables are the only indexes. Others were tried and cost: no criterion lets less than about half
 * of the pool through, and so many rows are read faster in order than by way of an index. A partial index for the kind
 * that covers the cheap conditions took 1-2.4 times as long, one on the period 1.5-4 times. `sqlite-plan.txt` is the plan.
 */
import { dayNumber } from "@passa/domain/matching/days";
import type { Location, MatchingPlacement } from "@passa/domain/matching/schema";
import { componentNames, defaultWeights, type Component, type Components } from "@passa/domain/matching/score";
import { peerPackage, type Answer, type Peer, type PeerPool } from "./peer.ts";
import { dimensionCount, questionOf, recordOf, type PersonRecord, type Question, type TaskQuestion } from "./record.ts";

type Value = number | string | null;
type Statement = { run: (...values: Value[]) => void; all: (values: Parameters) => Record<string, Value>[] };
/** As bigint, which is bound as a whole number; a number would be bound as a double, and divided as one. */
type Parameters = Record<string, bigint>;
type Sqlite = {
  exec: (sql: string) => void;
  pragma: (sql: string) => void;
  prepare: (sql: string) => Statement;
  close: () => void;
};

export type SqlitePeer = Peer & {
  /** What SQLite says it will do for a placement, one step a line. */
  explain: (placement: MatchingPlacement, top: number) => string;
};

const capacityColumns = Array.from({ length: dimensionCount }, (_, dimension) => capacity(dimension));

const schema = `
  CREATE TABLE week (
    id INTEGER PRIMARY KEY, per_day INTEGER NOT NULL,
    monday INTEGER, tuesday INTEGER, wednesday INTEGER, thursday INTEGER, friday INTEGER, saturday INTEGER, sunday INTEGER
  );
  CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    seeking INTEGER NOT NULL, available_from INTEGER, hours_min INTEGER, hours_max INTEGER,
    east INTEGER, north INTEGER, reach INTEGER, formats INTEGER, avoid INTEGER NOT NULL, week INTEGER REFERENCES week,
    ${capacityColumns.map((column) => `${column} INTEGER`).join(", ")},
    adult_from INTEGER, waiting_since INTEGER, hours_wanted INTEGER, interests INTEGER NOT NULL, public_id TEXT NOT NULL
  );
  CREATE TABLE skill (
    participant INTEGER NOT NULL, skill INTEGER NOT NULL, had_until INTEGER NOT NULL, lacked_after INTEGER NOT NULL,
    PRIMARY KEY (participant, skill)
  ) WITHOUT ROWID;
  CREATE TABLE goal (
    participant INTEGER NOT NULL, goal INTEGER NOT NULL, PRIMARY KEY (participant, goal)
  ) WITHOUT ROWID;
`;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export function sqlite(): SqlitePeer {
  const Database = peerPackage<new (name: string) => Sqlite>("better-sqlite3");
  let database = new Database(":memory:");
  const statements = new Map<string, Statement>();
  let asOf = 0;
  let origin: Location = { lat: 0, lon: 0 };
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    name: "better-sqlite3",
    load(pool) {
      asOf = dayNumber(pool.asOf);
      origin = pool.origin;
      database.close();
      database = new Database(":memory:");
      statements.clear();
      fill(database, pool);
    },
    rank(placement, top) {
      const question = questionOf(placement, origin);
      const answer: Answer = { eligible: [], askFirst: [] };
      for (const row of prepared(select(question)).all(parametersOf(question, asOf, top)))
        answer[row["unknowns"] === 0 ? "eligible" : "askFirst"].push({
          participantId: String(row["public_id"]),
          score: Number(row["score"]),
          components: Object.fromEntries(componentNames.map((name) => [name, Number(row[name])])) as Components,
        });
      return answer;
    },
    explain(placement, top) {
      const question = questionOf(placement, origin);
      const steps = database.prepare(`EXPLAIN QUERY PLAN ${select(question)}`).all(parametersOf(question, asOf, top));
      const depths = new Map<Value, number>();
      return steps
        .map(({ id, parent, detail }) => {
          const depth = (depths.get(parent ?? 0) ?? -1) + 1;
          depths.set(id ?? 0, depth);
          return `${"  ".repeat(depth)}${String(detail)}`;
        })
        .join("\n");
    },
    close() {
      database.close();
    },
  };
}

function fill(database: Sqlite, { participants, origin }: PeerPool): void {
  database.pragma("journal_mode = OFF");
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -1000000");
  database.exec(schema);
  const columns = 16 + dimensionCount;
  const addPerson = database.prepare(`INSERT INTO participant VALUES (${marks(columns)})`);
  const addWeek = database.prepare(`INSERT INTO week VALUES (${marks(2 + weekdays.length)})`);
  const addSkill = database.prepare(`INSERT INTO skill VALUES (${marks(4)})`);
  const addGoal = database.prepare(`INSERT INTO goal VALUES (${marks(2)})`);
  const weeks = new Map<string, number>();
  const weekOf = ({ week, perDay }: PersonRecord): number | null => {
    if (!week) return null;
    const key = [perDay, ...week].join();
    const known = weeks.get(key);
    if (known !== undefined) return known;
    const id = weeks.size + 1;
    weeks.set(key, id);
    addWeek.run(id, perDay, ...week);
    return id;
  };
  database.exec("BEGIN");
  let id = 0;
  for (const profile of participants) {
    const person = recordOf(profile, origin);
    const { hours, home } = person;
    id += 1;
    addPerson.run(
      id,
      person.seeking,
      person.availableFrom,
      hours?.min ?? null,
      hours?.max ?? null,
      home?.east ?? null,
      home?.north ?? null,
      person.reach,
      person.formats,
      person.avoid,
      weekOf(person),
      ...person.capacities,
      person.adultFrom,
      person.waitingSince,
      hours?.wanted ?? null,
      // Two bits a field; more than 32, so not by shifting.
      person.interests.reduce((packed, level, field) => packed + level * 4 ** field, 0),
      person.id,
    );
    for (const { skill, hadUntil, lackedAfter } of person.skills) addSkill.run(id, skill, hadUntil, lackedAfter);
    for (const goal of person.goals) addGoal.run(id, goal);
  }
  database.exec("COMMIT");
  database.exec("ANALYZE");
}

const marks = (count: number): string => Array.from({ length: count }, () => "?").join(", ");

function capacity(dimension: number): string {
  return `capacity_${dimension}`;
}

/** The day of starting for whoever the period lets in. */
const on = "max(@startsOn, ifnull(p.available_from, 0))";
const lo = "max(p.hours_min, @minHours)";
const hi = "min(p.hours_max, @maxHours)";
const d2 = "((p.east - @east) * (p.east - @east) + (p.north - @north) * (p.north - @north))";

const has = (skill: number): string =>
  `CASE WHEN s${skill}.had_until >= ${on} THEN 1 WHEN s${skill}.lacked_after < ${on} THEN 0 END`;
const clause = (members: readonly number[]): string => `(${members.map(has).join(" OR ")})`;
const isAdult = `p.adult_from <= ${on}`;

function canDo({ demands, clauses, hazardous }: TaskQuestion): string {
  const conditions = [
    ...demands.map(({ dimension, level }) => `p.${capacity(dimension)} >= ${level}`),
    ...(hazardous ? [isAdult] : []),
    ...clauses.map(clause),
  ];
  return `(${conditions.length > 0 ? conditions.join(" AND ") : "1"})`;
}

/** Every criterion that is not met as a matter of course, as a condition: true, false or NULL; cheap ones first. */
function criteria({ clauses, coreDemands, coreTasks, hazardousCore, isNear, minTasks, tasks }: Question): string[] {
  const removable = tasks.filter((task) => task.removable);
  const sum = (conditions: string[]): string => [String(coreTasks), ...conditions].join(" + ");
  return [
    "p.seeking & @kind <> 0",
    "p.available_from <= @latestStartOn",
    `${lo} <= ${hi}`,
    ...(isNear ? [] : [`${d2} <= p.reach`]),
    "(p.formats = 0 OR p.formats & @formats <> 0)",
    "p.avoid & @tags = 0",
    ...coreDemands.map(({ dimension, level }) => `p.${capacity(dimension)} >= ${level}`),
    `w.common >= ${lo}`,
    ...(hazardousCore ? [isAdult] : []),
    ...clauses.map(clause),
    ...(coreTasks >= minTasks
      ? []
      : [
          `CASE WHEN ${sum(removable.map((task) => `ifnull(${canDo(task)}, 0)`))} >= @minTasks THEN 1
           WHEN ${sum(removable.map((task) => `ifnull(${canDo(task)}, 1)`))} < @minTasks THEN 0 END`,
        ]),
  ];
}

function components({
  coreDemands,
  develops,
  field,
  isNear,
  named,
  tasks,
  wishes,
}: Question): Record<Component, string> {
  const comfortable = coreDemands.map(
    ({ dimension, level, max }) =>
      `ifnull(p.${capacity(dimension)} > ${level} OR p.${capacity(dimension)} = ${max}, 0)`,
  );
  const free = named - coreDemands.length;
  return {
    comfort: named === 0 ? "100" : `100 * (${[String(free), ...comfortable].join(" + ")}) / ${named}`,
    interest: `CASE (p.interests >> ${2 * field}) & 3 WHEN 3 THEN 100 WHEN 2 THEN 80 WHEN 1 THEN 60 ELSE 50 END`,
    growth:
      develops.length === 0
        ? "50"
        : `min(100, 50 + 25 * (SELECT count(*) FROM goal WHERE participant = p.id AND goal IN (${develops.join(", ")})))`,
    waiting: "ifnull(min(100, max(0, 100 * (@asOf - p.waiting_since) / 365)), 0)",
    tasks: `50 + 50 * (${tasks.map((task) => `ifnull(${canDo(task)}, 0)`).join(" + ")}) / ${tasks.length}`,
    hours: `CASE WHEN p.hours_min IS NULL THEN 50 WHEN p.hours_wanted IS NULL THEN 100 ELSE
      max(0, 100 - 100 * abs(p.hours_wanted - min(max(p.hours_wanted, ${lo}), ${hi})) / max(1, p.hours_wanted)) END`,
    travel: isNear ? "100" : `ifnull(max(0, 100 - 100 * CAST(sqrt(${d2}) AS INTEGER) / 400), 50)`,
    wishes:
      wishes.length === 0
        ? "100"
        : `100 * (${wishes.map((wish) => `ifnull(${has(wish)}, 0)`).join(" + ")}) / ${wishes.length}`,
  };
}

/** Hours of each week that the placement is open too, at most so many a day. */
function hoursInCommon(open: readonly number[]): string {
  const days = weekdays.flatMap((weekday, day) => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => ((open[day] ?? 0) >> hour) & 1);
    return hours.length === 0
      ? []
      : [`min(per_day, ${hours.map((hour) => `(${weekday} >> ${hour} & 1)`).join(" + ")})`];
  });
  return days.length === 0 ? "0" : days.join(" + ");
}

function select(question: Question): string {
  const conditions = criteria(question);
  const parts = components(question);
  const score = componentNames.map((name) => `${defaultWeights[name]} * (${parts[name]})`).join(" + ");
  const needed = question.clauses.flat();
  const asked = new Set([...needed, ...question.tasks.flatMap(({ clauses }) => clauses.flat()), ...question.wishes]);
  const skills = [...asked]
    .map((skill) => `LEFT JOIN skill s${skill} ON s${skill}.participant = p.id AND s${skill}.skill = ${skill}`)
    .join("\n    ");
  const best = (tier: string): string =>
    `SELECT * FROM (SELECT * FROM open WHERE unknowns ${tier} 0
      ORDER BY score DESC, ifnull(waiting_since, 1000000), public_id LIMIT @top)`;
  return `
  WITH common AS MATERIALIZED (SELECT id, ${hoursInCommon(question.open)} AS common FROM week),
  open AS MATERIALIZED (
    SELECT p.id, ${conditions.map((condition) => `((${condition}) IS NULL)`).join(" + ")} AS unknowns,
      ${score} AS score, p.waiting_since, p.public_id
    FROM participant p
    LEFT JOIN common w ON w.id = p.week
    ${skills}
    WHERE ${conditions.map((condition) => `(${condition}) IS NOT FALSE`).join("\n      AND ")}
  ),
  best AS MATERIALIZED (${best("=")} UNION ALL ${best(">")})
  SELECT best.unknowns, best.score, best.public_id,
    ${componentNames.map((name) => `${parts[name]} AS ${name}`).join(",\n    ")}
  FROM best CROSS JOIN participant p ON p.id = best.id
    ${skills}
  ORDER BY best.score DESC, ifnull(best.waiting_since, 1000000), best.public_id`;
}

function parametersOf(question: Question, asOf: number, top: number): Parameters {
  const { kind, startsOn, latestStartOn, minHours, maxHours, at, formats, tags, minTasks } = question;
  const { east, north } = at;
  const values = { kind, startsOn, latestStartOn, minHours, maxHours, east, north, formats, tags, minTasks, asOf, top };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)]));
}
