import { checkTimetable, type Violation } from "../timetable/check.ts";
import type { Interview, TimetableEvent } from "../timetable/event.ts";
import { gapPercentOf, idleOf, valueOf } from "../timetable/value.ts";
import type { Id } from "../id.ts";
import type { FieldError } from "../refusal.ts";
import type { PlanChange, PlanFigures, PlannedInterview, PlanViolation } from "./plan.ts";

type Pair = Pick<PlannedInterview, "employerId" | "participantId">;
const keyOf = ({ employerId, participantId }: Pair) => `${employerId} ${participantId}`;

/**
 * The interviews after the changes, in their order; new ones stand last. What was moved by hand keeps its lock.
 * `wrong` names changes that speak of interviews that are not there, or are there already.
 */
export function applyChanges(
  interviews: readonly PlannedInterview[],
  changes: readonly PlanChange[],
): { interviews: PlannedInterview[]; wrong: FieldError[] } {
  const plan = new Map(interviews.map((interview) => [keyOf(interview), interview]));
  const wrong: FieldError[] = [];
  for (const [n, change] of changes.entries()) {
    const key = keyOf(change);
    const there = plan.get(key);
    if (change.kind === "add") {
      const { employerId, participantId, slot } = change;
      if (there) wrong.push({ path: `changes.${n}`, code: "repeated" });
      else plan.set(key, { employerId, participantId, slot, locked: false });
    } else if (!there) wrong.push({ path: `changes.${n}`, code: "unknownId" });
    else if (change.kind === "remove") plan.delete(key);
    else if (change.kind === "move") plan.set(key, { ...there, slot: change.slot });
    else plan.set(key, { ...there, locked: change.kind === "lock" });
  }
  return { interviews: [...plan.values()], wrong };
}

/** Interviews as the timetable's model has them. */
export const plainInterviews = (interviews: readonly PlannedInterview[]): Interview[] =>
  interviews.map(({ employerId, participantId, slot }) => ({ employer: employerId, candidate: participantId, slot }));

/** Interviews of a solver, which knows ids as plain text, with the locks that stood before. */
export function plannedInterviews(
  interviews: readonly Interview[],
  before: readonly PlannedInterview[] = [],
): PlannedInterview[] {
  const locked = new Set(before.filter((interview) => interview.locked).map(keyOf));
  return interviews.map(({ employer, candidate, slot }) => {
    const pair = { employerId: employerIdOf(employer), participantId: participantIdOf(candidate) };
    return { ...pair, slot, locked: locked.has(keyOf(pair)) };
  });
}

const employerIdOf = (id: string) => id as Id<"employer">;
const participantIdOf = (id: string) => id as Id<"participant">;

/** A pair that somebody put into a plan by hand counts as one that may meet, worth what the event's list says, or nothing. */
export function withPairsOf(event: TimetableEvent, interviews: readonly PlannedInterview[]): TimetableEvent {
  const listed = new Set(event.pairs.map(({ employer, candidate }) => `${employer} ${candidate}`));
  const employers = new Set(event.employers.map(({ id }) => id));
  const candidates = new Set(event.candidates.map(({ id }) => id));
  const added = interviews.filter(
    (interview) =>
      !listed.has(keyOf(interview)) && employers.has(interview.employerId) && candidates.has(interview.participantId),
  );
  if (added.length === 0) return event;
  const pairs = added.map(({ employerId, participantId }) => ({
    employer: employerId,
    candidate: participantId,
    weight: 0,
  }));
  return { ...event, pairs: [...event.pairs, ...pairs] };
}

/** What the checker finds wrong, in the nouns of the event. Locks are promises to the organiser, not to the checker. */
export function violationsOf(event: TimetableEvent, interviews: readonly PlannedInterview[]): PlanViolation[] {
  return checkTimetable(withoutFixed(event), plainInterviews(interviews)).map(told);
}

function withoutFixed(event: TimetableEvent): TimetableEvent {
  const { fixed: _, ...rest } = event;
  return rest;
}

function told(violation: Violation): PlanViolation {
  const { rule } = violation;
  const slots = "slots" in violation ? violation.slots : [];
  const slot = "slot" in violation ? violation.slot : slots[0];
  const most =
    "max" in violation
      ? violation.max
      : "capacity" in violation
        ? violation.capacity
        : "tables" in violation
          ? violation.tables
          : undefined;
  const interviews =
    "interviews" in violation && typeof violation.interviews !== "number" ? violation.interviews : undefined;
  return {
    rule,
    ...("employer" in violation ? { employerId: employerIdOf(violation.employer) } : {}),
    ...("candidate" in violation ? { participantId: participantIdOf(violation.candidate) } : {}),
    ...("resource" in violation ? { resourceId: violation.resource } : {}),
    ...(slot === undefined ? {} : { slot }),
    ...(most === undefined ? {} : { most }),
    ...(interviews === undefined
      ? {}
      : {
          interviews: plannedInterviews(interviews).map(({ employerId, participantId, slot: at }) => ({
            employerId,
            participantId,
            slot: at,
          })),
        }),
  };
}

/** What a timetable is worth and what it leaves out. `bound` is what was proven for the same event, if anything was. */
export function figuresOf(
  event: TimetableEvent,
  interviews: readonly PlannedInterview[],
  bound: number | null,
): PlanFigures {
  const found = valueOf(event, plainInterviews(interviews));
  const { value, idle, unscheduledRequired, shortfall } = found;
  const employers = new Set(event.employers.map(({ id }) => id));
  const isEmployer = ({ id }: { id: string }) => employers.has(id);
  return {
    value,
    bound,
    gapPercent: bound === null ? null : gapPercentOf(event, found, bound),
    interviews: interviews.length,
    idle,
    unscheduledRequired: unscheduledRequired.map(({ employer, candidate }) => ({
      employerId: employerIdOf(employer),
      participantId: participantIdOf(candidate),
    })),
    employersShort: shortfall.filter(isEmployer).map(({ id, missing }) => ({ employerId: employerIdOf(id), missing })),
    candidatesShort: shortfall
      .filter((one) => !isEmployer(one))
      .map(({ id, missing }) => ({ participantId: participantIdOf(id), missing })),
  };
}

/** Who waits between interviews, and for how many slots; those of absence and rest are not waited in. */
export function waitingOf(
  event: TimetableEvent,
  interviews: readonly PlannedInterview[],
): { participantId: Id<"participant">; slots: number }[] {
  return [...idleOf(event, plainInterviews(interviews))]
    .filter(([, slots]) => slots > 0)
    .map(([id, slots]) => ({ participantId: participantIdOf(id), slots }));
}
