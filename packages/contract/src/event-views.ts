import { Day, DayEntry, Presence } from "@passa/domain/event/day";
import { Event, EventStateKind, LocalId, Slot, SlotSet, TableNumber } from "@passa/domain/event/event";
import { LocalDateTime } from "@passa/domain/event/local-time";
import { FollowUpMark, FollowUpNote, MeetAgain, PairOutcome } from "@passa/domain/event/outcome";
import { Plan, PlannedInterview, PlanFigures, PlanPoint, PlanViolation } from "@passa/domain/event/plan";
import {
  CardCode,
  CardNumber,
  EventCandidate,
  EventEmployer,
  PairSetting,
  WishLevel,
} from "@passa/domain/event/roster";
import { idSchema } from "@passa/domain/id";
import { ProposalStateKind } from "@passa/domain/proposal/proposal";
import * as z from "zod";

/** Bodies of the answers about events. Local times are by the clock on the wall of the event. */

const count = z.int().min(0);
const named = <K extends "employer" | "user">(kind: K) => z.strictObject({ id: idSchema(kind), name: z.string() });

export const SlotTime = z.strictObject({ slot: Slot, from: LocalDateTime, to: LocalDateTime }).meta({ id: "SlotTime" });

const Answers = z
  .strictObject({ notSent: count, invited: count, yes: count, no: count, wished: count })
  .meta({ id: "EventAnswers" });

export const EventRow = z
  .strictObject({
    id: idSchema("event"),
    version: z.int(),
    state: EventStateKind,
    name: z.string(),
    startsAt: LocalDateTime,
    endsAt: LocalDateTime,
    venue: z.strictObject({ name: z.string(), address: z.string(), locality: z.string() }),
    /** The actor is responsible for it. */
    mine: z.boolean(),
  })
  .meta({ id: "EventRow" });

export const EventView = z
  .strictObject({
    event: Event,
    times: z.array(SlotTime),
    responsible: z.array(named("user")),
    /** How the actor's own invitation stands; for an employer or a person on the list. */
    invitation: z.enum(["notSent", "invited", "yes", "no"]).optional(),
    /** How the invitations stand; for those who are responsible. */
    employers: Answers.optional(),
    candidates: Answers.optional(),
    /** How many of everybody and everything have their time reserved, while it is being published. */
    publishing: z.strictObject({ reserved: count, of: count }).optional(),
  })
  .meta({ id: "EventView" });

/** "Does it add up?", counted from the lists alone while they change; the solver has the last word. */
export const EventOutlook = z
  .strictObject({
    /** Interviews that the tables could hold, what the minimums ask for, and what is left for wishes. */
    seats: count,
    needed: count,
    spare: z.int(),
    candidates: count,
    /** Candidates with at least as many employers whom they may meet, and free slots, as their minimum. */
    candidatesServed: count,
    problems: z.array(
      z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("tooFewSeats"), seats: count, needed: count }),
          /** A resource in its free slots has room for fewer interviews than the minimums of those who need it. */
          z.strictObject({
            kind: z.literal("resourceShort"),
            resourceId: LocalId,
            people: count,
            room: count,
            needed: count,
          }),
          z.strictObject({
            kind: z.literal("candidateShort"),
            participantId: idSchema("participant"),
            number: CardNumber,
            possible: count,
            needed: count,
          }),
          z.strictObject({
            kind: z.literal("employerShort"),
            employerId: idSchema("employer"),
            possible: count,
            needed: count,
          }),
          z.strictObject({ kind: z.literal("tableFree"), tables: z.array(TableNumber) }),
          /** Employers walk and there are fewer tables than candidates. */
          z.strictObject({ kind: z.literal("tooFewTables"), tables: count, candidates: count }),
        ])
        .meta({ id: "EventProblem" }),
    ),
  })
  .meta({ id: "EventOutlook" });

export const EventEmployerView = z
  .strictObject({
    ...EventEmployer.shape,
    name: z.string(),
    places: z.array(z.strictObject({ id: idSchema("placement"), title: z.string(), field: z.string().optional() })),
  })
  .meta({ id: "EventEmployerView" });

