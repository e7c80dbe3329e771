/** What staff write down for somebody else. */
import type { OnBehalf } from "@passa/domain/event/roster";
import { Refusal } from "@passa/domain/refusal";
import type { Context } from "./context.ts";

/**
 * Staff who write for somebody say why; who writes for themselves has nothing to say there.
 * @throws {Refusal} `invalid` at `onBehalf`
 */
export function assertReason({ actor }: Context, onBehalf: OnBehalf | undefined): void {
  const forThemselves = actor.role === "participant" || actor.role === "employer";
  if (forThemselves && onBehalf !== undefined)
    throw new Refusal("invalid", { fields: [{ path: "onBehalf", code: "unknownField" }] });
  if (!forThemselves && onBehalf === undefined)
    throw new Refusal("invalid", { fields: [{ path: "onBehalf", code: "required" }] });
}
