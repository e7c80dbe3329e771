import type { Id } from "@passa/domain/id";
import { isOpen, Proposal } from "@passa/domain/proposal/proposal";
import { noSeatsTaken, TakenSeats } from "@passa/domain/proposal/seats";
import { Refusal } from "@passa/domain/refusal";
import * as z from "zod";
import type { Write } from "../commit.ts";
import { personKey } from "../participant/participant.store.ts";
import type { Key, Table } from "../table.ts";
import { grantTraces } from "./grant.store.ts";

type TenantId = Id<"tenant">;

/** Proposals of a tenant in one partition, those of an event together in the index; both by id, which is by age. */
const key = (tenantId: TenantId, id: Id<"proposal">): Key => ({ pk: `${tenantId}#proposal`, sk: id });
const ofEvent = (tenantId: TenantId, eventId: Id<"event">) => `${tenantId}#event#${eventId}#proposal`;
/** Pointers to a person's and to an employer's proposals. */
const ofPerson = (tenantId: TenantId, participantId: Id<"participant">, id: string): Key => ({
  pk: personKey(tenantId, participantId),
  sk: `proposal#${id}`,
});
const ofEmployer = (tenantId: TenantId, employerId: Id<"employer">) => `${tenantId}#employer#${employerId}#proposal`;
/** One open proposal a person and place. */
const openKey = (tenantId: TenantId, participantId: Id<"participant">, placementId: Id<"placement">): Key => ({
  pk: personKey(tenantId, participantId),
  sk: `proposed#${placementId}`,
});
const seatsKey = (tenantId: TenantId, placementId: Id<"placement">): Key => ({
  pk: `${tenantId}#seats`,
  sk: placementId,
});

/**
 * What a change of a proposal writes. While it is open and about a place, no other of the same person and place can be
 * begun: that is an item which must not be there before.
 */
export function proposalWrites(proposal: Proposal, before?: Proposal): Write[] {
  const { tenantId, id, version, from, participantId, employerId, placementId } = proposal;
  const index = from.kind === "event" ? { gsi1pk: ofEvent(tenantId, from.eventId), gsi1sk: id } : {};
  const claims = (one: Proposal | undefined) => one !== undefined && isOpen(one) && one.state !== "proposed";
  const own = placementId && openKey(tenantId, participantId, placementId);
  return [
    {
      put: { ...key(tenantId, id), ...index, version, data: proposal },
      expect: version === 1 ? "absent" : { version: version - 1 },
    },
    ...(before === undefined
      ? [ofPerson(tenantId, participantId, id), { pk: ofEmployer(tenantId, employerId), sk: id }].map(
          (pointer): Write => ({ put: { ...pointer, data: {} }, expect: "any" }),
        )
      : []),
    ...(own && claims(proposal) && !claims(before)
      ? [{ put: { ...own, data: { id } }, expect: "absent", refusal: () => new Refusal("alreadyExists") } as const]
      : []),
    ...(own && claims(before) && !claims(proposal) ? [{ remove: own, expect: "any" } as const] : []),
  ];
}

export async function loadProposal(
  table: Table,
  tenantId: TenantId,
  id: Id<"proposal">,
): Promise<Proposal | undefined> {
  const item = await table.get(key(tenantId, id), "strong");
  return item && Proposal.parse(item.data);
}

/** Every proposal of the tenant, the oldest first. */
export async function loadProposals(table: Table, tenantId: TenantId): Promise<Proposal[]> {
  return (await table.all({ pk: `${tenantId}#proposal` })).map(({ data }) => Proposal.parse(data));
}

export async function loadProposalsOf(table: Table, tenantId: TenantId, eventId: Id<"event">): Promise<Proposal[]> {
  const items = await table.all({ pk: ofEvent(tenantId, eventId), index: "gsi1" });
  return items.map(({ data }) => Proposal.parse(data));
}

