import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { Workplace } from "../workplace/workplace.ts";
import type { PlacementDraft } from "./placement.ts";

export function readAdvertisement(
  _advertisement: Record<string, unknown>,
  _known: { vocabulary: Vocabulary; workplaces: readonly Workplace[] },
): PlacementDraft {
  return {};
}
