/**
 * Every expected "no". Use cases throw a `Refusal`; the API answers with its status as problem+json (RFC 9457)
 * whose `code` is the code here and whose text comes from `@passa/texts` (`refusal.<code>`). Anything else thrown is a bug.
 */
export const refusalStatus = {
  /** The request does not have the shape that the route asks for, or a rule about a field is broken: see `fields`. */
  invalid: 400,
  unauthenticated: 401,
  /** The one-time code is wrong, used or too old. */
  codeNotAccepted: 401,
  /** Known to the actor, but not theirs to do. */
  forbidden: 403,
  /** Staff signed in without the second factor that the provider must ask for. */
  secondFactorMissing: 403,
  /** The employer has not been approved by staff yet. */
  employerNotApproved: 403,
  /** A protected identity is proposed only by whom an administrator has named for it, to the employer that it names. */
  grantMissing: 403,
  /** Not there, or not the actor's to know of. */
  notFound: 404,
  /** The state does not allow this move, `values.from` and `values.to` say which. */
  transitionNotAllowed: 409,
  /** There is one already: an employer with this organisation number, a member with this address. */
  alreadyExists: 409,
  /** Employers and candidates of an event do not change while it is being published. */
  beingPublished: 409,
  /** The timetable would not be possible: see the checker's answer, `values.rules` names what is broken. */
  timetableNotPossible: 409,
  /** Somebody or something is taken at that time: `values.who` names it. */
  timeTaken: 409,
  /** A person is not erased while a proposal or an event of theirs is under way. */
  stillUnderWay: 409,
  /** Every seat of the place is taken: `values.seats` says how many there are. */
  noSeatLeft: 409,
  /** Same Idempotency-Key, another request. */
  idempotencyKeyReused: 409,
  /** Somebody else changed it since: `values.version` is the version now. */
  stale: 412,
  tooLarge: 413,
  /** The body is of a media type that the route does not take. */
  unsupportedMediaType: 415,
  /** The draft lacks something that a published place must have: see `fields`. */
  notPublishable: 422,
  /** The file cannot be read as a table. */
  unreadableFile: 422,
  /** If-Match is missing on a change of an edited resource. */
  versionRequired: 428,
  /** Too many tries; `values.seconds` says when to try again. */
  tooManyTries: 429,
} as const;

export type RefusalCode = keyof typeof refusalStatus;

/** What can be wrong with one field. Text: `field.<code>`, or the better `field.<name>.<code>` where there is one. */
export const fieldCodes = [
  "required",
  "unknownField",
  "wrongType",
  "tooShort",
  "tooLong",
  "tooSmall",
  "tooLarge",
  "notWhole",
  "notADate",
  "notAnEmail",
  "notAPhone",
  "notAnId",
  "notAChoice",
  "unknownId",
  "repeated",
  "empty",
  "organisationNumber",
  "minAboveMax",
  "startAfterLatest",
  "inThePast",
  "fromAfterTo",
  "noCoreTask",
  "minTasksTooMany",
  "contradictory",
  "tooYoung",
  "notInMunicipality",
  "notAHundred",
  "malformed",
] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** One wrong field: `path` is dotted from the body's root ("tasks.0.title"); `values` fill the text (`min`, `max`, `value`). */
export type FieldError = {
  path: string;
  code: FieldCode;
  values?: Record<string, string | number>;
};

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly fields: FieldError[];
  readonly values: Record<string, string | number>;

  constructor(code: RefusalCode, detail: { fields?: FieldError[]; values?: Record<string, string | number> } = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.fields = detail.fields ?? [];
    this.values = detail.values ?? {};
  }
}
