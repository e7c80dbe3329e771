/**
 * Rows back into profiles, or as much of them as is asked for. Where each answer lies is looked up once, so that fifty
 * rows of a list cost little more than one.
 */
import {
  byCodeUnits,
  readPerson,
  weekHours,
  type Person,
  type Position,
  type WeekHours,
} from "@passa/domain/matching/derived";
import {
  kindSchema,
  type Location,
  type MatchingProfile,
  type SkillRecord,
  type Window,
} from "@passa/domain/matching/schema";
import { digitsOf, type BinaryNumber, type BitGroup } from "./columns.ts";
import { dateOf } from "./day.ts";
import { daysInWeek, hourId, hoursInDay, noHours, noTravel, type PoolParts } from "./parts.ts";
import { goalNumbers } from "./snapshot.ts";

/** The answers that somebody asks for; all of them where a list is absent. */
export type Scope = {
  skills?: Iterable<string>;
  dimensions?: Iterable<string>;
  fields?: Iterable<string>;
  tags?: Iterable<string>;
  /** `any`: whoever has told their hours is read as free at all times, which is enough where they are known to fit. */
  hours?: WeekHours | "any";
};

/** Every hour of every day. */
const wholeWeek: WeekHours = Array.from({ length: daysInWeek }, () => (1 << hoursInDay) - 1);
const anyTime: Window[] = wholeWeek.map((_, day) => ({ day, from: 0, to: hoursInDay }));

/**
 * Reads rows that are in use, until a column is added or the pool grows.
 * @returns profiles that are equal for matching
 */
export function readerOf(parts: PoolParts): (row: number) => MatchingProfile {
  const read = personReaderOf(parts);
  return (row) => {
    const { profile } = read(row);
    if (!(profile instanceof RowProfile)) return profile;
    const { skills, capacities, interests } = profile;
    return Object.assign({}, profile, { skills, capacities, interests });
  };
}

/** What is not known is not there. Records of many answers are made only when somebody asks for them. */
class RowProfile implements MatchingProfile {
  readonly id: string;
  readonly seeking: MatchingProfile["seeking"];
  readonly avoid: string[];
  readonly goals: string[];
  declare availableFrom?: string;
  declare adultFrom?: string;
  declare waitingSince?: string;
  declare hours?: NonNullable<MatchingProfile["hours"]>;
  declare available?: Window[];
  declare home?: Location;
  declare maxTravelKm?: number;
  declare formats?: string[];
  readonly #answers: Pick<Person, "skills" | "capacities" | "interests">;

  constructor(
    { id, seeking, avoid, goals }: Pick<RowProfile, "id" | "seeking" | "avoid" | "goals">,
    answers: Pick<Person, "skills" | "capacities" | "interests">,
  ) {
    this.id = id;
    this.seeking = seeking;
    this.avoid = avoid;
    this.goals = goals;
    this.#answers = answers;
  }

