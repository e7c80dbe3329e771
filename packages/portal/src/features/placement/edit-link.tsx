import { Link } from "@tanstack/react-router";
import type { JSX, ReactNode } from "react";
import type { PlacementId } from "./queries.ts";
import type { Step } from "./steps.ts";

/** Whose a place is for the one who writes it: an employer's own, or that of an employer that a matcher works with. */
export type Whose = "ours" | "employers";

/** The way to a step of writing a place. */
export function EditLink({
  whose,
  placementId,
  step,
  className,
  children,
}: {
  whose: Whose;
  placementId: PlacementId;
  step: Step;
  className?: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <Link
      className={className}
      to={whose === "ours" ? "/our/placements/$placementId/edit" : "/placements/$placementId/edit"}
      params={{ placementId }}
      search={{ step }}
    >
      {children}
    </Link>
  );
}
