/**
 * The checker: whether a timetable is possible, rule by rule. It is written from the rules alone and shares nothing
 * with the solvers; no timetable is saved, published or shown before it has passed.
 */
import { lengthsOf, pairKey, type Interview, type TimetableEvent, type TimetablePair } from "./event.ts";
import { absencesOf, breaksOf } from "./value.ts";

type Pair = { employer: string; candidate: string };

export type Violation =
  | { rule: "unlistedPair"; employer: string; candidate: string; slot: number }
  | { rule: "metTwice"; employer: string; candidate: string; slots: number[] }
  | { rule: "outsideTheDay"; employer: string; candidate: string; slot: number }
  | { rule: "beyondTheEnd"; employer: string; candidate: string; slot: number }
  | { rule: "overABreak"; employer: string; candidate: string; slot: number }
  | { rule: "candidateTwice"; candidate: string; slot: number; interviews: Interview[] }
  | { rule: "employerTables"; employer: string; slot: number; tables: number; interviews: Interview[] }
  | { rule: "resourceCapacity"; resource: string; slot: number; capacity: number; interviews: Interview[] }
  | { rule: "hallTables"; slot: number; tables: number; interviews: number }
  | { rule: "employerUnavailable"; employer: string; candidate: string; slot: number }
  | { rule: "candidateUnavailable"; employer: string; candidate: string; slot: number }
  | { rule: "resourceUnavailable"; resource: string; employer: string; candidate: string; slot: number }
  | { rule: "employerMax"; employer: string; max: number; interviews: number }
  | { rule: "candidateMax"; candidate: string; max: number; interviews: number }
  | { rule: "fixedNotStanding"; employer: string; candidate: string; slot: number }
  | { rule: "slotNotAllowed"; employer: string; candidate: string; slot: number; slots: number[] }
  | { rule: "after"; employer: string; candidate: string; slot: number; before: Pair }
  | { rule: "pairNotHeld"; employer: string; candidate: string }
  | { rule: "unfair"; id: string; groups: number; other: string; otherGroups: number; fairness: number };

export type Rule = Violation["rule"];

/**
 * Everything that is wrong with a timetable, in the order of the rules; nothing for a valid one. The last two rules
 * hold for the goal `breaks` alone, which demands every pair. `slot` of an absence or of too many at once is the slot
 * in which it happens, else that in which the interview starts.
 */
export function checkTimetable(event: TimetableEvent, interviews: readonly Interview[]): Violation[] {
  const given = index(event, interviews);
  return Object.values(rules).flatMap((rule) => rule(given));
}

type Given = ReturnType<typeof index>;

function index(event: TimetableEvent, interviews: readonly Interview[]) {
  const lengths = lengthsOf(event);
  const isInside = ({ slot }: { slot: number }) => Number.isInteger(slot) && slot >= 0 && slot < event.slots;
  const lengthOf = ({ candidate }: Pair) => lengths.get(candidate) ?? 1;
  const slotsOf = (interview: Interview) =>
    Array.from({ length: lengthOf(interview) }, (_, offset) => interview.slot + offset).filter((slot) =>
      isInside({ slot }),
    );
  const during = new Map<number, Interview[]>();
  for (const interview of interviews)
    for (const slot of slotsOf(interview)) during.set(slot, [...(during.get(slot) ?? []), interview]);
  return {
    event,
    interviews,
    isInside,
    lengthOf,
    slotsOf,
    /** The slots in which something happens, in order, with the interviews in them. */
    during: [...during].toSorted(([one], [other]) => one - other),
    pairs: new Map(event.pairs.map((pair): [string, TimetablePair] => [pairKey(pair), pair])),
    met: groupBy(interviews, pairKey),
    needs: new Map(event.candidates.map(({ id, needs }) => [id, new Set(needs)])),
    away: absencesOf(event),
  };
}