/** A candidate as those see them whose event it is. A protected identity has a number and no name. */
export const EventCandidateView = z
  .strictObject({
    ...EventCandidate.shape,
    name: z.string().optional(),
    givenName: z.string().optional(),
    /** First language, BCP 47. */
    language: z.string(),
    protectedIdentity: z.boolean(),
    /** How invitations reach the person. */
    reachedBy: z.enum(["mail", "paper"]),
    responsible: named("user").optional(),
  })
  .meta({ id: "EventCandidateView" });

export const CandidatesAdded = z
  .strictObject({
    added: z.array(EventCandidateView),
    /** What was asked for and not added: no such person, there already, or a protected identity that only whoever works with the person may add. */
    skipped: z.array(z.strictObject({ asked: z.string(), why: z.enum(["unknown", "known"]) })),
  })
  .meta({ id: "CandidatesAdded" });

export const InvitationsSent = z
  .strictObject({
    mailed: count,
    /** Cards of those who are told on paper. */
    onPaper: z.array(CardNumber),
    /** Employers without an address. */
    unreached: z.array(named("employer")),
  })
  .meta({ id: "InvitationsSent" });

/** What falls when somebody is taken off the list. */
export const Removal = z
  .strictObject({
    interviews: z.array(PlannedInterview.pick({ employerId: true, participantId: true, slot: true })),
    wishes: count,
    outcomes: count,
    /** Those who would have fewer interviews than their minimum. */
    short: z.array(
      z.strictObject({
        employerId: idSchema("employer").optional(),
        participantId: idSchema("participant").optional(),
        missing: count,
      }),
    ),
    /** Whether people have been told of the interviews. */
    published: z.boolean(),
  })
  .meta({ id: "Removal" });

/** Who might meet whom, and what it would be worth: the interest matrix. A pair that may not meet has no weight. */
export const EventMatrix = z
  .strictObject({
    employers: z.array(named("employer")),
    rows: z.array(
      z
        .strictObject({
          participantId: idSchema("participant"),
          number: CardNumber,
          /** In the order of `employers`. */
          cells: z.array(
            z
              .strictObject({
                weight: z.int().min(0).max(10_000).optional(),
                /** How the person stands towards the best of the employer's places; absent where it brings none. */
                tier: z.enum(["eligible", "askFirst", "nearMiss", "blocked"]).optional(),
                score: z.int().min(0).max(10_000).optional(),
                candidateWish: WishLevel.optional(),
                employerWish: WishLevel.optional(),
                setting: PairSetting.pick({ added: true, required: true, slots: true, after: true }).optional(),
              })
              .meta({ id: "MatrixCell" }),
          ),
        })
        .meta({ id: "MatrixRow" }),
    ),
  })
  .meta({ id: "EventMatrix" });

/** A card as an employer sees it, of somebody who has said yes to that employer. No name. */
export const EventCard = z
  .strictObject({
    number: CardNumber,
    /** Ids of the vocabulary. */
    skills: z.array(z.string()),
    formats: z.array(z.string()),
    hours: z.strictObject({ min: z.int(), max: z.int() }).optional(),
    needs: z.array(LocalId),
    wish: WishLevel.optional(),
  })
  .meta({ id: "EventCard" });

export const EventCards = z
  .strictObject({ employerId: idSchema("employer"), wishedAt: z.iso.datetime().optional(), cards: z.array(EventCard) })
  .meta({ id: "EventCards" });

export const WishList = z
  .strictObject({
    participantId: idSchema("participant"),
    number: CardNumber,
    wishedAt: z.iso.datetime().optional(),
    employers: z.array(
      z.strictObject({
        employerId: idSchema("employer"),
        name: z.string(),
        places: z.array(z.strictObject({ title: z.string(), field: z.string().optional() })),
        level: WishLevel.optional(),
      }),
    ),
  })
  .meta({ id: "WishList" });

const seat = {
  slot: Slot,
  /** How many slots it takes. */
  length: z.union([z.literal(1), z.literal(2)]),
  from: LocalDateTime,
  to: LocalDateTime,
  table: TableNumber,
  room: z.string().optional(),
};

/** A candidate's day, for the person and for paper. Empty until it is published, save for those whose event it is. */
export const CandidateSchedule = z
  .strictObject({
    participantId: idSchema("participant"),
    number: CardNumber,
    code: CardCode,
    /** Absent for a protected identity. */
    givenName: z.string().optional(),
    language: z.string(),
    needs: z.array(LocalId),
    breaks: SlotSet,
    interviews: z.array(
      z.strictObject({
        ...seat,
        employerId: idSchema("employer"),
        employer: z.string(),
        places: z.array(z.strictObject({ title: z.string(), field: z.string().optional() })),
        /** The person's own, whether to meet again. */
        answer: MeetAgain.optional(),
        /** Both sides want to meet again. */
        mutual: z.boolean(),
      }),
    ),
  })
  .meta({ id: "CandidateSchedule" });

