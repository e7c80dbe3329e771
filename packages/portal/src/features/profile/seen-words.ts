import type { Words } from "../../app/texts.tsx";
import type { SeenLine } from "./trail-query.ts";

/** Who saw or changed what, in a sentence. */
export function seenInWords({ t }: Words, { by, shown }: Pick<SeenLine, "by" | "shown">): string {
  const own = by.name ?? t("trail.passa");
  const name = by.employer === undefined ? own : t("trail.at", { name: own, employer: by.employer });
  return t(`trail.${shown ?? "changed"}`, { name });
}
