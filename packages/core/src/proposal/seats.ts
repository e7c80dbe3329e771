import type { Proposal } from "@passa/domain/proposal/proposal";
import { seatLeft, seatTaken } from "@passa/domain/proposal/seats";
import { Refusal } from "@passa/domain/refusal";
import type { Write } from "../commit.ts";
import type { Context } from "../context.ts";
import { loadPlacement, placementUnchanged, placementWrite } from "../placement/placement.store.ts";
import { loadSeats, seatsWrite } from "./proposal.store.ts";

/** Somebody else took or left a seat of the place, or changed the place, while this was decided: it is decided again. */
export class SeatMoved extends Refusal {
  constructor() {
    super("stale");
  }
}
const refusal = () => new SeatMoved();

/**
 * What takes a seat: the seats as they were counted and the place as it was read, or neither. Who takes the last one fills
 * the place. @throws {Refusal} `noSeatLeft`; `transitionNotAllowed` when the place is no longer one to begin at
 */
export async function seatToTake(ctx: Context, { id, tenantId, placementId }: Proposal): Promise<Write[]> {
  if (placementId === undefined) return [];
  const [placement, taken] = await Promise.all([
    loadPlacement(ctx.table, tenantId, placementId),
    loadSeats(ctx.table, tenantId, placementId),
  ]);
  if (!placement) throw new Refusal("notFound");
  const { state } = placement;
  if (state !== "published" && state !== "paused" && state !== "filled")
    throw new Refusal("transitionNotAllowed", { values: { from: state, to: "begin" } });
  const { seats } = placement.content;
  const next = seatTaken(taken, seats, id);
  if (next === taken) return [];
  const isLast = next.by.length >= seats && state === "published";
  const filled = { since: ctx.now, by: ctx.actor.userId, changedAt: ctx.now, state: "filled" as const };
  return [
    { ...seatsWrite(tenantId, placementId, next), refusal },
    isLast
      ? { ...placementWrite({ ...placement, ...filled, version: placement.version + 1 }), refusal }
      : { ...placementUnchanged(placement), refusal },
  ];
}

/** What gives a seat back, if the proposal has one. Whether the place is open again its employer decides. */
export async function seatGivenBack(ctx: Context, { id, tenantId, placementId }: Proposal): Promise<Write[]> {
  if (placementId === undefined) return [];
  const taken = await loadSeats(ctx.table, tenantId, placementId);
  return taken.by.includes(id) ? [{ ...seatsWrite(tenantId, placementId, seatLeft(taken, id)), refusal }] : [];
}
