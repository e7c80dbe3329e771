import { Employer, EmployerDetails, Phone } from "@passa/domain/employer/employer";
import { idSchema } from "@passa/domain/id";
import { defaultWeights } from "@passa/domain/matching/score";
import { weightsSchema } from "@passa/domain/matching/weights";
import { Observation, Source, Statement } from "@passa/domain/observation/observation";
import { ParticipantDetails, Stage } from "@passa/domain/participant/participant";
import { PlacementDraft, PlacementStateKind } from "@passa/domain/placement/placement";
import { Role } from "@passa/domain/user/user";
import { WeightsReason } from "@passa/domain/weights/weights";
import { WorkplaceDetails } from "@passa/domain/workplace/workplace";
import * as z from "zod";
import { eventRoutes } from "./event-routes.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { wholeNumber } from "./query.ts";
import { retentionRoutes } from "./retention-routes.ts";
import { route } from "./route.ts";
import { LocalPath } from "./sign-in.ts";
import { trustRoutes } from "./trust-routes.ts";
import * as view from "./views.ts";

const employerPath = z.strictObject({ employerId: idSchema("employer") });
const workplacePath = z.strictObject({ workplaceId: idSchema("workplace") });
const placementPath = z.strictObject({ placementId: idSchema("placement") });
const participantPath = z.strictObject({ participantId: idSchema("participant") });
const importPath = z.strictObject({ importId: idSchema("import") });

/** What another house wrote: read for what is known of it, never kept. */
const JsonValue = z.unknown().meta({
  id: "JsonValue",
  description: "Any JSON.",
  type: ["object", "array", "string", "number", "boolean", "null"],
});

const paging = { limit: wholeNumber(1, 200, 50), cursor: z.string().max(400).optional() };
const search = z.string().max(80).optional();
/** Remedies to assume, separated by commas: "adaptation:picture-instructions,hours:12". */
const assumed = z
  .string()
  .max(400)
  .regex(/^(adaptation|hours|release|train):[^,]+(,(adaptation|hours|release|train):[^,]+)*$/)
  .optional();

/** Tables that are uploaded. Systems name CSV files in many ways, and some browsers do not name them at all. */
const tableTypes = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
];

