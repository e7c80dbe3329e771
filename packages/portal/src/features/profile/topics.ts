import type { RouteResponse } from "@passa/contract/types";
import type { Answer } from "@passa/domain/observation/answers";

/** The parts of the profile, in the order of the page. */
export const sections = [
  "start",
  "body",
  "ways",
  "surroundings",
  "time",
  "formats",
  "skills",
  "travel",
  "swedish",
  "goals",
  "interests",
  "avoid",
] as const;
export type Section = (typeof sections)[number];

type Dimension = Pick<RouteResponse<"GET /vocabulary">["dimensions"][number], "id" | "area" | "icf">;
type AskedQuestion = RouteResponse<"GET /participants/{participantId}/profile">["questions"][number];

/** Where a dimension is asked about. Chapter d4 of the ICF is mobility: what the body does; the rest of function is how one works. */
export function sectionOfDimension({ area, icf }: Pick<Dimension, "area" | "icf">): Section {
  if (area === "swedish") return "swedish";
  if (area === "environment") return "surroundings";
  return icf.startsWith("d4") ? "body" : "ways";
}

const sectionOfWhat: Record<string, Section> = {
  seeking: "start",
  availableFrom: "start",
  hours: "time",
  available: "time",
  formats: "formats",
  home: "travel",
  maxTravelKm: "travel",
  goals: "goals",
  interests: "interests",
  avoid: "avoid",
};

/** The part of the profile that a topic stands in; undefined for one that this vocabulary does not have. */
export function sectionOfTopic(topic: string, dimensions: readonly Dimension[]): Section | undefined {
  if (topic.startsWith("skill:")) return "skills";
  if (!topic.startsWith("capacity:")) return sectionOfWhat[topic];
  const dimension = dimensions.find(({ id }) => `capacity:${id}` === topic);
  return dimension && sectionOfDimension(dimension);
}

/** The topics of the section that everybody is asked about. Skills are as many as a person has, so none is on the list. */
export function topicsIn(section: Section, dimensions: readonly Dimension[]): string[] {
  const fixed = Object.keys(sectionOfWhat).filter((what) => sectionOfWhat[what] === section);
  const asked = dimensions.filter((one) => sectionOfDimension(one) === section).map(({ id }) => `capacity:${id}`);
  return [...fixed, ...asked];
}

/** Answered: the answer that counts says something other than "not known yet". */
export function isAnswered(answer: Answer | undefined): boolean {
  const statement = answer?.bySource[answer.counts]?.statement;
  return statement !== undefined && !("unknown" in statement.value);
}

/** How many topics are answered, and how many are not known yet. */
export function tally(
  topics: readonly string[],
  answers: ReadonlyMap<string, Answer>,
): { readonly answered: number; readonly unknown: number } {
  const answered = topics.filter((topic) => isAnswered(answers.get(topic))).length;
  return { answered, unknown: topics.length - answered };
}

/**
 * The topics that would answer a criterion, in the order in which to ask: hours before times, home before distance, and
 * of skills that do equally well the one named first. None for a criterion that follows from others (tasks, age).
 */
export function topicsOfCriterion(criterion: string): string[] {
  const at = criterion.indexOf(":");
  const rest = criterion.slice(at + 1);
  if (at > 0 && criterion.startsWith("demand:")) return [`capacity:${rest}`];
  if (at > 0 && criterion.startsWith("skill:")) return rest.split("|").map((skill) => `skill:${skill}`);
  return (
    {
      kind: ["seeking"],
      period: ["availableFrom"],
      hours: ["hours"],
      schedule: ["hours", "available"],
      travel: ["home", "maxTravelKm"],
      format: ["formats"],
    }[criterion] ?? []
  );
}

/** A question left to ask: where it is answered, and how many places wait for it. */
export interface LeftToAsk {
  readonly topic: string;
  readonly criterion: string;
  readonly places: number;
}

/**
 * The questions in the order that matching gives, each by the first of its topics that is not answered. Two criteria
 * that wait for the same answer are one question, of the more places.
 */
export function leftToAsk(questions: readonly AskedQuestion[], answers: ReadonlyMap<string, Answer>): LeftToAsk[] {
  const found = new Map<string, LeftToAsk>();
  for (const { criterion, places } of questions) {
    const topic = topicsOfCriterion(criterion).find((one) => !isAnswered(answers.get(one)));
    if (topic !== undefined && !found.has(topic)) found.set(topic, { topic, criterion, places });
  }
  return [...found.values()];
}

/** Skills that end within `days` of `now`, or have ended, soonest first. */
export function endingSkills(
  answers: Iterable<Answer>,
  now: string,
  days = 60,
): { readonly skill: string; readonly validUntil: string }[] {
  const last = new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
  const ending: { skill: string; validUntil: string }[] = [];
  for (const { bySource, counts } of answers) {
    const statement = bySource[counts]?.statement;
    if (statement?.what !== "skill" || "unknown" in statement.value || !statement.value.has) continue;
    const { validUntil } = statement.value;
    if (validUntil !== undefined && validUntil <= last) ending.push({ skill: statement.id, validUntil });
  }
  const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return ending.toSorted((one, other) => byText(one.validUntil, other.validUntil) || byText(one.skill, other.skill));
}
