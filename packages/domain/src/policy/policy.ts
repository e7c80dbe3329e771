import type { Role } from "../user/user.ts";

/** Who acts, as read from the membership on this request. */
export type Actor = {
  userId: string;
  tenantId: string;
  role: Role;
  name: string;
  /** The employer that an `employer` is a member of. */
  employerId?: string;
  /** The person that a `participant` is. */
  participantId?: string;
};

/** What matters of the thing acted on. Absent facts count against the actor. */
export type Facts = {
  tenantId?: string;
  employerId?: string;
  participantId?: string;
  /** The actor is assigned to this participant. */
  assigned?: boolean;
  protectedIdentity?: boolean;
  /** The actor is responsible for this event. */
  responsible?: boolean;
  /** The actor's employer, or the person that the actor is, is among those invited to this event. */
  invited?: boolean;
};

/** `hidden` is answered as if the thing were not there. */
export type Verdict = "yes" | "no" | "hidden";

type Condition = "always" | "ownEmployer" | "assigned" | "self" | "responsible" | "invited";
type Rule = {
  allow: Partial<Record<Role, Condition>>;
  /** What a role that is not named hears: `no` where it may know that the thing exists. */
  otherwise: "no" | "hidden";
};

const staff = { matcher: "always", organiser: "always", lead: "always", admin: "always" } as const;

/** Deny by default: an action with no line here does not compile, a role with no entry is refused. */
const rules = {
  "tenant.read": {
    allow: { ...staff, employer: "always", participant: "always" },
    otherwise: "no",
  },
  "vocabulary.read": {
    allow: { ...staff, employer: "always", participant: "always" },
    otherwise: "no",
  },
  "taxonomy.import": { allow: { admin: "always" }, otherwise: "no" },
  "user.list": { allow: staff, otherwise: "no" },
  "user.invite": { allow: { admin: "always" }, otherwise: "no" },
  "user.revoke": { allow: { admin: "always" }, otherwise: "no" },
  "employer.list": { allow: staff, otherwise: "no" },
  "employer.register": {
    allow: { matcher: "always", lead: "always", admin: "always" },
    otherwise: "no",
  },
  "employer.read": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "hidden" },
  "employer.update": {
    allow: { matcher: "always", lead: "always", admin: "always", employer: "ownEmployer" },
    otherwise: "no",
  },
  "employer.invite": {
    allow: { matcher: "always", admin: "always", employer: "ownEmployer" },
    otherwise: "no",
  },
  "employer.approve": {
    allow: { matcher: "always", lead: "always", admin: "always" },
    otherwise: "no",
  },
  "workplace.read": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "hidden" },
  "workplace.write": { allow: { matcher: "always", employer: "ownEmployer" }, otherwise: "no" },
  "placement.list": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "no" },
  "placement.read": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "hidden" },
  "placement.write": { allow: { matcher: "always", employer: "ownEmployer" }, otherwise: "no" },
  "placement.rank": { allow: { matcher: "always" }, otherwise: "no" },
  /** How many could do it, as bands. Employers get it with the limits of part 4; until then it answers staff only. */
  "placement.reach": { allow: { matcher: "always" }, otherwise: "no" },
  /** What somebody was shown, for an audit: the ids of people who may be anybody's. */
  "ranking.replay": { allow: { admin: "always" }, otherwise: "no" },
  "weights.read": { allow: { matcher: "always", lead: "always", admin: "always" }, otherwise: "no" },
  /** What every part of a score weighs decides who stands first: those who answer for the work choose it. */
  "weights.choose": { allow: { lead: "always", admin: "always" }, otherwise: "no" },
  /** Who has no place, and the calls that would open one: people for those who work with them, else numbers. */
  "market.read": { allow: { matcher: "always", lead: "always" }, otherwise: "no" },
  "participant.list": { allow: { matcher: "always" }, otherwise: "no" },
  "participant.create": { allow: { matcher: "always" }, otherwise: "no" },
  "participant.import": { allow: { matcher: "always" }, otherwise: "no" },
  "participant.read": { allow: { matcher: "assigned", participant: "self" }, otherwise: "hidden" },
  "participant.write": { allow: { matcher: "assigned" }, otherwise: "hidden" },
  "participant.assign": { allow: { matcher: "assigned", admin: "always" }, otherwise: "hidden" },
  "participant.answer": {
    allow: { matcher: "assigned", participant: "self" },
    otherwise: "hidden",
  },
  "participant.doors": { allow: { matcher: "assigned" }, otherwise: "hidden" },
  "participant.code": { allow: { matcher: "assigned" }, otherwise: "hidden" },
  /** Staff see all events, others those that they are invited to. */
  "event.list": { allow: { ...staff, employer: "always", participant: "always" }, otherwise: "no" },
  "event.create": { allow: { organiser: "always" }, otherwise: "no" },
  /** What the day is: when, where, how. Nobody who comes. */
  "event.read": { allow: { ...staff, employer: "invited", participant: "invited" }, otherwise: "hidden" },
  "event.write": { allow: { organiser: "responsible" }, otherwise: "no" },
  /** Who answers for an event. An administrator hands it on when nobody is left who could. */
  "event.assign": { allow: { organiser: "responsible", admin: "always" }, otherwise: "no" },
  /** Who comes, what they wish and when they meet: an organiser's access follows the event. */
  "event.people": { allow: { organiser: "responsible" }, otherwise: "no" },
  /** The list of candidates: a matcher sees the people that they work with. */
  "event.candidates": { allow: { organiser: "responsible", matcher: "always" }, otherwise: "no" },
  /** Putting a person on the list: whoever works with them, or whose event it is. */
  "event.nominate": { allow: { organiser: "responsible", matcher: "assigned" }, otherwise: "no" },
  /** A participant's part in an event: answer, wishes, schedule, whether to meet again. */
  "event.takePart": {
    allow: { organiser: "responsible", matcher: "assigned", participant: "self" },
    otherwise: "hidden",
  },
  /** An employer's part in an event. */
  "event.host": { allow: { organiser: "responsible", employer: "ownEmployer" }, otherwise: "hidden" },
  /** Numbers and tables, for the wall. */
  "event.board": { allow: staff, otherwise: "no" },
  "proposal.list": { allow: { matcher: "always", organiser: "always" }, otherwise: "no" },
  /** An address at which a calendar finds somebody's times. */
  "calendar.share": {
    allow: { matcher: "assigned", participant: "self", employer: "ownEmployer" },
    otherwise: "hidden",
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as Action[];

/**
 * May the actor do this to that? Another tenant's things are hidden; an unmet condition is hidden where knowing of the
 * thing would tell something (another employer's place, somebody else's record, a protected identity), else `no`.
 */
export function can(actor: Actor, action: Action, facts: Facts): Verdict {
  if (facts.tenantId !== actor.tenantId) return "hidden";
  const rule: Rule = rules[action];
  switch (rule.allow[actor.role]) {
    case undefined:
      return rule.otherwise;
    case "always":
      return "yes";
    case "ownEmployer":
      return actor.employerId !== undefined && actor.employerId === facts.employerId ? "yes" : "hidden";
    case "self":
      return actor.participantId !== undefined && actor.participantId === facts.participantId ? "yes" : "hidden";
    case "responsible":
      return facts.responsible === true ? "yes" : rule.otherwise;
    case "invited":
      return facts.invited === true ? "yes" : "hidden";
    case "assigned":
      if (facts.assigned === true) return "yes";
      return facts.protectedIdentity === false ? "no" : "hidden";
  }
}
