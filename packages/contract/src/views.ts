import { Contact } from "@passa/domain/employer/employer";
import { idSchema } from "@passa/domain/id";
import { weightsSchema as Weights } from "@passa/domain/matching/weights";
import { Observation, Source } from "@passa/domain/observation/observation";
import { LegalGender, Participant, Stage } from "@passa/domain/participant/participant";
import { Occupation, Placement, PlacementKind, PlacementStateKind } from "@passa/domain/placement/placement";
import { Role, User } from "@passa/domain/user/user";
import { Workplace } from "@passa/domain/workplace/workplace";
import * as z from "zod";
import { Judgement } from "./judgement.ts";

/** Bodies that answers are made of, besides the nouns of the domain themselves. */

const count = z.int().min(0);
const cursor = z.string().max(400);

/** A page of a list; `next` is the cursor of the page after it, absent on the last. */
export const page = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item), next: cursor.optional() });

/** Who I am on this request. */
export const SessionView = z
  .strictObject({
    user: z.strictObject({ id: idSchema("user"), name: z.string(), role: Role }),
    tenant: z.strictObject({ id: idSchema("tenant"), name: z.string() }),
    /** Set for members of an employer. */
    employer: z
      .strictObject({
        id: idSchema("employer"),
        name: z.string(),
        standing: z.enum(["registered", "approved", "declined"]),
      })
      .optional(),
    /** Set for participants. */
    participantId: idSchema("participant").optional(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "SessionView" });

export const Municipality = z.strictObject({ id: idSchema("tenant"), name: z.string() }).meta({ id: "Municipality" });

/** The tenant as staff see it: with what first-run pages need to say what to do next. */
export const TenantView = z
  .strictObject({
    id: idSchema("tenant"),
    name: z.string(),
    origin: z.strictObject({ lat: z.number(), lon: z.number() }),
    employers: count,
    approvedEmployers: count,
    placements: count,
    /** Told to staff alone: employers hear no exact count of people. */
    participants: count.optional(),
    members: count,
    importedConcepts: count,
  })
  .meta({ id: "TenantView" });

export const VocabularyView = z
  .strictObject({
    ruleVersion: z.string(),
    dimensions: z.array(
      z.strictObject({
        id: z.string(),
        max: z.int(),
        area: z.enum(["function", "environment", "swedish"]),
        icf: z.string(),
        pictogram: z.string(),
        /** Levels that the employer's question offers, ascending, and those of the person's question. */
        demandSteps: z.array(z.int()),
        capacitySteps: z.array(z.int()),
      }),
    ),
    skills: z.array(
      z.strictObject({
        id: z.string(),
        implies: z.array(z.string()),
        group: z.string(),
        conceptId: z.string().optional(),
        expires: z.boolean().optional(),
        pictogram: z.string(),
        /** Name of an imported skill, which the catalogues do not know. */
        label: z.string().optional(),
      }),
    ),
    adaptations: z.array(
      z.strictObject({
        id: z.string(),
        group: z.enum(["hours", "tasks", "physical", "information", "social"]),
        caps: z.record(z.string(), z.int()).optional(),
        addsFormats: z.array(z.string()).optional(),
        transport: z.literal(true).optional(),
        minHours: z.int().optional(),
        widenDay: z.strictObject({ from: z.int(), to: z.int() }).optional(),
        pictogram: z.string(),
      }),
    ),
    formats: z.array(z.strictObject({ id: z.string(), pictogram: z.string() })),
    fields: z.array(z.strictObject({ id: z.string(), conceptId: z.string(), pictogram: z.string() })),
    tags: z.array(z.strictObject({ id: z.string(), pictogram: z.string() })),
  })
  .meta({ id: "VocabularyView" });

export const LocalityView = z
  .strictObject({
    name: z.string(),
    municipality: z.string(),
    location: z.strictObject({ lat: z.number(), lon: z.number() }),
  })
  .meta({ id: "LocalityView" });

/** An occupation to pick, with the tasks usual in it. Texts of suggested tasks are `task.<id>`. */
export const OccupationHit = z
  .strictObject({
    ...Occupation.shape,
    field: z.string().optional(),
    suggestedTasks: z.array(z.string()),
  })
  .meta({ id: "OccupationHit" });
export const SkillHit = z
  .strictObject({ id: z.string(), label: z.string(), curated: z.boolean() })
  .meta({ id: "SkillHit" });

export const PlacementRow = z
  .strictObject({
    id: idSchema("placement"),
    version: z.int(),
    state: PlacementStateKind,
    title: z.string(),
    kind: PlacementKind.optional(),
    field: z.string().optional(),
    seats: count.optional(),
    startsOn: z.iso.date().optional(),
    hours: z.strictObject({ min: z.int(), max: z.int() }).optional(),
    employer: z.strictObject({ id: idSchema("employer"), name: z.string() }),
    workplace: z
      .strictObject({
        id: idSchema("workplace"),
        name: z.string(),
        locality: z.string(),
        location: z.strictObject({ lat: z.number(), lon: z.number() }),
      })
      .optional(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "PlacementRow" });

/** One thing that a draft needs before it can be published: field path, code, and what to do about it. */
const Lacking = z.strictObject({ path: z.string(), code: z.string(), message: z.string() }).meta({ id: "Lacking" });

/** A placement with the names that its page shows. */
export const PlacementView = z
  .strictObject({
    placement: Placement,
    employer: z.strictObject({
      id: idSchema("employer"),
      name: z.string(),
      standing: z.enum(["registered", "approved", "declined"]),
    }),
    workplace: Workplace.optional(),
    /** What a draft still lacks before it can be published. */
    lacking: z.array(Lacking),
  })
  .meta({ id: "PlacementView" });

/** Something that a person wrote in a table and that cannot be read, with what to write instead. */
export const WrongCell = z
  .strictObject({ column: z.string(), code: z.string(), value: z.string(), message: z.string() })
  .meta({ id: "WrongCell" });
const columns = z.array(z.strictObject({ heading: z.string(), readAs: z.string().optional() }));

/** A table of places, row by row: the draft that it would make or has made, or what is wrong with it. */
export const PlacementTable = z
  .strictObject({
    columns,
    counts: z.strictObject({ ready: count, wrong: count, known: count, made: count }),
    rows: z.array(
      z
        .strictObject({
          row: z.int().min(1),
          state: z.enum(["ready", "wrong", "known", "made"]),
          title: z.string(),
          tasks: z.array(z.string()),
          lacking: z.array(Lacking),
          placementId: idSchema("placement").optional(),
          errors: z.array(WrongCell),
        })
        .meta({ id: "PlacementTableRow" }),
    ),
  })
  .meta({ id: "PlacementTable" });

export const Components = z
  .strictObject({
    comfort: z.int().min(0).max(100),
    interest: z.int().min(0).max(100),
    growth: z.int().min(0).max(100),
    waiting: z.int().min(0).max(100),
    tasks: z.int().min(0).max(100),
    hours: z.int().min(0).max(100),
    travel: z.int().min(0).max(100),
    wishes: z.int().min(0).max(100),
  })
  .meta({ id: "Components" });

/** The person of a row: named for those who work with the person, otherwise only who does. */
export const RowPerson = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("named"),
      number: z.string(),
      name: z.string(),
      initials: z.string(),
      waitingMonths: z.int().optional(),
    }),
    z.strictObject({
      kind: z.literal("unnamed"),
      responsible: z.strictObject({ id: idSchema("user"), name: z.string() }).optional(),
    }),
  ])
  .meta({ id: "RowPerson" });

