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
/** What reads a thing: whoever is not refused that as hidden may know that the thing is there. */
type Reading =
  | "employer.read"
  | "workplace.read"
  | "placement.read"
  | "participant.read"
  | "event.read"
  | "proposal.read";
type Rule = {
  allow: Partial<Record<Role, Condition>>;
  /** What everybody else hears; of a thing `no` where they may know that it is there, by the action that reads it. */
  otherwise: "no" | "hidden" | Reading;
};

const staff: Rule["allow"] = { matcher: "always", organiser: "always", lead: "always", admin: "always" };

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
    otherwise: "employer.read",
  },
  "employer.invite": {
    allow: { matcher: "always", admin: "always", employer: "ownEmployer" },
    otherwise: "employer.read",
  },
  "employer.approve": {
    allow: { matcher: "always", lead: "always", admin: "always" },
    otherwise: "employer.read",
  },
  "workplace.read": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "hidden" },
  "workplace.write": { allow: { matcher: "always", employer: "ownEmployer" }, otherwise: "workplace.read" },
  "placement.list": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "no" },
  "placement.read": { allow: { ...staff, employer: "ownEmployer" }, otherwise: "hidden" },
  "placement.write": { allow: { matcher: "always", employer: "ownEmployer" }, otherwise: "placement.read" },
  /** Writing down what the employer has agreed to: staff's word, so not the employer's own to give. */
  "placement.agree": { allow: { matcher: "always" }, otherwise: "placement.read" },
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
  "participant.write": { allow: { matcher: "assigned" }, otherwise: "participant.read" },
  "participant.assign": { allow: { matcher: "assigned", admin: "always" }, otherwise: "participant.read" },
  "participant.answer": {
    allow: { matcher: "assigned", participant: "self" },
    otherwise: "hidden",
  },
  "participant.doors": { allow: { matcher: "assigned" }, otherwise: "participant.read" },
  "participant.code": { allow: { matcher: "assigned" }, otherwise: "participant.read" },
  /** Who has seen what is known of the person. */
  "participant.seen": { allow: { matcher: "assigned", participant: "self" }, otherwise: "hidden" },
  /** All that is held on a person: for the person, and for those who work with them to give out on request. */
  "participant.export": { allow: { matcher: "assigned", participant: "self" }, otherwise: "hidden" },
  /** Erasing a person follows a decision, which is an administrator's. Whoever takes it reads nothing of the person. */
  "participant.erase": { allow: { admin: "always" }, otherwise: "participant.read" },
  /** Whose time has come, by number. */
  "retention.read": { allow: { admin: "always" }, otherwise: "no" },
  /** How long what is held on people is kept, and by what right. */
  "retention.choose": { allow: { admin: "always" }, otherwise: "no" },
  /** Keeping a person whose time has come, until a day. Whoever decides reads nothing of the person. */
  "retention.decide": { allow: { admin: "always" }, otherwise: "participant.read" },
  /** Whether a person's time has come, and asking for a decision: for those who work with the person. */
  "retention.ask": { allow: { matcher: "assigned" }, otherwise: "participant.read" },
  /** How many people's data each member of staff has opened: numbers. */
  "audit.review": { allow: { lead: "always", admin: "always" }, otherwise: "no" },
  /** Staff see all events, others those that they are invited to. */
  "event.list": { allow: { ...staff, employer: "always", participant: "always" }, otherwise: "no" },
  "event.create": { allow: { organiser: "always" }, otherwise: "no" },
  /** What the day is: when, where, how. Nobody who comes. */
  "event.read": { allow: { ...staff, employer: "invited", participant: "invited" }, otherwise: "hidden" },
  "event.write": { allow: { organiser: "responsible" }, otherwise: "event.read" },
  /** Who answers for an event. An administrator hands it on when nobody is left who could. */
  "event.assign": { allow: { organiser: "responsible", admin: "always" }, otherwise: "event.read" },
  /** Who comes, what they wish and when they meet: an organiser's access follows the event. */
  "event.people": { allow: { organiser: "responsible" }, otherwise: "event.read" },
  /** The list of candidates: a matcher sees the people that they work with. */
  "event.candidates": { allow: { organiser: "responsible", matcher: "always" }, otherwise: "event.read" },
  /** Putting a person on the list: whoever works with them, or whose event it is. */
  "event.nominate": { allow: { organiser: "responsible", matcher: "assigned" }, otherwise: "event.read" },
  /** A participant's part in an event: answer, wishes, schedule, whether to meet again. */
  "event.takePart": {
    allow: { organiser: "responsible", matcher: "assigned", participant: "self" },
    otherwise: "hidden",
  },
  /** An employer's part in an event. */
  "event.host": { allow: { organiser: "responsible", employer: "ownEmployer" }, otherwise: "hidden" },
  /** Numbers and tables, for the wall. */
  "event.board": { allow: staff, otherwise: "event.read" },
  /** The board: proposals of the people that one works with. */
  "proposal.list": { allow: { matcher: "always" }, otherwise: "no" },
  "proposal.make": { allow: { matcher: "assigned" }, otherwise: "participant.read" },
  /** Who may know that a proposal is there. An employer is among the facts once the person has said yes to it. */
  "proposal.read": {
    allow: { matcher: "assigned", participant: "self", employer: "ownEmployer" },
    otherwise: "hidden",
  },
  /** What the person says to it: both yeses, and taking them back. */
  "proposal.answer": { allow: { matcher: "assigned", participant: "self" }, otherwise: "proposal.read" },
  /** What the employer sees of it and says to it. */
  "proposal.host": { allow: { matcher: "assigned", employer: "ownEmployer" }, otherwise: "proposal.read" },
  /** Meetings, agreement, beginning and end. */
  "proposal.arrange": { allow: { matcher: "assigned" }, otherwise: "proposal.read" },
  "proposal.followUp": {
    allow: { matcher: "assigned", participant: "self", employer: "ownEmployer" },
    otherwise: "hidden",
  },
  /** Naming who may propose a protected identity to which employer, by number. Whoever grants it reads nothing of the person. */
  "proposal.grant": { allow: { admin: "always" }, otherwise: "no" },
  /** An address at which a calendar finds somebody's times. */
  "calendar.share": {
    allow: { matcher: "assigned", participant: "self", employer: "ownEmployer" },
    otherwise: "hidden",
  },
} satisfies Record<string, Rule>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as Action[];

