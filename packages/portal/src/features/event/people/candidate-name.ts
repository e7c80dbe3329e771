import type { Words } from "../../../app/texts.tsx";
import type { EventCandidate } from "../queries.ts";

/** What a person is called here: the name, or the card alone for a protected identity. */
export const candidateName = (
  { t }: Pick<Words, "t">,
  { name, number }: Pick<EventCandidate, "name" | "number">,
): string => name ?? t("event.card", { number });
