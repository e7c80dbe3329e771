import type { Event } from "@passa/domain/event/event";
import type { Invitation, OnBehalf } from "@passa/domain/event/roster";
import type { Id } from "@passa/domain/id";
import { commit, type Write } from "../commit.ts";
import type { Context } from "../context.ts";
import { assertReason } from "../on-behalf.ts";
import { eventUnchanged } from "./event.store.ts";
import { assertOpen } from "./event.ts";

type Answer = {
  event: Event;
  as: "event.takePart" | "event.host";
  whom: Id<"participant"> | Id<"employer">;
  answer: "yes" | "no";
  onBehalf: OnBehalf | undefined;
  /** Puts the answered invitation into the list of the event. */
  write: (invitation: Invitation) => Write;
};

/** Keeps somebody's yes or no to an invitation: their own, or what they have told staff. */
export async function keepAnswer(
  ctx: Context,
  { event, as, whom, answer, onBehalf, write }: Answer,
): Promise<{ answer: "yes" | "no" }> {
  assertOpen(event);
  assertReason(ctx, onBehalf);
  const invitation = { kind: answer, at: ctx.now, by: ctx.actor.userId, ...(onBehalf && { onBehalf }) };
  return commit(ctx, {
    writes: [eventUnchanged(event), write(invitation)],
    audit: { what: as, whom, ...(onBehalf && { why: onBehalf }), detail: { eventId: event.id, answer } },
    answer: { answer },
  });
}