/**
 * May the actor do this to that? Another tenant's things are hidden, and so is whatever the actor may not know of (another
 * employer's place, somebody else's record, a protected identity); what is known and refused is `no`.
 */
export function can(actor: Actor, action: Action, facts: Facts): Verdict {
  if (facts.tenantId !== actor.tenantId) return "hidden";
  const { allow, otherwise }: Rule = rules[action];
  const condition = allow[actor.role];
  if (holds(condition, actor, facts)) return "yes";
  if (condition === "assigned") return facts.protectedIdentity === false ? "no" : "hidden";
  // Of all events staff know; what is somebody else's own is not known of.
  if (condition !== undefined && condition !== "responsible") return "hidden";
  if (otherwise === "no" || otherwise === "hidden") return otherwise;
  return can(actor, otherwise, facts) === "hidden" ? "hidden" : "no";
}

function holds(condition: Condition | undefined, actor: Actor, facts: Facts): boolean {
  switch (condition) {
    case undefined:
      return false;
    case "always":
      return true;
    case "ownEmployer":
      return actor.employerId !== undefined && actor.employerId === facts.employerId;
    case "self":
      return actor.participantId !== undefined && actor.participantId === facts.participantId;
    case "responsible":
      return facts.responsible === true;
    case "invited":
      return facts.invited === true;
    case "assigned":
      return facts.assigned === true;
  }
}