export const Mark = z.enum(["shortlisted", "passedOver"]).meta({ id: "Mark" });

/** One line of a ranked list. `telling` are the judgements that the line speaks of: what is unknown, what blocks, and facts of hours and travel. */
export const RankingRow = z
  .strictObject({
    participantId: idSchema("participant"),
    person: RowPerson,
    score: z.int().min(0).max(10000),
    components: Components,
    criteria: z.int(),
    met: z.int(),
    telling: z.array(Judgement),
    /** Keys of remedies of the list, each of which clears the one blocker of a near miss. */
    remedies: z.array(z.string()),
    mark: Mark.optional(),
  })
  .meta({ id: "RankingRow" });

export const Remedy = z.strictObject({ remedy: z.string(), opens: count }).meta({ id: "Remedy" });

export const RankingView = z
  .strictObject({
    /** Names this ranking for 90 days: `passa replay` gives it again. */
    rankingId: idSchema("ranking"),
    placementId: idSchema("placement"),
    ruleVersion: z.string(),
    asOf: z.iso.date(),
    weights: Weights,
    /** Which choice of weights the scores are of: 1 is that of the rules. */
    weightsVersion: z.int().min(1),
    /** The remedies that this list assumes, from the query's `with`. */
    with: z.array(z.string()),
    counts: z.strictObject({
      eligible: count,
      askFirst: count,
      nearMisses: count,
      nearMissesNotListed: count,
      blocked: count,
    }),
    eligible: z.array(RankingRow),
    askFirst: z.array(RankingRow),
    nearMisses: z.array(RankingRow),
    remedies: z.array(Remedy),
    bundle: z.array(Remedy),
  })
  .meta({ id: "RankingView" });

