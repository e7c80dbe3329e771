import {
  type Event,
  type EventDetails,
  eventTransitions,
  type EventStateKind,
  isOpen,
  isPublished,
  slotTimes,
  type SlotTime,
} from "@passa/domain/event/event";
import type { Invitation } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import type { Action } from "@passa/domain/policy/policy";
import { Refusal } from "@passa/domain/refusal";
import { assertVersion, commit, type Write } from "../commit.ts";
import { authorise, type Context } from "../context.ts";
import { loadReach } from "../job/job.store.ts";
import type { Page, Paging } from "../table.ts";
import { loadUsers } from "../user/user.store.ts";
import {
  EventMoved,
  eventWrite,
  loadCandidate,
  loadCandidates,
  loadEvent,
  loadEventEmployer,
  loadEventEmployers,
  loadEventIdsOf,
  loadEvents,
  pageOfEvents,
} from "./event.store.ts";

export type EventRow = {
  id: Id<"event">;
  version: number;
  state: EventStateKind;
  name: string;
  startsAt: string;
  endsAt: string;
  venue: EventDetails["venue"];
  mine: boolean;
};

type Answers = { notSent: number; invited: number; yes: number; no: number; wished: number };

export type EventView = {
  event: Event;
  times: SlotTime[];
  responsible: { id: Id<"user">; name: string }[];
  invitation?: Invitation["kind"];
  employers?: Answers;
  candidates?: Answers;
  publishing?: { reserved: number; of: number };
};

/** Events of the municipality for staff, the newest first; employers and participants see those that they are on the list of. */
export async function listEvents(ctx: Context, paging: Paging): Promise<Page<EventRow>> {
  const { tenantId, role, employerId, participantId } = ctx.actor;
  authorise(ctx, "event.list", { tenantId });
  if (role !== "employer" && role !== "participant") {
    const { items, ...rest } = await pageOfEvents(ctx.table, tenantId, paging);
    return { items: items.map((event) => rowOf(ctx, event)), ...rest };
  }
  const of = employerId !== undefined ? { employerId } : participantId !== undefined ? { participantId } : undefined;
  const ids = of === undefined ? [] : await loadEventIdsOf(ctx.table, tenantId, of);
  const events = await loadEvents(ctx.table, tenantId, ids);
  return { items: events.filter(({ state }) => state !== "draft").map((event) => rowOf(ctx, event)) };
}

/** Begins an event; whoever does is responsible for it. */
export async function createEvent(ctx: Context, details: EventDetails): Promise<EventView> {
  const { tenantId, userId } = ctx.actor;
  authorise(ctx, "event.create", { tenantId });
  const event: Event = {
    id: ctx.world.newId("event", ctx.now),
    tenantId,
    version: 1,
    createdAt: ctx.now,
    changedAt: ctx.now,
    details,
    responsible: [userId],
    since: ctx.now,
    by: userId,
    state: "draft",
  };
  const none = () => ({ notSent: 0, invited: 0, yes: 0, no: 0, wished: 0 });
  return commit(ctx, {
    writes: [eventWrite(event)],
    audit: { what: "event.create", whom: event.id },
    answer: {
      event,
      times: slotTimes(details),
      responsible: [{ id: userId, name: ctx.actor.name }],
      employers: none(),
      candidates: none(),
    },
  });
}

export async function readEvent(ctx: Context, { id }: { id: Id<"event"> }): Promise<EventView> {
  return viewOf(ctx, await eventFor(ctx, id, "event.read"));
}

/** Changes the day, the hall or what is shared, until the timetable is published. */
export async function changeEvent(
  ctx: Context,
  { id, details, version }: { id: Id<"event">; details: EventDetails; version: number },
): Promise<EventView> {
  const event = await eventFor(ctx, id, "event.write");
  assertVersion(event, version);
  assertOpen(event);
  const used = new Set((await loadEventEmployers(ctx.table, event.tenantId, id)).flatMap(({ tables }) => tables));
  const known = new Set(details.hall.tables.map(({ number }) => number));
  const gone = [...used].filter((number) => !known.has(number));
  if (gone.length > 0)
    throw new Refusal("invalid", {
      fields: [{ path: "hall.tables", code: "required", values: { table: gone[0] ?? 0 } }],
    });
  return save(ctx, { ...event, details, version: version + 1, changedAt: ctx.now }, "event.write");
}

/** Says who answers for the event. @throws {Refusal} `invalid` for somebody who is no organiser here */
export async function assignEvent(
  ctx: Context,
  { id, userIds, version }: { id: Id<"event">; userIds: Id<"user">[]; version: number },
): Promise<EventView> {
  const event = await eventFor(ctx, id, "event.assign");
  assertVersion(event, version);
  const organisers = new Set(
    (await loadUsers(ctx.table, event.tenantId))
      .filter(({ role, standing }) => role === "organiser" && standing.kind !== "revoked")
      .map((user) => user.id),
  );
  const unknown = userIds.findIndex((userId) => !organisers.has(userId));
  if (unknown >= 0) throw new Refusal("invalid", { fields: [{ path: `userIds.${unknown}`, code: "unknownId" }] });
  return save(ctx, { ...event, responsible: [...new Set(userIds)], version: version + 1 }, "event.assign");
}

/** Begins inviting or goes back to it, begins the day, ends it. Publishing has a door of its own. */
export async function moveEvent(
  ctx: Context,
  { id, to, version }: { id: Id<"event">; to: "inviting" | "running" | "done"; version: number },
): Promise<EventView> {
  const event = await eventFor(ctx, id, "event.write");
  assertVersion(event, version);
  return save(ctx, moved(ctx, event, to), "event.write");
}

