import type { JSX } from "react";

/** Seen, or not seen. Always beside its words. */
export function Eye({ shut = false }: { shut?: boolean }): JSX.Element {
  const line = { fill: "none", stroke: "currentColor" };
  return (
    <svg className="eye" width="26" height="26" viewBox="0 0 30 30" aria-hidden="true">
      <path d="M2 15c4-6.5 8.4-9 13-9s9 2.5 13 9c-4 6.5-8.4 9-13 9s-9-2.5-13-9z" {...line} strokeWidth="2.4" />
      {shut ? (
        <path d="M4 26 26 4" {...line} strokeWidth="3" />
      ) : (
        <circle cx="15" cy="15" r="4.6" fill="currentColor" />
      )}
    </svg>
  );
}