/** The whole API. Paths are below /api/v1; server, OpenAPI document, client and authorisation matrix are made from this table. */
export const routes = {
  "GET /session": route({
    summary: "Who I am",
    tag: "session",
    action: "session",
    success: { status: 200, body: view.SessionView },
  }),
  "GET /sign-in": route({
    summary: "Start signing in at the municipality's identity provider",
    tag: "session",
    action: "public",
    query: z.strictObject({
      returnTo: LocalPath.optional(),
      as: z.enum(["staff", "employer"]).optional(),
    }),
    success: { status: 302, body: null },
  }),
  "GET /sign-in/callback": route({
    summary: "Come back from the identity provider",
    tag: "session",
    action: "public",
    // Providers add parameters of their own. Whatever is wrong with them ends on the sign-in page, with a reason.
    query: z
      .object({
        code: z.string(),
        state: z.string(),
        iss: z.string(),
        error: z.string(),
        error_description: z.string(),
      })
      .partial()
      .catchall(z.string()),
    success: { status: 302, body: null },
  }),
  "POST /session/code": route({
    summary: "Sign in as a participant with a one-time code from staff",
    tag: "session",
    action: "public",
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }).meta({ id: "SignInCode" }),
    success: { status: 200, body: view.SessionView },
    refusals: ["codeNotAccepted", "tooManyTries"],
    example: { code: "147258" },
  }),
  "POST /sign-out": route({
    summary: "End the session",
    tag: "session",
    action: "public",
    success: { status: 204, body: null },
  }),

  "GET /municipalities": route({
    summary: "Municipalities that an employer can turn to",
    tag: "municipality",
    action: "public",
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.Municipality) }).meta({ id: "Municipalities" }),
    },
  }),
  "POST /registrations": route({
    summary: "A new employer tells about itself; staff answer",
    tag: "municipality",
    action: "public",
    body: z
      .strictObject({
        tenantId: idSchema("tenant"),
        name: z.string().min(1).max(120),
        organisationNumber: EmployerDetails.shape.organisationNumber,
        contactName: z.string().min(1).max(120),
        email: z.email(),
        phone: Phone.optional(),
        about: z.string().max(1000).optional(),
      })
      .meta({ id: "Registration" }),
    success: {
      status: 201,
      body: z.strictObject({ received: z.literal(true) }).meta({ id: "RegistrationReceived" }),
    },
    refusals: ["idempotencyKeyReused", "tooManyTries"],
    example: {
      tenantId: "ten_01K5D3XGZ0000000000000000A",
      name: "Nordkajens Lager AB",
      organisationNumber: "556036-0793",
      contactName: "Robin Berg",
      email: "robin@nordkajen.example",
    },
  }),
  "GET /tenant": route({
    summary: "The municipality and what is in it so far",
    tag: "municipality",
    action: "tenant.read",
    success: { status: 200, body: view.TenantView },
  }),
  "GET /localities": route({
    summary: "Inhabited places to pick an address or a home from",
    tag: "municipality",
    action: "vocabulary.read",
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.LocalityView) }).meta({ id: "Localities" }),
    },
    kept: true,
  }),

  "GET /vocabulary": route({
    summary: "The vocabulary that matching reads",
    tag: "vocabulary",
    action: "vocabulary.read",
    success: { status: 200, body: view.VocabularyView },
    kept: true,
  }),
  "GET /occupations": route({
    summary: "Search occupations, curated and imported",
    tag: "vocabulary",
    action: "vocabulary.read",
    query: z.strictObject({ q: z.string().min(1).max(80), limit: wholeNumber(1, 50, 12) }),
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.OccupationHit) }).meta({ id: "OccupationHits" }),
    },
  }),
  "GET /skills": route({
    summary: "Search skills, curated and imported",
    tag: "vocabulary",
    action: "vocabulary.read",
    query: z.strictObject({ q: z.string().min(1).max(80), limit: wholeNumber(1, 50, 12) }),
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.SkillHit) }).meta({ id: "SkillHits" }),
    },
  }),

  "GET /employers": route({
    summary: "Employers of the municipality",
    tag: "employers",
    action: "employer.list",
    query: z.strictObject({
      ...paging,
      q: search,
      standing: z.enum(["registered", "approved", "declined"]).optional(),
    }),
    success: { status: 200, body: view.page(Employer).meta({ id: "EmployerPage" }) },
  }),
  "POST /employers": route({
    summary: "Register an employer",
    tag: "employers",
    action: "employer.register",
    body: EmployerDetails,
    success: { status: 201, body: Employer },
    versioned: "read",
    refusals: ["alreadyExists"],
    example: {
      name: "Nordkajens Lager AB",
      organisationNumber: "556036-0793",
      contacts: [{ name: "Robin Berg", duty: "handledare", phone: "0455-30 30 00" }],
    },
  }),
  "GET /employers/{employerId}": route({
    summary: "One employer",
    tag: "employers",
    action: "employer.read",
    path: employerPath,
    success: { status: 200, body: Employer },
    versioned: "read",
  }),
  "PUT /employers/{employerId}": route({
    summary: "Change what an employer says of itself",
    tag: "employers",
    action: "employer.update",
    path: employerPath,
    body: EmployerDetails,
    success: { status: 200, body: Employer },
    versioned: "write",
    refusals: ["alreadyExists"],
    example: {
      name: "Nordkajens Lager AB",
      organisationNumber: "556036-0793",
      contacts: [{ name: "Robin Berg", phone: "0455-30 30 00" }],
    },
  }),
  "POST /employers/{employerId}/approval": route({
    summary: "Staff approve or decline an employer",
    tag: "employers",
    action: "employer.approve",
    path: employerPath,
    body: z
      .discriminatedUnion("decision", [
        z.strictObject({
          decision: z.literal("approve"),
          vouchedBy: z.string().min(1).max(120),
          visited: z.boolean(),
        }),
        z.strictObject({ decision: z.literal("decline"), reason: z.string().min(1).max(300) }),
      ])
      .meta({ id: "ApprovalDecision" }),
    success: { status: 200, body: Employer },
    versioned: "write",
    example: { decision: "approve", vouchedBy: "Eva Modig", visited: true },
  }),
  "GET /employers/{employerId}/members": route({
    summary: "People who act for an employer",
    tag: "employers",
    action: "employer.read",
    path: employerPath,
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.Member) }).meta({ id: "EmployerMembers" }),
    },
  }),
  "POST /employers/{employerId}/members": route({
    summary: "Invite somebody to act for an employer",
    tag: "employers",
    action: "employer.invite",
    path: employerPath,
    body: z.strictObject({ name: z.string().min(1).max(120), email: z.email() }).meta({ id: "EmployerInvitation" }),
    success: { status: 201, body: view.Member },
    refusals: ["alreadyExists"],
    example: { name: "Robin Berg", email: "robin@nordkajen.example" },
  }),

  "GET /employers/{employerId}/workplaces": route({
    summary: "Workplaces of an employer",
    tag: "workplaces",
    action: "workplace.read",
    path: employerPath,
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.Workplace) }).meta({ id: "Workplaces" }),
    },
  }),
  "POST /employers/{employerId}/workplaces": route({
    summary: "Describe a workplace",
    tag: "workplaces",
    action: "workplace.write",
    path: employerPath,
    body: WorkplaceDetails,
    success: { status: 201, body: view.Workplace },
    versioned: "read",
    example: {
      name: "Lagret på Nordkajen",
      address: "Nordkajen 4",
      locality: "Karlskrona",
      location: { lat: 56.1612, lon: 15.5869 },
      adaptations: [],
      formats: [],
      tags: [],
    },
  }),
  "GET /workplaces/{workplaceId}": route({
    summary: "One workplace",
    tag: "workplaces",
    action: "workplace.read",
    path: workplacePath,
    success: { status: 200, body: view.Workplace },
    versioned: "read",
  }),
  "PUT /workplaces/{workplaceId}": route({
    summary: "Change a workplace",
    tag: "workplaces",
    action: "workplace.write",
    path: workplacePath,
    body: WorkplaceDetails,
    success: { status: 200, body: view.Workplace },
    versioned: "write",
    example: {
      name: "Lagret på Nordkajen",
      address: "Nordkajen 4",
      locality: "Karlskrona",
      location: { lat: 56.1612, lon: 15.5869 },
      access: "Ramp vid porten, hiss till omklädningen.",
      adaptations: ["picture-instructions"],
      formats: ["shown"],
      tags: [],
    },
  }),

  "GET /placements": route({
    summary: "Places: an employer's own, or all of the municipality for staff",
    tag: "placements",
    action: "placement.list",
    query: z.strictObject({
      ...paging,
      q: search,
      state: PlacementStateKind.optional(),
      employerId: idSchema("employer").optional(),
      field: z.string().max(64).optional(),
    }),
    success: { status: 200, body: view.page(view.PlacementRow).meta({ id: "PlacementPage" }) },
  }),
  "POST /employers/{employerId}/placements": route({
    summary: "Begin a draft",
    tag: "placements",
    action: "placement.write",
    path: employerPath,
    body: PlacementDraft,
    success: { status: 201, body: view.PlacementView },
    versioned: "read",
    example: { title: "Plocka och packa" },
  }),
  "POST /employers/{employerId}/placements/import": route({
    summary: "Make a draft of a Platsbanken advertisement (JobSearch JSON)",
    tag: "placements",
    action: "placement.write",
    path: employerPath,
    body: z.strictObject({ advertisement: z.record(z.string(), JsonValue) }).meta({ id: "AdvertisementImport" }),
    success: { status: 201, body: view.PlacementView },
    versioned: "read",
    example: {
      advertisement: {
        id: "28554321",
        headline: "Lagermedarbetare",
        description: { text: "Du plockar och packar varor." },
      },
    },
  }),
  "POST /employers/{employerId}/placements/table-check": route({
    summary: "Read a table of places (CSV or Excel) and see row by row what it would make; nothing is made",
    tag: "placements",
    action: "placement.write",
    path: employerPath,
    file: { mediaTypes: tableTypes, maxBytes: 500_000 },
    success: { status: 200, body: view.PlacementTable },
    refusals: ["unreadableFile"],
  }),
  "POST /employers/{employerId}/placements/table": route({
    summary: "Make a draft of every row of a table that is ready, all of them or none",
    tag: "placements",
    action: "placement.write",
    path: employerPath,
    file: { mediaTypes: tableTypes, maxBytes: 500_000 },
    success: { status: 201, body: view.PlacementTable },
    refusals: ["unreadableFile"],
  }),
  "GET /placements/{placementId}": route({
    summary: "One place",
    tag: "placements",
    action: "placement.read",
    path: placementPath,
    success: { status: 200, body: view.PlacementView },
    versioned: "read",
  }),
  "PUT /placements/{placementId}": route({
    summary: "Save a draft, or change a published place (which must stay whole)",
    tag: "placements",
    action: "placement.write",
    path: placementPath,
    body: PlacementDraft,
    success: { status: 200, body: view.PlacementView },
    versioned: "write",
    refusals: ["notPublishable", "transitionNotAllowed"],
    example: {
      title: "Plocka och packa",
      kind: "internship",
      field: "transport",
      seats: 2,
      startsOn: "2027-04-01",
      hours: { min: 10, max: 20 },
      open: [{ day: 0, from: 8, to: 14 }],
      tasks: [
        {
          id: "plocka",
          title: "Plocka varor",
          removable: false,
          hazardous: false,
          demands: { lifting: 2 },
          requires: [["truck.a1", "truck.a2"]],
          adaptations: ["lift-aid"],
        },
      ],
    },
  }),
  "POST /placements/{placementId}/transitions": route({
    summary: "Publish, pause, fill, close or withdraw",
    tag: "placements",
    action: "placement.write",
    path: placementPath,
    body: z.strictObject({ to: PlacementStateKind.exclude(["draft"]) }).meta({ id: "PlacementTransition" }),
    success: { status: 200, body: view.PlacementView },
    versioned: "write",
    refusals: ["notPublishable", "transitionNotAllowed", "employerNotApproved"],
    example: { to: "published" },
  }),
  "POST /placements/{placementId}/adaptations": route({
    summary: "Staff add an adaptation that the employer has agreed to",
    tag: "placements",
    action: "placement.agree",
    path: placementPath,
    body: z
      .strictObject({ remedy: z.string().min(3).max(200), agreedWith: z.string().min(1).max(120) })
      .meta({ id: "AgreedRemedy" }),
    success: { status: 200, body: view.PlacementView },
    versioned: "write",
    refusals: ["transitionNotAllowed"],
    example: { remedy: "adaptation:picture-instructions", agreedWith: "Robin Berg" },
  }),
  "GET /placements/{placementId}/reach": route({
    summary: "How many could do this, and what would open it to more",
    tag: "placements",
    action: "placement.read",
    path: placementPath,
    success: { status: 200, body: view.ReachView },
  }),

  "GET /placements/{placementId}/ranking": route({
    summary: "The ranked and explained list for a place",
    tag: "ranking",
    action: "placement.rank",
    path: placementPath,
    query: z.strictObject({ top: wholeNumber(1, 500, 50), with: assumed }),
    success: { status: 200, body: view.RankingView },
    refusals: ["notPublishable"],
  }),
  "GET /placements/{placementId}/near-misses": route({
    summary: "People whom exactly one thing keeps out, with what removes it",
    tag: "ranking",
    action: "placement.rank",
    path: placementPath,
    query: z.strictObject(paging),
    success: { status: 200, body: view.NearMissPage },
    refusals: ["notPublishable"],
  }),
  "GET /placements/{placementId}/remedies": route({
    summary: "What would open the place to more people",
    tag: "ranking",
    action: "placement.rank",
    path: placementPath,
    success: {
      status: 200,
      body: z.strictObject({ remedies: z.array(view.Remedy), bundle: z.array(view.Remedy) }).meta({ id: "Remedies" }),
    },
    refusals: ["notPublishable"],
  }),
  "GET /placements/{placementId}/ranking/{participantId}": route({
    summary: "One person and one place, criterion by criterion",
    tag: "ranking",
    action: "placement.rank",
    path: z.strictObject({ ...placementPath.shape, ...participantPath.shape }),
    query: z.strictObject({ with: assumed }),
    success: { status: 200, body: view.RankingDetail },
    refusals: ["notPublishable"],
  }),
  "PUT /placements/{placementId}/marks/{participantId}": route({
    summary: "Shortlist a person for a place, pass over, or take the mark away",
    tag: "ranking",
    action: "placement.rank",
    path: z.strictObject({ ...placementPath.shape, ...participantPath.shape }),
    body: z.strictObject({ mark: view.Mark.nullable() }).meta({ id: "MarkChange" }),
    success: { status: 204, body: null },
    example: { mark: "shortlisted" },
    refusals: ["notPublishable"],
  }),

  "GET /weights": route({
    summary: "What each part of a score weighs here, and every choice before",
    tag: "ranking",
    action: "weights.read",
    success: { status: 200, body: view.WeightsView },
    versioned: "read",
  }),
  "PUT /weights": route({
    summary: "Choose what each part of a score weighs; every list is made with it from now on",
    tag: "ranking",
    action: "weights.choose",
    body: z.strictObject({ weights: weightsSchema, why: WeightsReason }).meta({ id: "WeightsChoice" }),
    success: { status: 200, body: view.WeightsView },
    versioned: "write",
    example: { weights: { ...defaultWeights, interest: 15, waiting: 15 }, why: "De som väntat länge ska märkas mer." },
  }),

  "POST /weights/preview": route({
    summary: "What other weights would change in the top 20 of up to three open places; nothing is saved",
    tag: "ranking",
    action: "weights.read",
    body: z
      .strictObject({
        weights: weightsSchema,
        /** Without them, the newest three that at least two people could have. */
        placementIds: z.array(idSchema("placement")).min(1).max(3).optional(),
      })
      .meta({ id: "WeightsPreviewRequest" }),
    success: { status: 200, body: view.WeightsPreview },
    example: { weights: { ...defaultWeights, interest: 15, waiting: 15 } },
  }),
  "GET /market": route({
    summary: "Who has no place yet, the calls that would open one to most, and how many could be placed at once",
    tag: "ranking",
    action: "market.read",
    success: { status: 200, body: view.MarketView },
  }),

  "GET /participants": route({
    summary: "The people I work with",
    tag: "participants",
    action: "participant.list",
    query: z.strictObject({
      ...paging,
      q: search,
      stage: Stage.optional(),
      sort: z.enum(["name", "waiting", "unanswered"]).default("waiting"),
    }),
    success: { status: 200, body: view.page(view.ParticipantRow).meta({ id: "ParticipantPage" }) },
  }),
  "POST /participants": route({
    summary: "Register a person; whoever does is assigned",
    tag: "participants",
    action: "participant.create",
    body: ParticipantDetails,
    success: { status: 201, body: view.ParticipantView },
    versioned: "read",
    example: {
      givenName: "Hodan",
      familyName: "Ali",
      birthDate: "1984-05-02",
      legalGender: "woman",
      channel: "sms",
      phone: "070-174 06 05",
      language: "so",
      interpreter: true,
      protectedIdentity: false,
    },
  }),
  "GET /participants/{participantId}": route({
    summary: "One person",
    tag: "participants",
    action: "participant.read",
    path: participantPath,
    success: { status: 200, body: view.ParticipantView },
    versioned: "read",
  }),
  "PUT /participants/{participantId}": route({
    summary: "Change what is known of a person",
    tag: "participants",
    action: "participant.write",
    path: participantPath,
    body: ParticipantDetails,
    success: { status: 200, body: view.ParticipantView },
    versioned: "write",
    example: {
      givenName: "Hodan",
      familyName: "Ali",
      birthDate: "1984-05-02",
      legalGender: "woman",
      channel: "sms",
      phone: "070-174 06 05",
      language: "so",
      interpreter: false,
      protectedIdentity: false,
      waitingSince: "2026-09-01",
    },
  }),
  "POST /participants/{participantId}/stage": route({
    summary: "Move a person to another stage, forwards or back",
    tag: "participants",
    action: "participant.write",
    path: participantPath,
    body: z.strictObject({ stage: Stage }).meta({ id: "StageChange" }),
    success: { status: 200, body: view.ParticipantView },
    versioned: "write",
    example: { stage: "matching" },
  }),
  "PUT /participants/{participantId}/assigned": route({
    summary: "Who works with a person; the first is responsible",
    tag: "participants",
    action: "participant.assign",
    path: participantPath,
    body: z.strictObject({ userIds: z.array(idSchema("user")).min(1).max(20) }).meta({ id: "Assignment" }),
    success: { status: 200, body: view.AssignmentView },
    versioned: "write",
    example: { userIds: ["usr_01K5D3XGZ0000000000000000A"] },
  }),
  "POST /participants/{participantId}/code": route({
    summary: "Make a one-time code that the person signs in with",
    tag: "participants",
    action: "participant.code",
    path: participantPath,
    success: {
      status: 201,
      body: z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() }).meta({ id: "OneTimeCode" }),
    },
  }),
  "GET /participants/{participantId}/profile": route({
    summary: "What is known of a person, by whom, and what to ask next",
    tag: "participants",
    action: "participant.read",
    path: participantPath,
    success: { status: 200, body: view.ProfileView },
    versioned: "read",
  }),
  "POST /participants/{participantId}/observations": route({
    summary: "Add what somebody said or showed",
    tag: "participants",
    action: "participant.answer",
    path: participantPath,
    body: z.strictObject({ statement: Statement, source: Source }).meta({ id: "NewObservation" }),
    success: { status: 201, body: view.ProfileView },
    example: {
      statement: { what: "hours", value: { min: 15, max: 25, wanted: 20 } },
      source: "self",
    },
  }),
  "PUT /participants/{participantId}/choices/{topic}": route({
    summary: "Choose which of several answers counts",
    tag: "participants",
    action: "participant.write",
    path: z.strictObject({ ...participantPath.shape, topic: z.string().min(1).max(80) }),
    body: z.strictObject({ source: Source }).meta({ id: "AnswerChoice" }),
    success: { status: 200, body: view.ProfileView },
    example: { source: "staff" },
  }),
  "GET /participants/{participantId}/observations": route({
    summary: "The history of one answer, or of them all, newest first",
    tag: "participants",
    action: "participant.read",
    path: participantPath,
    query: z.strictObject({ topic: z.string().min(1).max(80).optional() }),
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(Observation) }).meta({ id: "AnswerHistory" }),
    },
  }),
  "GET /participants/{participantId}/placements": route({
    summary: "Places for a person, and what stands in the way of others",
    tag: "participants",
    action: "participant.doors",
    path: participantPath,
    success: { status: 200, body: view.PlacesForPerson },
  }),
  "GET /participants/{participantId}/doors": route({
    summary: "Skills that would open places",
    tag: "participants",
    action: "participant.doors",
    path: participantPath,
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.Door) }).meta({ id: "Doors" }),
    },
  }),

  "POST /participant-imports": route({
    summary: "Begin an import of participants from CSV or Excel",
    tag: "imports",
    action: "participant.import",
    body: z.strictObject({ fileName: z.string().min(1).max(200) }).meta({ id: "NewImport" }),
    success: { status: 201, body: view.ImportView },
    example: { fileName: "deltagare.xlsx" },
  }),
  "PUT /participant-imports/{importId}/file": route({
    summary: "Upload the file and see row by row what it would do; nothing is imported yet",
    tag: "imports",
    action: "participant.import",
    path: importPath,
    file: {
      mediaTypes: tableTypes,
      maxBytes: 5_000_000,
    },
    success: { status: 200, body: view.ImportView },
    refusals: ["unreadableFile", "transitionNotAllowed"],
  }),
  "GET /participant-imports/{importId}": route({
    summary: "One import, row by row",
    tag: "imports",
    action: "participant.import",
    path: importPath,
    success: { status: 200, body: view.ImportView },
  }),
  "POST /participant-imports/{importId}/run": route({
    summary: "Import the rows that are ready",
    tag: "imports",
    action: "participant.import",
    path: importPath,
    success: { status: 200, body: view.ImportView },
    refusals: ["transitionNotAllowed"],
  }),

  ...eventRoutes,
  ...proposalRoutes,
  ...trustRoutes,
  ...retentionRoutes,

  "GET /members": route({
    summary: "Members of the municipality",
    tag: "members",
    action: "user.list",
    query: z.strictObject({ role: Role.optional() }),
    success: {
      status: 200,
      body: z.strictObject({ items: z.array(view.Member) }).meta({ id: "Members" }),
    },
  }),
  "POST /members": route({
    summary: "Invite a member of staff",
    tag: "members",
    action: "user.invite",
    body: z
      .strictObject({
        name: z.string().min(1).max(120),
        email: z.email(),
        role: Role.exclude(["employer", "participant"]),
      })
      .meta({ id: "StaffInvitation" }),
    success: { status: 201, body: view.Member },
    refusals: ["alreadyExists"],
    example: { name: "Eva Modig", email: "eva.modig@karlskrona.example", role: "matcher" },
  }),
  "POST /members/{userId}/revocation": route({
    summary: "End a membership; it holds from the next request",
    tag: "members",
    action: "user.revoke",
    path: z.strictObject({ userId: idSchema("user") }),
    success: { status: 200, body: view.Member },
  }),
} as const;
