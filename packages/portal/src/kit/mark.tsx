import type { JSX } from "react";

/** The mark: a person's disc in the notch of a place. */
export function Mark({ size = 34 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M2 13h5.2a8.8 8.8 0 0 0 17.6 0H30v13a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4z" fill="currentColor" />
      <circle cx="16" cy="11.2" r="6.6" fill="var(--tape)" />
    </svg>
  );
}
