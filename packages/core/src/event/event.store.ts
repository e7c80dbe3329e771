import { Event } from "@passa/domain/event/event";
import { EventCandidate, EventEmployer, PairSetting } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { Refusal } from "@passa/domain/refusal";
import * as z from "zod";
import type { Write } from "../commit.ts";
import type { Key, Page, Paging, Table } from "../table.ts";

type TenantId = Id<"tenant">;

/**
 * Events of a tenant in one partition, by id, which is by age. Everything else about one event lies in a partition of its
 * own: employers, candidates, decisions on pairs, plans, the day. The index leads from an employer or a person to their events.
 */
const eventKey = (tenantId: TenantId, id: Id<"event">): Key => ({ pk: `${tenantId}#event`, sk: id });
export const partOf = (tenantId: TenantId, id: Id<"event">) => `${tenantId}#event#${id}`;
const eventsOfEmployer = (tenantId: TenantId, id: Id<"employer">) => `${tenantId}#employer#${id}#event`;
const eventsOfPerson = (tenantId: TenantId, id: Id<"participant">) => `${tenantId}#participant#${id}#event`;

/** Thrown when an event has changed under a change of its lists: those are tried again on the event as it is now. */
export class EventMoved extends Refusal {
  constructor() {
    super("stale");
  }
}

export function eventWrite(event: Event): Write {
  const { tenantId, id, version } = event;
  return {
    put: { ...eventKey(tenantId, id), version, data: event },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** Lets a change of lists through only while the event is as it was read: nobody comes or goes while it is published. */
export function eventUnchanged({ tenantId, id, version }: Event): Write {
  return { check: eventKey(tenantId, id), expect: { version }, refusal: () => new EventMoved() };
}

export async function loadEvent(
  table: Table,
  tenantId: TenantId,
  id: Id<"event">,
  consistency?: "strong",
): Promise<Event | undefined> {
  const item = await table.get(eventKey(tenantId, id), consistency);
  return item && Event.parse(item.data);
}

export async function loadEvents(table: Table, tenantId: TenantId, ids: readonly Id<"event">[]): Promise<Event[]> {
  const items = await table.getMany(ids.map((id) => eventKey(tenantId, id)));
  return items.flatMap((item) => (item ? [Event.parse(item.data)] : []));
}

/** The newest first. */
export function pageOfEvents(table: Table, tenantId: TenantId, paging: Paging): Promise<Page<Event>> {
  return table.page({ pk: `${tenantId}#event`, descending: true }, paging, ({ data }) => Event.parse(data));
}

/** Events that an employer, or a person, is on the list of, the newest first. */
export async function loadEventIdsOf(
  table: Table,
  tenantId: TenantId,
  of: { employerId: Id<"employer"> } | { participantId: Id<"participant"> },
): Promise<Id<"event">[]> {
  const pk =
    "employerId" in of ? eventsOfEmployer(tenantId, of.employerId) : eventsOfPerson(tenantId, of.participantId);
  const items = await table.all({ pk, index: "gsi1", descending: true });
  return items.map(({ gsi1sk }) => gsi1sk as Id<"event">);
}

export function eventEmployerWrite(tenantId: TenantId, employer: EventEmployer): Write {
  const { eventId, employerId, version } = employer;
  return {
    put: {
      pk: partOf(tenantId, eventId),
      sk: `employer#${employerId}`,
      gsi1pk: eventsOfEmployer(tenantId, employerId),
      gsi1sk: eventId,
      version,
      data: employer,
    },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export function eventEmployerRemoval(tenantId: TenantId, { eventId, employerId, version }: EventEmployer): Write {
  return { remove: { pk: partOf(tenantId, eventId), sk: `employer#${employerId}` }, expect: { version } };
}

export async function loadEventEmployer(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  employerId: Id<"employer">,
): Promise<EventEmployer | undefined> {
  const item = await table.get({ pk: partOf(tenantId, eventId), sk: `employer#${employerId}` });
  return item && EventEmployer.parse(item.data);
}

/** By id. */
export async function loadEventEmployers(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
): Promise<EventEmployer[]> {
  const items = await table.all({ pk: partOf(tenantId, eventId), beginsWith: "employer#" }, "strong");
  return items.map(({ data }) => EventEmployer.parse(data));
}

export function candidateWrite(tenantId: TenantId, candidate: EventCandidate): Write {
  const { eventId, participantId, version } = candidate;
  return {
    put: {
      pk: partOf(tenantId, eventId),
      sk: `candidate#${participantId}`,
      gsi1pk: eventsOfPerson(tenantId, participantId),
      gsi1sk: eventId,
      version,
      data: candidate,
    },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export function candidateRemoval(tenantId: TenantId, { eventId, participantId, version }: EventCandidate): Write {
  return { remove: { pk: partOf(tenantId, eventId), sk: `candidate#${participantId}` }, expect: { version } };
}

export async function loadCandidate(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  participantId: Id<"participant">,
): Promise<EventCandidate | undefined> {
  const item = await table.get({ pk: partOf(tenantId, eventId), sk: `candidate#${participantId}` });
  return item && EventCandidate.parse(item.data);
}

/** By number. */
export async function loadCandidates(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
): Promise<EventCandidate[]> {
  const items = await table.all({ pk: partOf(tenantId, eventId), beginsWith: "candidate#" }, "strong");
  return items.map(({ data }) => EventCandidate.parse(data)).toSorted((one, other) => one.number - other.number);
}

/** As many numbers of cards as are asked for, the first of them. What was handed out once is never handed out again. */
export async function takeNumbers(
  table: Table,
  tenantId: TenantId,
  eventId: Id<"event">,
  count: number,
): Promise<number> {
  const { data } = await table.update(
    { pk: partOf(tenantId, eventId), sk: "numbers" },
    {
      UpdateExpression: "ADD #data :count",
      ExpressionAttributeNames: { "#data": "data" },
      ExpressionAttributeValues: { ":count": count },
    },
  );
  return z.int().parse(data) - count + 1;
}

/** Says that so many numbers have been handed out. */
export function numbersTaken(tenantId: TenantId, eventId: Id<"event">, count: number): Write {
  return { put: { pk: partOf(tenantId, eventId), sk: "numbers", data: count }, expect: "any" };
}

const settingKey = (
  tenantId: TenantId,
  eventId: Id<"event">,
  { employerId, participantId }: Pick<PairSetting, "employerId" | "participantId">,
): Key => ({ pk: partOf(tenantId, eventId), sk: `pair#${employerId}#${participantId}` });

export function settingWrite(tenantId: TenantId, eventId: Id<"event">, setting: PairSetting): Write {
  return { put: { ...settingKey(tenantId, eventId, setting), data: setting }, expect: "any" };
}

export function settingRemoval(
  tenantId: TenantId,
  eventId: Id<"event">,
  pair: Pick<PairSetting, "employerId" | "participantId">,
): Write {
  return { remove: settingKey(tenantId, eventId, pair), expect: "any" };
}

export async function loadSettings(table: Table, tenantId: TenantId, eventId: Id<"event">): Promise<PairSetting[]> {
  const items = await table.all({ pk: partOf(tenantId, eventId), beginsWith: "pair#" }, "strong");
  return items.map(({ data }) => PairSetting.parse(data));
}