  get skills(): Record<string, SkillRecord> {
    return Object.fromEntries(this.#answers.skills);
  }

  get capacities(): Record<string, number> {
    return Object.fromEntries(this.#answers.capacities);
  }

  get interests(): Record<string, number> {
    return Object.fromEntries(this.#answers.interests);
  }
}

/** The same as persons, with as much of them as the scope names. */
export function personReaderOf(parts: PoolParts, scope: Scope = {}): (row: number) => Person {
  const { columns, expiries, goals, ids, odd, origin } = parts;
  const addressOf = (group: BitGroup, id: string): number => columns.bit(group, id) ?? 0;
  const { bytes } = columns;
  /** Nothing lies at 0. */
  const has = (address: number, row: number): boolean =>
    address !== 0 && (((bytes[address + (row >>> 3)] ?? 0) >>> (row & 7)) & 1) === 1;
  const flag = (name: string): number => addressOf("is", name);
  const listed = (group: "format" | "avoid", scoped = columns.idsOf(group)) =>
    [...scoped].map((id) => ({ id, address: addressOf(group, id) }));
  const numbered = (number: BinaryNumber, scoped: Iterable<string> | undefined) =>
    [...(scoped ?? columns.binaryIds(number))].map((id) => ({
      id,
      digits: Array.from({ length: digitsOf[number] }, (_, digit) => addressOf(`${number}${digit}`, id)),
    }));

  const is = {
    hours: flag("hours"),
    available: flag("available"),
    home: flag("home"),
    anyFormat: flag("anyFormat"),
    someFormats: flag("someFormats"),
    expires: flag("expires"),
  };
  const kinds = kindSchema.options.map((kind) => ({ kind, address: addressOf("seeking", kind) }));
  const formats = listed("format");
  const tags = listed("avoid", scope.tags);
  const dimensions = numbered("capacity", scope.dimensions);
  const fields = numbered("interest", scope.fields);
  const skills = [...(scope.skills ?? new Set([...columns.idsOf("skillHas"), ...columns.idsOf("skillLacks")]))].map(
    (id) => ({ id, has: addressOf("skillHas", id), lacks: addressOf("skillLacks", id), expiries: expiries.get(id) }),
  );
  const hours = (scope.hours === "any" ? [] : (scope.hours ?? wholeWeek)).flatMap((mask, day) =>
    Array.from({ length: hoursInDay }, (_, hour) => hour)
      .filter((hour) => (mask >> hour) & 1)
      .map((hour) => ({ day, hour, address: addressOf("hour", hourId(day, hour)) }))
      .filter(({ address }) => address !== 0),
  );

  const idsAt = (list: readonly { id: string; address: number }[], row: number): string[] => {
    const ids: string[] = [];
    for (const { id, address } of list) if (has(address, row)) ids.push(id);
    return ids;
  };
  const levelsAt = (list: ReturnType<typeof numbered>, row: number, none: number): Map<string, number> => {
    const levels = new Map<string, number>();
    const byte = row >>> 3;
    const bit = row & 7;
    for (const { id, digits } of list) {
      let value = 0;
      for (let digit = 0; digit < digits.length; digit += 1) {
        const address = digits[digit] ?? 0;
        if (address !== 0) value |= (((bytes[address + byte] ?? 0) >>> bit) & 1) << digit;
      }
      if (value !== 0) levels.set(id, value - none);
    }
    return levels;
  };

  const skillsAt = (row: number): Map<string, SkillRecord> => {
    const records = new Map<string, SkillRecord>();
    const someExpire = has(is.expires, row);
    for (const skill of skills) {
      if (has(skill.lacks, row)) records.set(skill.id, { has: false });
      if (!has(skill.has, row)) continue;
      const until = someExpire ? skill.expiries?.dayOf(row) : undefined;
      records.set(skill.id, until === undefined ? { has: true } : { has: true, validUntil: dateOf(until) });
    }
    return records;
  };

  const windowsAt = (row: number): Window[] => {
    if (scope.hours === "any") return anyTime;
    const windows: Window[] = [];
    let last: Window | undefined;
    for (const { day, hour, address } of hours) {
      if (!has(address, row)) continue;
      if (last?.day === day && last.to === hour) last.to = hour + 1;
      else windows.push((last = { day, from: hour, to: hour + 1 }));
    }
    return windows;
  };

  const hoursAt = (row: number): NonNullable<MatchingProfile["hours"]> => {
    const wanted = columns.numberAt("hoursWanted", row);
    const maxPerDay = columns.numberAt("hoursPerDay", row);
    return {
      min: columns.numberAt("hoursMin", row),
      max: columns.numberAt("hoursMax", row),
      ...(wanted !== noHours && { wanted }),
      ...(maxPerDay !== 0 && { maxPerDay }),
    };
  };

  const positionAt = (row: number): Position => {
    const packed = columns.numberAt("position", row);
    return { east: (packed << 16) >> 16, north: packed >> 16 };
  };

  const dateAt = (column: "availableFrom" | "adultFrom" | "waitingSince", row: number): string | undefined => {
    const day = columns.numberAt(column, row);
    return day === 0 ? undefined : dateOf(day);
  };

  return (row) => {
    const whole = odd.get(row);
    if (whole) return readPerson(whole, origin);
    const answers = {
      skills: skillsAt(row),
      capacities: levelsAt(dimensions, row, 1),
      interests: levelsAt(fields, row, 0),
    };
    const seeking: MatchingProfile["seeking"] = [];
    for (const { kind, address } of kinds) if (has(address, row)) seeking.push(kind);
    const avoid = idsAt(tags, row).toSorted(byCodeUnits);
    const theirGoals = goalNumbers(columns.numberAt("goals", row)).flatMap((number) => goals[number - 1] ?? []);
    const profile = new RowProfile({ id: ids.at(row), seeking, avoid, goals: theirGoals }, answers);
    const availableFrom = dateAt("availableFrom", row);
    if (availableFrom !== undefined) profile.availableFrom = availableFrom;
    const adultFrom = dateAt("adultFrom", row);
    if (adultFrom !== undefined) profile.adultFrom = adultFrom;
    const waitingSince = dateAt("waitingSince", row);
    if (waitingSince !== undefined) profile.waitingSince = waitingSince;
    if (has(is.hours, row)) profile.hours = hoursAt(row);
    if (has(is.available, row)) profile.available = windowsAt(row);
    const position = has(is.home, row) ? positionAt(row) : undefined;
    if (position) profile.home = locationOf(position, origin);
    const maxTravelKm = columns.numberAt("maxTravelKm", row);
    if (maxTravelKm !== noTravel) profile.maxTravelKm = maxTravelKm;
    if (has(is.anyFormat, row) || has(is.someFormats, row)) profile.formats = idsAt(formats, row);
    return {
      profile,
      seeking: new Set(seeking),
      formats: profile.formats && new Set(profile.formats),
      ...answers,
      avoid,
      available: profile.available && (scope.hours === "any" ? wholeWeek : weekHours(profile.available)),
      position,
    };
  };
}

/** A point in the middle of the square: `positionOf` gives the position again. */
function locationOf({ east, north }: Position, origin: Location): Location {
  return {
    lat: origin.lat + north / 1113.2,
    lon: origin.lon + east / (1113.2 * Math.cos((origin.lat * Math.PI) / 180)),
  };
}