/** People whom one thing keeps out, in order. */
export const NearMissPage = page(RankingRow)
  .extend({
    /** Names the ranking that the page is of, as in the ranking itself. */
    rankingId: idSchema("ranking"),
  })
  .meta({ id: "NearMissPage" });

export const RankingDetail = z
  .strictObject({
    participantId: idSchema("participant"),
    placementId: idSchema("placement"),
    person: RowPerson,
    tier: z.enum(["eligible", "askFirst", "nearMiss", "blocked"]),
    score: z.int(),
    components: Components,
    judgements: z.array(Judgement),
    /** What would make this person fit: each remedy alone, and how many others it opens the place to. */
    remedies: z.array(Remedy),
    mark: Mark.optional(),
  })
  .meta({ id: "RankingDetail" });

/** What each part of a score weighs: the choice in force, and all choices, the newest first; the first is that of the rules, which nobody chose. */
export const WeightsView = z
  .strictObject({
    version: z.int().min(1),
    weights: Weights,
    history: z.array(
      z
        .strictObject({
          version: z.int().min(1),
          weights: Weights,
          why: z.string().optional(),
          by: z.strictObject({ id: idSchema("user"), name: z.string() }).optional(),
          at: z.iso.datetime().optional(),
        })
        .meta({ id: "WeightsLine" }),
    ),
  })
  .meta({ id: "WeightsView" });

const place = z.int().min(1).max(20);

/** What other weights would change in the top 20 of a place: places in the list, and why somebody moves. */
export const WeightsPreview = z
  .strictObject({
    places: z.array(
      z
        .strictObject({
          placement: PlacementRow.pick({ id: true, title: true, employer: true }),
          /** How many fit, or could after a question. */
          listed: count,
          rows: z.array(
            z
              .strictObject({
                person: RowPerson,
                /** Absent where the person is not among the first 20. */
                before: place.optional(),
                after: place.optional(),
                /** The part of the score that tells best why; absent when the person stays or only others move. */
                because: z
                  .strictObject({
                    component: Components.keyof(),
                    counts: z.enum(["more", "less"]),
                    stands: z.enum(["high", "low"]),
                  })
                  .optional(),
              })
              .meta({ id: "WeightsMove" }),
          ),
        })
        .meta({ id: "PreviewedPlace" }),
    ),
  })
  .meta({ id: "WeightsPreview" });

/** A number of people; null where those who see numbers and no people are not told it: under five, or what would give such a number back. */
const Told = count.nullable().meta({ id: "Told" });

const MyPerson = z
  .strictObject({ id: idSchema("participant"), number: z.string(), name: z.string(), initials: z.string() })
  .meta({ id: "MyPerson" });

/** The market as a whole, and the calls to make this week. */
export const MarketView = z
  .strictObject({
    asOf: z.iso.date(),
    participants: count,
    places: count,
    seats: count,
    /** Those for whom some place fits, those for whom one may after a question, and those for whom none does. */
    fits: Told,
    onlyByAsking: Told,
    unserved: Told,
    /** Of the last two, the people that I work with. */
    mine: z.strictObject({ onlyByAsking: z.array(MyPerson), unserved: z.array(MyPerson) }),
    /** In the order in which to make them. */
    calls: z.array(
      z
        .strictObject({
          employer: z.strictObject({ id: idSchema("employer"), name: z.string() }),
          workplace: z.strictObject({ id: idSchema("workplace"), name: z.string(), locality: z.string() }),
          contact: Contact.optional(),
          asks: z.array(
            z
              .strictObject({
                placementId: idSchema("placement"),
                title: z.string(),
                remedy: z.string(),
                /** How many get their first place by it, when what stands before it is done too; only to those who see exact figures. */
                newlyServed: count.optional(),
                tasks: z.array(z.strictObject({ id: z.string(), title: z.string() })),
              })
              .meta({ id: "Ask" }),
          ),
          /** How many get their first place when this call and those before it are answered with yes. */
          newlyServed: Told,
        })
        .meta({ id: "Call" }),
    ),
    /** How many get their first place when every call is answered with yes. */
    reached: Told,
    /** How many of those without get a place when every place offers the adaptation. */
    adaptations: z.array(z.strictObject({ adaptation: z.string(), reaches: Told })),
    /** The most people that could have a place of their own at once, of those for whom one fits. */
    placedAtOnce: Told,
  })
  .meta({ id: "MarketView" });