/** An employer's list. The card comes with those who have said yes to this employer; of others only the number. */
export const EmployerSchedule = z
  .strictObject({
    employerId: idSchema("employer"),
    name: z.string(),
    tables: z.array(TableNumber),
    unavailable: SlotSet,
    interviews: z.array(
      z.strictObject({
        ...seat,
        number: CardNumber,
        card: EventCard.omit({ number: true, wish: true }).optional(),
        mark: FollowUpMark.optional(),
        notes: z.array(FollowUpNote),
        /** The employer's own. */
        answer: MeetAgain.optional(),
        /** The person's, once both have answered. */
        theirs: MeetAgain.optional(),
      }),
    ),
  })
  .meta({ id: "EmployerSchedule" });

export const EventSheets = z
  .strictObject({ candidates: z.array(CandidateSchedule), employers: z.array(EmployerSchedule) })
  .meta({ id: "EventSheets" });

export const PlanRow = z
  .strictObject({
    plan: Plan,
    createdBy: z.string(),
    /** The event goes by this plan. */
    chosen: z.boolean(),
  })
  .meta({ id: "PlanRow" });

export const SeatedInterview = z
  .strictObject({ ...PlannedInterview.shape, length: seat.length, table: TableNumber })
  .meta({ id: "SeatedInterview" });

export const PlanView = z
  .strictObject({
    ...PlanRow.shape,
    interviews: z.array(SeatedInterview),
    /** How the search went. */
    points: z.array(PlanPoint),
    /** Employers, candidates or the day have changed since: it cannot be published before it is made again. */
    outdated: z.boolean(),
    /** Candidates who wait between interviews, and for how many slots. */
    idle: z.array(z.strictObject({ participantId: idSchema("participant"), slots: count })),
  })
  .meta({ id: "PlanView" });

/** One event of the stream: how the search stands. After one whose `state` is not `solving` the stream ends. */
export const PlanProgress = z
  .strictObject({
    state: z.enum(["solving", "ready", "failed"]),
    ...PlanPoint.shape,
    /** Interviews of the best so far. */
    interviews: count,
  })
  .meta({ id: "PlanProgress" });

export const PlanCheck = z
  .strictObject({
    valid: z.boolean(),
    violations: z.array(PlanViolation),
    figures: PlanFigures,
    /** Points that the changes give or cost. */
    difference: z.number(),
  })
  .meta({ id: "PlanCheck" });

const person = { participantId: idSchema("participant"), number: CardNumber };

export const ReplanOption = z
  .strictObject({
    figures: PlanFigures,
    moved: z.array(
      z.strictObject({
        ...person,
        employerId: idSchema("employer"),
        from: z.strictObject({ slot: Slot, table: TableNumber }),
        to: z.strictObject({ slot: Slot, table: TableNumber }),
      }),
    ),
    dropped: z.array(z.strictObject({ ...person, employerId: idSchema("employer"), slot: Slot })),
    added: z.array(z.strictObject({ ...person, employerId: idSchema("employer"), slot: Slot, table: TableNumber })),
    /** Table rounds from now on without an interview, where the employer is there. */
    emptyTables: count,
  })
  .meta({ id: "ReplanOption" });

export const ReplanView = z
  .strictObject({
    id: idSchema("replan"),
    planId: idSchema("plan"),
    planVersion: z.int(),
    /** Interviews that were planned. */
    before: count,
    fewestChanges: ReplanOption,
    bestValue: ReplanOption,
  })
  .meta({ id: "ReplanView" });

/** What a tablet in the hall holds: number, first name and table. Deleted when the event is over. */
export const HallView = z
  .strictObject({
    planId: idSchema("plan"),
    planVersion: z.int(),
    people: z.array(
      z.strictObject({
        ...person,
        code: CardCode,
        /** Absent for a protected identity. */
        givenName: z.string().optional(),
      }),
    ),
    employers: z.array(
      z.strictObject({ ...named("employer").shape, tables: z.array(TableNumber), unavailable: SlotSet }),
    ),
    interviews: z.array(
      z.strictObject({
        employerId: idSchema("employer"),
        number: CardNumber,
        slot: Slot,
        length: seat.length,
        table: TableNumber,
      }),
    ),
  })
  .meta({ id: "HallView" });

