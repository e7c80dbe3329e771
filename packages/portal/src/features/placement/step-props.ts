import type { Vocabulary } from "./place-words.ts";
import type { PlaceForm } from "./place-form.ts";

/** What every step of the flow gets. */
export interface StepProps {
  readonly form: PlaceForm;
  readonly change: (next: (form: PlaceForm) => PlaceForm) => void;
  /** What to do about the field of that path, or undefined when it is all right. */
  readonly missing: (path: string) => string | undefined;
  readonly vocabulary: Vocabulary;
}