export const Band = z.enum(["under10", "10to19", "20plus"]).meta({ id: "Band" });

/**
 * Beside the employer's form. Staff see bands. An employer sees which changes ease most of what the place asks for, counted
 * from the place alone; and bands of a snapshot that stays for 30 days, where the place is whole and it has asked about few.
 */
export const ReachView = z
  .discriminatedUnion("audience", [
    z.strictObject({
      audience: z.literal("staff"),
      band: Band,
      suggestions: z.array(z.strictObject({ remedy: z.string(), band: Band })),
    }),
    z.strictObject({
      audience: z.literal("employer"),
      band: Band.optional(),
      suggestions: z.array(z.strictObject({ remedy: z.string(), band: Band.optional() })),
    }),
    z.strictObject({ audience: z.literal("notYet"), lacking: z.array(z.string()) }),
  ])
  .meta({ id: "ReachView" });

export const ParticipantRow = z
  .strictObject({
    id: idSchema("participant"),
    number: z.string(),
    name: z.string(),
    initials: z.string(),
    stage: Stage,
    legalGender: LegalGender,
    language: z.string(),
    waitingSince: z.iso.date().optional(),
    unanswered: count,
    responsible: z.strictObject({ id: idSchema("user"), name: z.string() }).optional(),
    protectedIdentity: z.boolean(),
    eligible: count,
    askFirst: count,
  })
  .meta({ id: "ParticipantRow" });

export const ParticipantView = z
  .strictObject({
    participant: Participant,
    assigned: z.array(z.strictObject({ id: idSchema("user"), name: z.string() })),
  })
  .meta({ id: "ParticipantView" });

/** Who works with a person from now on. Whoever hands somebody on need not be one who may read of them. */
export const AssignmentView = z
  .strictObject({
    participantId: idSchema("participant"),
    version: z.int().min(1),
    assigned: ParticipantView.shape.assigned,
  })
  .meta({ id: "AssignmentView" });

export const AnswerView = z
  .strictObject({
    topic: z.string(),
    counts: Source,
    chosen: z.boolean(),
    /** Newest observation of each source. */
    observations: z.array(Observation),
  })
  .meta({ id: "AnswerView" });

export const Question = z.strictObject({ criterion: z.string(), places: count, alone: count }).meta({ id: "Question" });

export const ProfileView = z
  .strictObject({
    participantId: idSchema("participant"),
    version: z.int(),
    answers: z.array(AnswerView),
    questions: z.array(Question),
  })
  .meta({ id: "ProfileView" });

export const PlaceForPerson = z
  .strictObject({
    placement: PlacementRow,
    tier: z.enum(["eligible", "askFirst", "nearMiss"]),
    score: z.int(),
    components: Components,
    telling: z.array(Judgement),
    remedies: z.array(z.string()),
    /** Titles of the tasks that the judgements and remedies name. */
    tasks: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  })
  .meta({ id: "PlaceForPerson" });

export const PlacesForPerson = z
  .strictObject({
    participantId: idSchema("participant"),
    places: z.array(PlaceForPerson),
    nearMissesNotListed: count,
    blocked: count,
  })
  .meta({ id: "PlacesForPerson" });

export const Door = z
  .strictObject({ skill: z.string(), opens: count, placements: z.array(idSchema("placement")) })
  .meta({ id: "Door" });

/** A row of an uploaded file: what it would become, or what is wrong with it and what to write instead. */
export const ImportRow = z
  .strictObject({
    row: z.int().min(1),
    state: z.enum(["ready", "wrong", "known", "imported"]),
    name: z.string(),
    participantId: idSchema("participant").optional(),
    errors: z.array(WrongCell),
  })
  .meta({ id: "ImportRow" });

export const ImportView = z
  .strictObject({
    id: idSchema("import"),
    version: z.int(),
    fileName: z.string(),
    state: z.enum(["waitingForFile", "checked", "running", "done"]),
    upload: z.strictObject({ method: z.literal("PUT"), url: z.string() }).optional(),
    columns,
    counts: z.strictObject({ ready: count, wrong: count, known: count, imported: count }),
    rows: z.array(ImportRow),
  })
  .meta({ id: "ImportView" });

export const Member = z.strictObject({ ...User.shape, version: z.int().min(1) }).meta({ id: "Member" });
export { Workplace };