export const DayView = z
  .strictObject({
    name: z.string(),
    state: EventStateKind,
    day: Day,
    times: z.array(SlotTime),
    /** What has happened after the entry that was asked after, oldest first. */
    log: z.array(DayEntry),
    /** There is more of the log: ask again after the last entry. */
    more: z.boolean(),
    /** Left out when the plan is still the version that was asked with. */
    hall: HallView.optional(),
  })
  .meta({ id: "DayView" });

export const CommandsHeard = z
  .strictObject({
    results: z.array(
      z
        .strictObject({
          id: z.string(),
          /** `repeated`: heard before, and nothing more is done. `refused`: there is no such card, employer, round or resource. */
          outcome: z.enum(["done", "repeated", "refused"]),
          /** Who was checked in. */
          number: CardNumber.optional(),
        })
        .meta({ id: "CommandResult" }),
    ),
    day: Day,
  })
  .meta({ id: "CommandsHeard" });

/** The board on the wall: numbers and tables, nobody's name. */
export const BoardView = z
  .strictObject({
    name: z.string(),
    clock: Day.shape.clock,
    rounds: z.array(
      z.strictObject({
        ...SlotTime.shape,
        seats: z.array(z.strictObject({ number: CardNumber, table: TableNumber })),
      }),
    ),
  })
  .meta({ id: "BoardView" });

/** What came of an interview, for those whose event it is. */
export const EventOutcomes = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...PairOutcome.omit({ eventId: true }).shape,
        employer: z.string(),
        name: z.string().optional(),
        slot: Slot.optional(),
      }),
    ),
  })
  .meta({ id: "EventOutcomes" });

const threeAnswers = z.strictObject({ yes: count, maybe: count, no: count, none: count });

export const EventNumbers = z
  .strictObject({
    employers: count,
    candidates: count,
    present: count,
    late: count,
    left: count,
    absent: count,
    interviews: count,
    /** Interviews of candidates who came, or whose coming nobody has noted. */
    held: count,
    /** Wishes ("want") that the timetable met, of how many. */
    candidateWishes: z.strictObject({ met: count, of: count }),
    employerWishes: z.strictObject({ met: count, of: count }),
    employerAnswers: threeAnswers,
    candidateAnswers: threeAnswers,
    marks: z.array(z.strictObject({ mark: FollowUpMark, interviews: count })),
    mutual: count,
    proposals: count,
  })
  .meta({ id: "EventNumbers" });

export const AttendanceRow = z
  .strictObject({
    eventId: idSchema("event"),
    name: z.string(),
    startsAt: LocalDateTime,
    /** As it was noted in the hall; absent when nobody noted anything. */
    presence: Presence.optional(),
    /** Interviews that the person had in the timetable. */
    interviews: count,
  })
  .meta({ id: "AttendanceRow" });

export const ProposalRow = z
  .strictObject({
    id: idSchema("proposal"),
    participantId: idSchema("participant"),
    employerId: idSchema("employer"),
    /** Absent until people have decided which of several places it is. */
    placementId: idSchema("placement").optional(),
    state: ProposalStateKind,
    since: z.iso.datetime(),
    employer: z.string(),
    number: CardNumber.optional(),
  })
  .meta({ id: "ProposalRow" });

/** The outcome as whoever gave it may see it. */
export const OwnOutcome = z
  .strictObject({
    number: CardNumber,
    mark: FollowUpMark.optional(),
    notes: z.array(FollowUpNote),
    answer: MeetAgain.optional(),
    /** The other side's answer, once both have answered. */
    theirs: MeetAgain.optional(),
    /** Both said yes, and a proposal has been made. */
    mutual: z.boolean(),
  })
  .meta({ id: "OwnOutcome" });

export const CalendarState = z
  .strictObject({ active: z.boolean(), createdAt: z.iso.datetime().optional() })
  .meta({ id: "CalendarState" });

/** The address is told this once: only its hash is kept. */
export const CalendarLink = z
  .strictObject({ url: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: "CalendarLink" });
