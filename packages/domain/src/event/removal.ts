import type { TimetableEvent } from "../timetable/event.ts";
import { figuresOf } from "./changes.ts";
import type { PlannedInterview } from "./plan.ts";

type Who = { employerId: string } | { participantId: string };

const concerns = (who: Who) => (interview: PlannedInterview) =>
  "employerId" in who ? interview.employerId === who.employerId : interview.participantId === who.participantId;

/** The interviews that stand without somebody, those that fall, and who comes below the minimum by it. */
export function without(event: TimetableEvent, interviews: readonly PlannedInterview[], who: Who) {
  const falls = concerns(who);
  const left = interviews.filter((interview) => !falls(interview));
  const rest = withoutPerson(event, who);
  const before = figuresOf(rest, interviews, null);
  const after = figuresOf(rest, left, null);
  const missing = <Short extends { missing: number }>(
    one: readonly Short[],
    other: readonly Short[],
    idOf: (short: Short) => string,
  ) => one.filter((short) => short.missing > (other.find((same) => idOf(same) === idOf(short))?.missing ?? 0));
  return {
    left,
    fallen: interviews.filter(falls),
    event: rest,
    short: [
      ...missing(after.employersShort, before.employersShort, ({ employerId }) => employerId),
      ...missing(after.candidatesShort, before.candidatesShort, ({ participantId }) => participantId),
    ],
  };
}

/** The timetable's event without one of its people. */
export function withoutPerson(event: TimetableEvent, who: Who): TimetableEvent {
  const id = "employerId" in who ? who.employerId : who.participantId;
  const side = "employerId" in who ? "employer" : "candidate";
  const others = ({ id: one }: { id: string }) => one !== id;
  return {
    ...event,
    employers: side === "employer" ? event.employers.filter(others) : event.employers,
    candidates: side === "candidate" ? event.candidates.filter(others) : event.candidates,
    pairs: event.pairs.filter((pair) => pair[side] !== id),
    fixed: (event.fixed ?? []).filter((interview) => interview[side] !== id),
  };
}
