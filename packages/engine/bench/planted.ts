/** Valid timetables made invalid, one rule at a time: for asking whether the checker sees it. */
import type { Rule } from "@passa/domain/timetable/check";
import { pairKey, type Interview, type TimetableEvent } from "@passa/domain/timetable/event";
import type { Draw } from "./synthetic.ts";

export type Planted = { event: TimetableEvent; interviews: Interview[] };
type Plant = (event: TimetableEvent, interviews: readonly Interview[], draw: Draw) => Planted | undefined;

/** Plants one violation of a rule into a valid timetable, in one place by chance; undefined where there is no place. */
export const plants: { [rule in Rule]: Plant } = {
  unlistedPair: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    const pairs = event.pairs.filter((pair) => pairKey(pair) !== pairKey(victim));
    return { event: { ...event, pairs }, interviews: [...interviews] };
  },
  metTwice: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    return { event, interviews: [...interviews, { ...victim, slot: (victim.slot + 1) % event.slots }] };
  },
  outsideTheDay: (event, interviews, draw) =>
    replaced(event, interviews, draw.oneOf(interviews), draw.isTrue(0.5) ? event.slots : -1),
  beyondTheEnd: (event, interviews, draw) => {
    const victim = oneOf(doubles(event, interviews), draw);
    return victim && replaced(event, interviews, victim, event.slots - 1);
  },
  overABreak: (event, interviews, draw) => {
    const victim = oneOf(doubles(event, interviews), draw);
    return victim && { event: { ...event, breaks: [...event.breaks, victim.slot] }, interviews: [...interviews] };
  },
  candidateTwice: (event, interviews, draw) => {
    const other = (one: Interview) => interviews.find((two) => two.candidate === one.candidate && two !== one);
    const victim = oneOf(
      interviews.filter((one) => other(one) !== undefined),
      draw,
    );
    return victim && replaced(event, interviews, victim, other(victim)?.slot ?? 0);
  },
  employerTables: (event, interviews, draw) => {
    const other = (one: Interview) => interviews.find((two) => two.employer === one.employer && two !== one);
    const victim = oneOf(
      interviews.filter((one) => other(one) !== undefined),
      draw,
    );
    return victim && replaced(event, interviews, victim, other(victim)?.slot ?? 0);
  },
  resourceCapacity: (event, interviews, draw) => {
    const needs = new Map(event.candidates.map(({ id, needs: list = [] }) => [id, list]));
    const victim = oneOf(
      interviews.filter(({ candidate }) => (needs.get(candidate) ?? []).length > 0),
      draw,
    );
    if (victim === undefined) return undefined;
    const [resource] = needs.get(victim.candidate) ?? [];
    const resources = event.resources?.map((one) => (one.id === resource ? { ...one, capacity: 0 } : one));
    return { event: { ...event, resources }, interviews: [...interviews] };
  },
  hallTables: (event, interviews, draw) => {
    const { slot } = draw.oneOf(interviews);
    const tables = interviews.filter((one) => one.slot === slot).length - 1;
    return { event: { ...event, tables }, interviews: [...interviews] };
  },
  employerUnavailable: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    const employers = event.employers.map((one) => (one.id === victim.employer ? awayIn(one, victim.slot) : one));
    return { event: { ...event, employers }, interviews: [...interviews] };
  },
  candidateUnavailable: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    const candidates = event.candidates.map((one) => (one.id === victim.candidate ? awayIn(one, victim.slot) : one));
    return { event: { ...event, candidates }, interviews: [...interviews] };
  },
  resourceUnavailable: (event, interviews, draw) => {
    const needs = new Map(event.candidates.map(({ id, needs: list = [] }) => [id, list]));
    const victim = oneOf(
      interviews.filter(({ candidate }) => (needs.get(candidate) ?? []).length > 0),
      draw,
    );
    if (victim === undefined) return undefined;
    const [resource] = needs.get(victim.candidate) ?? [];
    const resources = event.resources?.map((one) => (one.id === resource ? awayIn(one, victim.slot) : one));
    return { event: { ...event, resources }, interviews: [...interviews] };
  },
  employerMax: (event, interviews, draw) => {
    const { employer } = draw.oneOf(interviews);
    const max = interviews.filter((one) => one.employer === employer).length - 1;
    const employers = event.employers.map((one) => (one.id === employer ? { ...one, max } : one));
    return { event: { ...event, employers }, interviews: [...interviews] };
  },
  candidateMax: (event, interviews, draw) => {
    const { candidate } = draw.oneOf(interviews);
    const max = interviews.filter((one) => one.candidate === candidate).length - 1;
    const candidates = event.candidates.map((one) => (one.id === candidate ? { ...one, max } : one));
    return { event: { ...event, candidates }, interviews: [...interviews] };
  },
  fixedNotStanding: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    return { event: { ...event, fixed: [victim] }, interviews: interviews.filter((one) => one !== victim) };
  },
  slotNotAllowed: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    const slots = Array.from({ length: event.slots }, (_, slot) => slot).filter((slot) => slot !== victim.slot);
    return { event: withPair(event, victim, { slots }), interviews: [...interviews] };
  },
  after: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    const later = oneOf(
      interviews.filter((one) => one.slot >= victim.slot && pairKey(one) !== pairKey(victim)),
      draw,
    );
    if (later === undefined) return undefined;
    const { employer, candidate } = later;
    return { event: withPair(event, victim, { after: [{ employer, candidate }] }), interviews: [...interviews] };
  },
  pairNotHeld: (event, interviews, draw) => {
    const victim = draw.oneOf(interviews);
    return { event: ofBreaks(event, interviews), interviews: interviews.filter((one) => one !== victim) };
  },
  unfair: (event, interviews) => {
    const [first] = interviews;
    if (first === undefined) return undefined;
    // Somebody new meets twice with a wait between, and nobody else does anything.
    const people = { employers: [{ id: "p" }, { id: "q" }], candidates: [{ id: "r" }], resources: [] };
    const pairs = ["p", "q"].map((employer) => ({ employer, candidate: "r", weight: 0 }));
    const slots = [0, event.slots - 1];
    return {
      event: { ...event, ...people, pairs, fixed: [], goal: { kind: "breaks", fairness: 0 } },
      interviews: pairs.map(({ employer, candidate }, index) => ({ employer, candidate, slot: slots[index] ?? 0 })),
    };
  },
};

