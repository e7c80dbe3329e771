/** What a pool is made of, and what the numbers in its columns mean. */
import type { Location, MatchingProfile } from "@passa/domain/matching/schema";
import type { Columns } from "./columns.ts";
import type { Expiries } from "./expiries.ts";
import type { RowIds } from "./row-ids.ts";

export type PoolParts = {
  /** The middle of the plane on which distances are taken. */
  origin: Location;
  columns: Columns;
  ids: RowIds;
  /** Profiles of odd rows. */
  odd: Map<number, MatchingProfile>;
  restricted: Map<number, readonly string[]>;
  /** Until when a skill is held, by skill; those that never run out are not here. */
  expiries: Map<string, Expiries>;
  /** What the numbers in the column `goals` mean, counted from 1. */
  goals: string[];
};

export const maxGoals = 4;
export const noHours = 255;
export const noTravel = 0xffff;
export const hoursInDay = 24;
export const daysInWeek = 7;
export const hourId = (day: number, hour: number): string => `${day}.${hour}`;