function moved(ctx: Context, event: Event, to: "inviting" | "running" | "done"): Event {
  assertMove(event, to);
  const { id, tenantId, createdAt, details, responsible } = event;
  const base = { id, tenantId, createdAt, details, responsible, version: event.version + 1 };
  const now = { changedAt: ctx.now, since: ctx.now, by: ctx.actor.userId };
  if (to === "inviting") return { ...base, ...now, state: to };
  if (!isPublished(event)) throw notAllowed(event, to);
  return { ...base, ...now, state: to, planId: event.planId };
}

/** The event as planned by a plan. */
export function plannedBy(
  { id, tenantId, version, createdAt, details, responsible }: Event,
  planId: Id<"plan">,
  { at, by }: { at: string; by: Id<"user"> },
  conflicts: Extract<Event, { state: "planned" }>["conflicts"] = [],
): Event {
  return {
    id,
    tenantId,
    version: version + 1,
    createdAt,
    changedAt: at,
    details,
    responsible,
    since: at,
    by,
    state: "planned",
    planId,
    conflicts,
  };
}

/** @throws {Refusal} `transitionNotAllowed` for a move that does not exist */
export function assertMove(event: Event, to: EventStateKind): void {
  if (!eventTransitions[event.state].includes(to)) throw notAllowed(event, to);
}

export const notAllowed = ({ state }: Pick<Event, "state">, to: string) =>
  new Refusal("transitionNotAllowed", { values: { from: state, to } });

/** @throws {Refusal} `beingPublished`, `transitionNotAllowed` once people have been told their times */
export function assertOpen(event: Event): void {
  if (event.state === "publishing") throw new Refusal("beingPublished");
  if (!isOpen(event)) throw notAllowed(event, event.state);
}

/**
 * The event, when the actor may do `action` to it. An employer or participant knows of it once it is on its list and the
 * invitations are out. @throws {Refusal} `notFound`, `forbidden`
 */
export async function eventFor(
  ctx: Context,
  id: Id<"event">,
  action: Action,
  whose: { employerId?: Id<"employer">; participantId?: Id<"participant">; assigned?: boolean } = {},
): Promise<Event> {
  const { tenantId, userId, role } = ctx.actor;
  const event = await loadEvent(ctx.table, tenantId, id);
  if (!event) throw new Refusal("notFound");
  const outside = role === "employer" || role === "participant";
  const invited = outside && event.state !== "draft" && (await ownInvitation(ctx, id)) !== undefined;
  authorise(ctx, action, {
    tenantId: event.tenantId,
    responsible: event.responsible.includes(userId),
    invited,
    protectedIdentity: true,
    ...whose,
  });
  if (outside && !invited) throw new Refusal("notFound");
  return event;
}

/** How the invitation of the actor's employer, or of the person that the actor is, stands; undefined who is not on the list. */
async function ownInvitation({ table, actor }: Context, id: Id<"event">): Promise<Invitation["kind"] | undefined> {
  const { tenantId, employerId, participantId } = actor;
  if (employerId !== undefined) return (await loadEventEmployer(table, tenantId, id, employerId))?.invitation.kind;
  if (participantId === undefined) return undefined;
  return (await loadCandidate(table, tenantId, id, participantId))?.invitation.kind;
}

/** How often a change of an event's lists is tried when the event changes meanwhile. */
const ATTEMPTS = 4;

/** Does the work again when the event has changed under it. @throws {Refusal} `stale` when it does not stand still */
export async function onStandingEvent<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EventMoved) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function save(ctx: Context, event: Event, what: Action, writes: readonly Write[] = []): Promise<EventView> {
  return commit(ctx, {
    writes: [eventWrite(event), ...writes],
    audit: { what, whom: event.id, detail: { state: event.state, version: event.version } },
    answer: await viewOf(ctx, event),
  });
}

/** The event with the names and numbers that its page shows; how invitations stand only for those whose event it is. */
export async function viewOf(ctx: Context, event: Event): Promise<EventView> {
  const { tenantId, id, responsible } = event;
  const isMine = responsible.includes(ctx.actor.userId);
  const [users, invitation, employers, candidates, reach] = await Promise.all([
    loadUsers(ctx.table, tenantId),
    ownInvitation(ctx, id),
    isMine ? loadEventEmployers(ctx.table, tenantId, id) : undefined,
    isMine ? loadCandidates(ctx.table, tenantId, id) : undefined,
    event.state === "publishing"
      ? loadReach(ctx.table, { kind: "publish", tenantId, eventId: id, eventVersion: event.version })
      : undefined,
  ]);
  const names = new Map(users.map((user) => [user.id, user.name]));
  return {
    event,
    times: slotTimes(event.details),
    responsible: responsible.map((userId) => ({ id: userId, name: names.get(userId) ?? "" })),
    ...(invitation && { invitation }),
    ...(employers && { employers: answersOf(employers) }),
    ...(candidates && { candidates: answersOf(candidates) }),
    ...(event.state === "publishing" && { publishing: { reserved: reach?.done ?? 0, of: reach?.of ?? 0 } }),
  };
}

function answersOf(list: readonly { invitation: Invitation; wishedAt?: string | undefined }[]): Answers {
  const of = (kind: Invitation["kind"]) => list.filter(({ invitation }) => invitation.kind === kind).length;
  return {
    notSent: of("notSent"),
    invited: of("invited"),
    yes: of("yes"),
    no: of("no"),
    wished: list.filter(({ wishedAt }) => wishedAt !== undefined).length,
  };
}

function rowOf(ctx: Context, { id, version, state, details, responsible }: Event): EventRow {
  const { name, startsAt, venue } = details;
  const endsAt = slotTimes(details).at(-1)?.to ?? startsAt;
  return { id, version, state, name, startsAt, endsAt, venue, mine: responsible.includes(ctx.actor.userId) };
}