function replaced(event: TimetableEvent, interviews: readonly Interview[], victim: Interview, slot: number): Planted {
  return { event, interviews: interviews.map((one) => (one === victim ? { ...one, slot } : one)) };
}

function doubles(event: TimetableEvent, interviews: readonly Interview[]): Interview[] {
  const long = new Set(event.candidates.filter(({ length }) => length === 2).map(({ id }) => id));
  return interviews.filter(({ candidate }) => long.has(candidate));
}

function oneOf(interviews: readonly Interview[], draw: Draw): Interview | undefined {
  return interviews.length > 0 ? draw.oneOf(interviews) : undefined;
}

function awayIn<One extends { unavailable?: number[] | undefined }>(one: One, slot: number): One {
  return { ...one, unavailable: [...(one.unavailable ?? []), slot] };
}

function withPair(event: TimetableEvent, victim: Interview, fields: Partial<TimetableEvent["pairs"][number]>) {
  const pairs = event.pairs.map((pair) => (pairKey(pair) === pairKey(victim) ? { ...pair, ...fields } : pair));
  return { ...event, pairs };
}

/** The event with the goal `breaks`, of the pairs that are held. */
function ofBreaks(event: TimetableEvent, interviews: readonly Interview[]): TimetableEvent {
  const held = new Set(interviews.map(pairKey));
  return { ...event, pairs: event.pairs.filter((pair) => held.has(pairKey(pair))), goal: { kind: "breaks" } };
}
