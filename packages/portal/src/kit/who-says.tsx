import type { JSX, ReactNode } from "react";

/** Who says so: filled disc = own words, ring = staff, needle = tested or shown. With name and date, maybe a link. */
export function WhoSays({
  source,
  children,
}: {
  source: "self" | "staff" | "tested";
  children: ReactNode;
}): JSX.Element {
  const look = { self: "own", staff: "staff", tested: "test" }[source];
  return (
    <span className="key">
      <i className={look} aria-hidden="true" />
      {children}
    </span>
  );
}
