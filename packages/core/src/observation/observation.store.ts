import type { Id } from "@passa/domain/id";
import { Observation } from "@passa/domain/observation/observation";
import type { Write } from "../commit.ts";
import { personKey } from "../participant/participant.store.ts";
import type { Table } from "../table.ts";

export function observationWrite(tenantId: Id<"tenant">, observation: Observation): Write {
  const { participantId, id } = observation;
  return {
    put: { pk: personKey(tenantId, participantId), sk: `observation#${id}`, data: observation },
    expect: "absent",
  };
}

/** Everything that has been said of a person, oldest first. */
export async function loadObservations(
  table: Table,
  tenantId: Id<"tenant">,
  participantId: Id<"participant">,
): Promise<Observation[]> {
  const items = await table.all({ pk: personKey(tenantId, participantId), beginsWith: "observation#" });
  return items.map(({ data }) => Observation.parse(data));
}
