import type { Id } from "@passa/domain/id";
import type { Register } from "@passa/texts/explain";

/** The three parts of the list, by the names of the API's answer. */
export type Tier = "eligible" | "askFirst" | "nearMisses";
export const tiers: readonly Tier[] = ["eligible", "askFirst", "nearMisses"];

export type ParticipantId = Id<"participant">;
export type PlacementId = Id<"placement">;

/** What the address of a place's list says: who is open beside it, what it assumes, and how much of it is shown. */
export interface RankingSearch {
  readonly person?: ParticipantId;
  /** In whose words the person is explained; staff when absent. */
  readonly register?: Exclude<Register, "staff">;
  /** Remedies that the list takes as done, separated by commas as the API has them. */
  readonly with?: string;
  readonly only?: "shortlist";
  /** Up to four people to set side by side, separated by commas. */
  readonly compare?: string;
  /** They stand side by side now. */
  readonly beside?: true;
  /** How many rows of each part are shown, when more than at first. */
  readonly eligible?: number;
  readonly askFirst?: number;
  readonly nearMisses?: number;
}

/** So many can be set side by side. */
export const mostCompared = 4;
/** The API's most for one part. */
export const mostRows = 500;

const PARTICIPANT = /^par_[0-9A-Z]{26}$/;
const REMEDY = /^(adaptation|hours|release|train):[^,]+$/;

const isParticipant = (value: unknown): value is ParticipantId => typeof value === "string" && PARTICIPANT.test(value);
const listOf = (value: unknown): string[] => (typeof value === "string" ? value.split(",") : []);

export const comparedIn = ({ compare }: RankingSearch): ParticipantId[] => listOf(compare).filter(isParticipant);
export const remediesIn = (search: RankingSearch): string[] => listOf(search.with);

/** A list as the address carries it; nothing when it is empty. */
export const joined = (list: readonly string[]): string | undefined => (list.length === 0 ? undefined : list.join(","));

/** The list with the thing in it, or without it when it was there. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

/** What an address may say; anything else in it is left out, so that a wrong link still opens the list. */
export function readRankingSearch(search: Record<string, unknown>): RankingSearch {
  const remedies = [...new Set(listOf(search.with).filter((remedy) => REMEDY.test(remedy)))];
  const compared = [...new Set(listOf(search.compare).filter(isParticipant))].slice(0, mostCompared);
  const rows = (tier: Tier): { [T in Tier]?: number } => {
    const value = search[tier];
    return Number.isInteger(value) && Number(value) > 0 ? { [tier]: Math.min(Number(value), mostRows) } : {};
  };
  return {
    ...(isParticipant(search.person) ? { person: search.person } : {}),
    ...(search.register === "participant" || search.register === "employer" ? { register: search.register } : {}),
    ...(remedies.length > 0 ? { with: remedies.join(",") } : {}),
    ...(search.only === "shortlist" ? { only: "shortlist" } : {}),
    ...(compared.length > 0 ? { compare: compared.join(",") } : {}),
    ...(search.beside === true && compared.length > 1 ? { beside: true } : {}),
    ...rows("eligible"),
    ...rows("askFirst"),
    ...rows("nearMisses"),
  };
}

/** How many rows of each part to fetch: whole fifties, so that showing some more seldom fetches again. */
export function rowsToFetch(search: RankingSearch): number {
  if (search.only) return mostRows;
  const wanted = Math.max(...tiers.map((tier) => search[tier] ?? 0));
  return Math.min(mostRows, Math.max(50, Math.ceil(wanted / 50) * 50));
}
