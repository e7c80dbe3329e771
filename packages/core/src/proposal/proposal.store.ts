import type { Id } from "@passa/domain/id";
import { Proposal } from "@passa/domain/proposal/proposal";
import type { Write } from "../commit.ts";
import type { Table } from "../table.ts";

/** Proposals of a tenant in one partition, those of an event together in the index; both by id, which is by age. */
const ofEvent = (tenantId: Id<"tenant">, eventId: Id<"event">) => `${tenantId}#event#${eventId}#proposal`;

export function proposalWrite(proposal: Proposal): Write {
  const { tenantId, id, version, from } = proposal;
  return {
    put: {
      pk: `${tenantId}#proposal`,
      sk: id,
      gsi1pk: ofEvent(tenantId, from.eventId),
      gsi1sk: id,
      version,
      data: proposal,
    },
    expect: version === 1 ? "absent" : { version: version - 1 },
  };
}

export async function loadProposalsOf(table: Table, tenantId: Id<"tenant">, eventId: Id<"event">): Promise<Proposal[]> {
  const items = await table.all({ pk: ofEvent(tenantId, eventId), index: "gsi1" });
  return items.map(({ data }) => Proposal.parse(data));
}
