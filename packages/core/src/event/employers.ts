import type { Event } from "@passa/domain/event/event";
import type { EventEmployer, EventEmployerSettings, OnBehalf } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { type FieldError, Refusal } from "@passa/domain/refusal";
import { assertVersion, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { loadEmployer } from "../employer/employer.store.ts";
import { loadPlacements } from "../placement/placement.store.ts";
import { keepAnswer } from "./answer.ts";
import { eventEmployerWrite, eventUnchanged, loadEventEmployer, loadEventEmployers } from "./event.store.ts";
import { assertOpen, eventFor, onStandingEvent } from "./event.ts";
import { employerNames } from "./roster.ts";

export type EventEmployerView = EventEmployer & {
  name: string;
  places: { id: Id<"placement">; title: string; field?: string }[];
};

/** Employers of an event, by name. */
export async function listEventEmployers(ctx: Context, { id }: { id: Id<"event"> }): Promise<EventEmployerView[]> {
  const { tenantId } = await eventFor(ctx, id, "event.people");
  const views = await viewsOf(ctx, await loadEventEmployers(ctx.table, tenantId, id));
  return views.toSorted(
    (one, other) => one.name.localeCompare(other.name, "sv") || (one.employerId < other.employerId ? -1 : 1),
  );
}

/**
 * Puts an approved employer on the list with its published places, or those that are named, at the next free table.
 * @throws {Refusal} `employerNotApproved`, `alreadyExists`, `invalid` when no table is free or one is somebody else's
 */
export async function addEmployer(
  ctx: Context,
  given: {
    id: Id<"event">;
    employerId: Id<"employer">;
    placementIds?: Id<"placement">[] | undefined;
    tables?: number[] | undefined;
  },
): Promise<EventEmployerView> {
  return onStandingEvent(async () => {
    const { id, employerId } = given;
    const event = await eventFor(ctx, id, "event.write");
    assertOpen(event);
    const [employer, listed, placements] = await Promise.all([
      loadEmployer(ctx.table, event.tenantId, employerId),
      loadEventEmployers(ctx.table, event.tenantId, id),
      loadPlacements(ctx.table, event.tenantId),
    ]);
    if (!employer) throw new Refusal("invalid", { fields: [{ path: "employerId", code: "unknownId" }] });
    if (employer.standing.kind !== "approved") throw new Refusal("employerNotApproved");
    const own = placements.filter((place) => place.employerId === employerId && place.state === "published");
    const added: EventEmployer = {
      eventId: id,
      employerId,
      version: 1,
      placementIds: given.placementIds ?? own.map((place) => place.id).slice(0, 20),
      tables: given.tables ?? freeTable(event, listed),
      unavailable: [],
      invitation: { kind: "notSent" },
      wishes: [],
    };
    assertFits(event, listed, added, new Set(own.map((place) => place.id)));
    return save(ctx, event, added);
  });
}

/** Changes places, tables, times and number of interviews. */
export async function changeEventEmployer(
  ctx: Context,
  given: { id: Id<"event">; employerId: Id<"employer">; settings: EventEmployerSettings; version: number },
): Promise<EventEmployerView> {
  return onStandingEvent(async () => {
    const { id, employerId, settings, version } = given;
    const event = await eventFor(ctx, id, "event.write");
    assertOpen(event);
    const [listed, placements] = await Promise.all([
      loadEventEmployers(ctx.table, event.tenantId, id),
      loadPlacements(ctx.table, event.tenantId),
    ]);
    const before = listed.find((one) => one.employerId === employerId);
    if (!before) throw new Refusal("notFound");
    assertVersion(before, version);
    const { eventId, invitation, wishes, wishedAt } = before;
    const kept = { eventId, employerId, invitation, wishes, ...(wishedAt === undefined ? {} : { wishedAt }) };
    const changed: EventEmployer = { ...kept, ...settings, version: version + 1 };
    const own = placements.filter((place) => place.employerId === employerId && place.state === "published");
    assertFits(event, listed, changed, new Set([...own.map((place) => place.id), ...before.placementIds]));
    return save(ctx, event, changed);
  });
}

/** Writes down an employer's yes or no: its own, or what it has told staff, who say why they write. */
export async function answerAsEmployer(
  ctx: Context,
  given: { id: Id<"event">; employerId: Id<"employer">; answer: "yes" | "no"; onBehalf?: OnBehalf | undefined },
): Promise<{ answer: "yes" | "no" }> {
  return onStandingEvent(async () => {
    const { id, employerId, answer, onBehalf } = given;
    const { event, employer } = await hostFor(ctx, id, employerId);
    return keepAnswer(ctx, {
      event,
      as: "event.host",
      whom: employerId,
      answer,
      onBehalf,
      write: (invitation) =>
        eventEmployerWrite(event.tenantId, { ...employer, invitation, version: employer.version + 1 }),
    });
  });
}

/** Somebody of an employer on the list, or whoever is responsible. @throws {Refusal} `notFound` */
export async function hostFor(ctx: Context, id: Id<"event">, employerId: Id<"employer">) {
  const event = await eventFor(ctx, id, "event.host", { employerId });
  const employer = await loadEventEmployer(ctx.table, event.tenantId, id, employerId);
  if (!employer) throw new Refusal("notFound");
  return { event, employer };
}

function freeTable({ details }: Event, listed: readonly EventEmployer[]): number[] {
  const taken = new Set(listed.flatMap(({ tables }) => tables));
  const free = details.hall.tables
    .map(({ number }) => number)
    .toSorted((one, other) => one - other)
    .find((number) => !taken.has(number));
  if (free === undefined) throw new Refusal("invalid", { fields: [{ path: "tables", code: "empty" }] });
  return [free];
}

function assertFits(
  { details }: Event,
  listed: readonly EventEmployer[],
  { employerId, tables, unavailable, placementIds }: EventEmployer,
  own: ReadonlySet<Id<"placement">>,
): void {
  const others = new Set(listed.filter((one) => one.employerId !== employerId).flatMap((one) => one.tables));
  const known = new Set(details.hall.tables.map(({ number }) => number));
  const fields: FieldError[] = [
    ...tables.flatMap((number, n): FieldError[] =>
      !known.has(number)
        ? [{ path: `tables.${n}`, code: "unknownId" }]
        : others.has(number)
          ? [{ path: `tables.${n}`, code: "repeated" }]
          : [],
    ),
    ...unavailable.flatMap((slot, n): FieldError[] =>
      slot >= details.slots ? [{ path: `unavailable.${n}`, code: "notAChoice" }] : [],
    ),
    ...placementIds.flatMap((placementId, n): FieldError[] =>
      own.has(placementId) ? [] : [{ path: `placementIds.${n}`, code: "unknownId" }],
    ),
  ];
  if (fields.length > 0) throw new Refusal("invalid", { fields });
}

async function save(ctx: Context, event: Event, employer: EventEmployer): Promise<EventEmployerView> {
  const [view] = await viewsOf(ctx, [employer]);
  if (!view) throw new Error(`${employer.employerId} has no view`);
  return commit(ctx, {
    writes: [eventUnchanged(event), eventEmployerWrite(event.tenantId, employer)],
    audit: { what: "event.write", whom: employer.employerId, detail: { eventId: event.id, version: employer.version } },
    answer: view,
  });
}

async function viewsOf(ctx: Context, employers: readonly EventEmployer[]): Promise<EventEmployerView[]> {
  const [names, places] = await Promise.all([employerNames(ctx), placeTitles(ctx)]);
  return employers.map((employer) => ({
    ...employer,
    name: names.get(employer.employerId) ?? "",
    places: employer.placementIds.flatMap((id) => {
      const place = places.get(id);
      return place ? [{ id, ...place }] : [];
    }),
  }));
}

/** Title and field of every place of the tenant. */
export async function placeTitles(ctx: Context): Promise<Map<Id<"placement">, { title: string; field?: string }>> {
  const placements = await loadPlacements(ctx.table, ctx.actor.tenantId);
  return new Map(
    placements.map(({ id, content: { title = "", field } }) => [
      id,
      { title, ...(field === undefined ? {} : { field }) },
    ]),
  );
}
