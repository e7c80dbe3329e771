import type { JSX } from "react";

/** How many times the person has said yes: outline, filled sheet, the disc in its notch. Always beside its words. */
export function TwoYeses({ given, size = 46 }: { given: 0 | 1 | 2; size?: number }): JSX.Element {
  const sheet = "M4 22h9a13 13 0 0 0 26 0h9v20a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4z";
  const outline = { fill: "none", stroke: "var(--edge)", strokeWidth: 2 };
  return (
    <svg width={size} height={(size * 48) / 52} viewBox="0 0 52 48" aria-hidden="true">
      <path d={sheet} {...(given === 0 ? outline : { fill: "var(--brand)" })} />
      {given === 2 ? (
        <circle cx="26" cy="18" r="10" fill="var(--tape)" />
      ) : (
        <circle cx="26" cy="13" r="10" {...outline} />
      )}
    </svg>
  );
}
