import { type Event, isPublished, slotTimes } from "@passa/domain/event/event";
import { newDay } from "@passa/domain/event/day";
import { isMutual } from "@passa/domain/event/outcome";
import type { EventCandidate, EventEmployer } from "@passa/domain/event/roster";
import { type Seated, seatInterviews } from "@passa/domain/event/seats";
import type { Id } from "@passa/domain/id";
import type { Context } from "../context.ts";
import { loadParticipants } from "../participant/participant.store.ts";
import { candidateFor } from "./candidates.ts";
import { loadDay } from "./day.store.ts";
import { shown } from "./day.ts";
import { hostFor, placeTitles } from "./employers.ts";
import { eventFor } from "./event.ts";
import { employersView } from "./outcome.ts";
import { loadOutcomes } from "./outcome.store.ts";
import { loadPlan } from "./plan.store.ts";
import { employerNames, entriesOf, givenNameOf, listsOf } from "./roster.ts";
import { cardOf, wants } from "./wishes.ts";

/** A person's day. Empty until people have been told their times, save for those whose event it is. */
export async function readCandidateSchedule(
  ctx: Context,
  { id, participantId }: { id: Id<"event">; participantId: Id<"participant"> },
) {
  const { event, candidate } = await candidateFor(ctx, id, participantId);
  return (await sheetsOf(ctx, event)).ofCandidate(candidate);
}

/** An employer's list: number and table, and the card of those who have said yes to this employer. */
export async function readEmployerSchedule(
  ctx: Context,
  { id, employerId }: { id: Id<"event">; employerId: Id<"employer"> },
) {
  const { event, employer } = await hostFor(ctx, id, employerId);
  return (await sheetsOf(ctx, event)).ofEmployer(employer);
}

/** Everybody's sheet, for printing: candidates by number, employers by name. */
export async function readSheets(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = await eventFor(ctx, id, "event.people");
  const sheets = await sheetsOf(ctx, event);
  return {
    candidates: sheets.candidates.map(sheets.ofCandidate).filter(({ interviews }) => interviews.length > 0),
    employers: sheets.employers
      .map(sheets.ofEmployer)
      .toSorted(
        (one, other) => one.name.localeCompare(other.name, "sv") || (one.employerId < other.employerId ? -1 : 1),
      ),
  };
}

/** The board on the wall: numbers and tables of every round, and where the clock stands. */
export async function readBoard(ctx: Context, { id }: { id: Id<"event"> }) {
  const event = shown(await eventFor(ctx, id, "event.board"));
  const [day, { candidates, interviews, times }] = await Promise.all([
    loadDay(ctx.table, event.tenantId, id),
    seatedOf(ctx, event),
  ]);
  const numbers = new Map(candidates.map(({ participantId, number }) => [participantId, number]));
  return {
    name: event.details.name,
    clock: (day ?? newDay(id)).clock,
    rounds: times.map((time) => ({
      ...time,
      seats: interviews
        .filter(({ slot, length }) => slot <= time.slot && time.slot < slot + length)
        .flatMap(({ participantId, table }) => {
          const number = numbers.get(participantId);
          return number === undefined ? [] : [{ number, table }];
        })
        .toSorted((one, other) => one.number - other.number),
    })),
  };
}

/** The interviews that the actor may see, with their tables. */
async function seatedOf(ctx: Context, event: Event) {
  const isMine = event.responsible.includes(ctx.actor.userId);
  const isSeen = "planId" in event && (isMine || isPublished(event));
  const [lists, record] = await Promise.all([
    listsOf(ctx, event),
    isSeen ? loadPlan(ctx.table, event.tenantId, event.id, event.planId) : undefined,
  ]);
  const { employers, candidates } = lists;
  const interviews = seatInterviews(event.details, employers, candidates, record?.interviews ?? []);
  return {
    employers,
    candidates,
    interviews: interviews.toSorted((one, other) => one.slot - other.slot || one.table - other.table),
    times: slotTimes(event.details),
  };
}

async function sheetsOf(ctx: Context, event: Event) {
  const { employers, candidates, interviews, times } = await seatedOf(ctx, event);
  const [entries, people, names, places, outcomes] = await Promise.all([
    entriesOf(ctx, candidates),
    loadParticipants(ctx.table, event.tenantId),
    employerNames(ctx),
    placeTitles(ctx),
    loadOutcomes(ctx.table, event.tenantId, event.id),
  ]);
  const languages = new Map(people.map(({ id, language }) => [id, language]));
  const brought = new Map(employers.map(({ employerId, placementIds }) => [employerId, placementIds]));
  const byId = new Map(candidates.map((candidate) => [candidate.participantId, candidate]));
  const rooms = new Map(event.details.hall.rooms.map(({ id, name }) => [id, name]));
  const roomOf = new Map(event.details.hall.tables.map(({ number, room }) => [number, room && rooms.get(room)]));
  const seatOf = ({ slot, length, table }: Seated) => {
    const room = roomOf.get(table);
    const [first, last] = [times[slot], times[slot + length - 1]];
    return {
      slot,
      length,
      from: first?.from ?? "",
      to: last?.to ?? "",
      table,
      ...(room === undefined ? {} : { room }),
    };
  };
  const outcomeOf = ({ employerId, participantId }: Pick<Seated, "employerId" | "participantId">) =>
    outcomes.find((one) => one.employerId === employerId && one.participantId === participantId);
  return {
    employers,
    candidates,
    ofCandidate: ({ participantId, number, code, needs, breaks }: EventCandidate) => {
      const givenName = givenNameOf(entries.get(participantId));
      return {
        participantId,
        number,
        code,
        ...(givenName === undefined ? {} : { givenName }),
        language: languages.get(participantId) ?? "sv",
        needs,
        breaks,
        interviews: interviews
          .filter((interview) => interview.participantId === participantId)
          .map((interview) => {
            const { employerId } = interview;
            const outcome = outcomeOf(interview);
            const answer = outcome?.participantAnswer?.answer;
            return {
              ...seatOf(interview),
              employerId,
              employer: names.get(employerId) ?? "",
              places: (brought.get(employerId) ?? []).flatMap((id) => places.get(id) ?? []),
              ...(answer === undefined ? {} : { answer }),
              mutual: outcome !== undefined && isMutual(outcome),
            };
          }),
      };
    },
    ofEmployer: ({ employerId, tables, unavailable }: EventEmployer) => ({
      employerId,
      name: names.get(employerId) ?? "",
      tables,
      unavailable,
      interviews: interviews
        .filter((interview) => interview.employerId === employerId)
        .flatMap((interview) => {
          const candidate = byId.get(interview.participantId);
          const entry = entries.get(interview.participantId);
          if (!candidate) return [];
          const isCardSeen = wants(candidate, employerId) && entry !== undefined && !entry.protectedIdentity;
          const outcome = outcomeOf(interview);
          const { mark, notes = [], answer, theirs } = outcome ? employersView(outcome) : {};
          return [
            {
              ...seatOf(interview),
              number: candidate.number,
              ...(isCardSeen ? { card: cardOf(candidate, entry) } : {}),
              ...(mark === undefined ? {} : { mark }),
              notes,
              ...(answer === undefined ? {} : { answer }),
              ...(theirs === undefined ? {} : { theirs }),
            },
          ];
        }),
    }),
  };
}