/** One function a rule; their order is that of the answer. */
const rules: { [rule in Rule]: (given: Given) => Violation[] } = {
  unlistedPair: ({ interviews, pairs }) =>
    interviews
      .filter((interview) => !pairs.has(pairKey(interview)))
      .map((interview) => ({ rule: "unlistedPair", ...plain(interview) })),

  metTwice: ({ met }) =>
    [...met.values()]
      .filter((times) => times.length > 1)
      .flatMap((times) =>
        times.slice(0, 1).map(({ employer, candidate }) => ({
          rule: "metTwice",
          employer,
          candidate,
          slots: times.map(({ slot }) => slot),
        })),
      ),

  outsideTheDay: ({ interviews, isInside }) =>
    interviews
      .filter((interview) => !isInside(interview))
      .map((interview) => ({ rule: "outsideTheDay", ...plain(interview) })),

  beyondTheEnd: ({ event, interviews, isInside, lengthOf }) =>
    interviews
      .filter((interview) => isInside(interview) && interview.slot + lengthOf(interview) > event.slots)
      .map((interview) => ({ rule: "beyondTheEnd", ...plain(interview) })),

  overABreak: ({ event, interviews, lengthOf }) =>
    interviews
      .filter((interview) => lengthOf(interview) > 1 && event.breaks.includes(interview.slot))
      .map((interview) => ({ rule: "overABreak", ...plain(interview) })),

  // Somebody in both lists is one person: what they do as an employer takes their time as a candidate too.
  candidateTwice: ({ event, during }) =>
    during.flatMap(([slot, now]) =>
      crowded(
        now.flatMap((interview) => [interview.employer, interview.candidate].map((id) => ({ id, interview }))),
        event.candidates,
        () => 1,
      ).map(({ one, interviews }) => ({ rule: "candidateTwice", candidate: one.id, slot, interviews })),
    ),

  employerTables: ({ event, during }) =>
    during.flatMap(([slot, now]) =>
      crowded(
        now.map((interview) => ({ id: interview.employer, interview })),
        event.employers,
        ({ tables = 1 }) => tables,
      ).map(({ one, interviews }) => ({
        rule: "employerTables",
        employer: one.id,
        slot,
        tables: one.tables ?? 1,
        interviews,
      })),
    ),

  resourceCapacity: ({ event, during, needs }) =>
    during.flatMap(([slot, now]) =>
      crowded(
        now.flatMap((interview) => [...(needs.get(interview.candidate) ?? [])].map((id) => ({ id, interview }))),
        event.resources ?? [],
        ({ capacity }) => capacity,
      ).map(({ one, interviews }) => ({
        rule: "resourceCapacity",
        resource: one.id,
        slot,
        capacity: one.capacity,
        interviews,
      })),
    ),

  hallTables: ({ event: { tables = Infinity }, during }) =>
    during
      .filter(([, now]) => now.length > tables)
      .map(([slot, now]) => ({ rule: "hallTables", slot, tables, interviews: now.length })),

  employerUnavailable: ({ interviews, slotsOf, away }) =>
    interviews.flatMap(({ employer, candidate, slot: start }) =>
      slotsOf({ employer, candidate, slot: start })
        .filter((slot) => away.get(employer)?.has(slot) === true)
        .map((slot) => ({ rule: "employerUnavailable", employer, candidate, slot })),
    ),

  candidateUnavailable: ({ interviews, slotsOf, away }) =>
    interviews.flatMap(({ employer, candidate, slot: start }) =>
      slotsOf({ employer, candidate, slot: start })
        .filter((slot) => away.get(candidate)?.has(slot) === true)
        .map((slot) => ({ rule: "candidateUnavailable", employer, candidate, slot })),
    ),

  resourceUnavailable: ({ event, interviews, slotsOf, needs }) =>
    interviews.flatMap((interview) =>
      (event.resources ?? [])
        .filter(({ id }) => needs.get(interview.candidate)?.has(id) === true)
        .flatMap(({ id, unavailable = [] }) =>
          slotsOf(interview)
            .filter((slot) => unavailable.includes(slot))
            .map((slot) => ({ rule: "resourceUnavailable", resource: id, ...plain(interview), slot })),
        ),
    ),

  employerMax: ({ event, interviews }) => {
    const counts = groupBy(interviews, ({ employer }) => employer);
    return event.employers.flatMap(({ id, max = Infinity }) => {
      const held = counts.get(id)?.length ?? 0;
      return held > max ? [{ rule: "employerMax", employer: id, max, interviews: held }] : [];
    });
  },

  candidateMax: ({ event, interviews }) => {
    const counts = groupBy(interviews, ({ candidate }) => candidate);
    return event.candidates.flatMap(({ id, max = Infinity }) => {
      const held = counts.get(id)?.length ?? 0;
      return held > max ? [{ rule: "candidateMax", candidate: id, max, interviews: held }] : [];
    });
  },

  fixedNotStanding: ({ event, met }) =>
    (event.fixed ?? [])
      .filter((fixed) => met.get(pairKey(fixed))?.some(({ slot }) => slot === fixed.slot) !== true)
      .map((fixed) => ({ rule: "fixedNotStanding", ...plain(fixed) })),

  slotNotAllowed: ({ interviews, pairs }) =>
    interviews.flatMap((interview) => {
      const slots = pairs.get(pairKey(interview))?.slots;
      return slots === undefined || slots.includes(interview.slot)
        ? []
        : [{ rule: "slotNotAllowed", ...plain(interview), slots }];
    }),

  after: ({ interviews, pairs, met, lengthOf }) =>
    interviews.flatMap((interview) =>
      (pairs.get(pairKey(interview))?.after ?? [])
        .filter(
          (before) => met.get(pairKey(before))?.some((held) => held.slot + lengthOf(held) <= interview.slot) !== true,
        )
        .map((before) => ({ rule: "after", ...plain(interview), before })),
    ),

  pairNotHeld: ({ event, met }) =>
    event.goal?.kind === "breaks"
      ? event.pairs
          .filter((pair) => !met.has(pairKey(pair)))
          .map(({ employer, candidate }) => ({ rule: "pairNotHeld", employer, candidate }))
      : [],

  // It is enough to name the two that are farthest apart.
  unfair: ({ event, interviews }) => {
    if (event.goal?.kind !== "breaks" || event.goal.fairness === undefined) return [];
    const { fairness } = event.goal;
    const groups = breaksOf(event, interviews);
    const people = [...new Set([...event.employers, ...event.candidates].map(({ id }) => id))]
      .map((id) => ({ id, groups: groups.get(id) ?? 0 }))
      .toSorted((one, other) => one.groups - other.groups);
    const [fewest, most] = [people[0], people.at(-1)];
    if (fewest === undefined || most === undefined || most.groups - fewest.groups <= fairness) return [];
    return [
      { rule: "unfair", id: most.id, groups: most.groups, other: fewest.id, otherGroups: fewest.groups, fairness },
    ];
  },
};

/** Of `list`, who stands in more interviews than they may, with those interviews. */
function crowded<Entry extends { id: string }>(
  taking: readonly { id: string; interview: Interview }[],
  list: readonly Entry[],
  mostOf: (entry: Entry) => number,
): { one: Entry; interviews: Interview[] }[] {
  const byId = groupBy(taking, ({ id }) => id);
  return list.flatMap((one) => {
    const own = byId.get(one.id) ?? [];
    return own.length > mostOf(one) ? [{ one, interviews: own.map(({ interview }) => plain(interview)) }] : [];
  });
}

function groupBy<Entry, Key>(entries: readonly Entry[], keyOf: (entry: Entry) => Key): Map<Key, Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The interview, without what else may stand on it. */
function plain({ employer, candidate, slot }: Interview): Interview {
  return { employer, candidate, slot };
}