export async function loadProposalsOfPerson(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
): Promise<Proposal[]> {
  const pointers = await table.all({ pk: personKey(tenantId, participantId), beginsWith: "proposal#" });
  return loadMany(
    table,
    tenantId,
    pointers.map(({ sk }) => sk.slice("proposal#".length)),
  );
}

export async function loadProposalsOfEmployer(
  table: Table,
  tenantId: TenantId,
  employerId: Id<"employer">,
): Promise<Proposal[]> {
  const pointers = await table.all({ pk: ofEmployer(tenantId, employerId) });
  return loadMany(
    table,
    tenantId,
    pointers.map(({ sk }) => sk),
  );
}

async function loadMany(table: Table, tenantId: TenantId, ids: readonly string[]): Promise<Proposal[]> {
  const items = await table.getMany(
    ids.map((sk) => ({ pk: `${tenantId}#proposal`, sk })),
    "strong",
  );
  return items.flatMap((item) => (item ? [Proposal.parse(item.data)] : []));
}

export async function loadSeats(table: Table, tenantId: TenantId, placementId: Id<"placement">): Promise<TakenSeats> {
  const item = await table.get(seatsKey(tenantId, placementId), "strong");
  return item ? TakenSeats.parse(item.data) : noSeatsTaken;
}

/** The seats in the place of those before: whoever counted on others is refused. */
export function seatsWrite(tenantId: TenantId, placementId: Id<"placement">, seats: TakenSeats): Write {
  const { version } = seats;
  return {
    put: { ...seatsKey(tenantId, placementId), version, data: seats },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

/** That somebody of an employer has looked at a card, or at who it is: the newest time a person and a thing. */
export const Sighting = z.strictObject({
  proposalId: z.string(),
  what: z.enum(["card", "identity"]),
  by: z.string(),
  name: z.string(),
  at: z.iso.datetime(),
});
export type Sighting = z.infer<typeof Sighting>;

const sightingsOf = (
  tenantId: TenantId,
  participantId: Id<"participant">,
  more = "",
): { pk: string; beginsWith: string } => ({
  pk: personKey(tenantId, participantId),
  beginsWith: `seen#${more}`,
});

export function sightingWrite(tenantId: TenantId, participantId: Id<"participant">, seen: Sighting): Write {
  const { pk, beginsWith } = sightingsOf(tenantId, participantId, `${seen.proposalId}#${seen.what}#${seen.by}`);
  return { put: { pk, sk: beginsWith, data: seen }, expect: "any" };
}

/** Who has seen what of a person, by proposal. */
export async function loadSightings(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
): Promise<Sighting[]> {
  return (await table.all(sightingsOf(tenantId, participantId))).map(({ data }) => Sighting.parse(data));
}

/** What takes a person's proposals away: from the employers' lists too, and from the seats that they have. */
export async function proposalTraces(
  table: Table,
  tenantId: TenantId,
  participantId: Id<"participant">,
): Promise<Write[]> {
  const [proposals, grants] = await Promise.all([
    loadProposalsOfPerson(table, tenantId, participantId),
    grantTraces(table, tenantId, participantId),
  ]);
  const gone = new Set(proposals.map(({ id }) => id));
  const places = [...new Set(proposals.flatMap(({ placementId }) => placementId ?? []))];
  const seats = await Promise.all(places.map(async (id) => [id, await loadSeats(table, tenantId, id)] as const));
  return [
    ...grants,
    ...proposals.flatMap(({ id, employerId }): Write[] => [
      { remove: key(tenantId, id), expect: "any" },
      { remove: { pk: ofEmployer(tenantId, employerId), sk: id }, expect: "any" },
    ]),
    ...seats
      .filter(([, taken]) => taken.by.some((id) => gone.has(id)))
      .map(([id, taken]) =>
        seatsWrite(tenantId, id, {
          ...taken,
          by: taken.by.filter((one) => !gone.has(one)),
          version: taken.version + 1,
        }),
      ),
  ];
}
