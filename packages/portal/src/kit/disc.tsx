import type { JSX } from "react";

/** The first letters of a name, two at most: "Eva Modig" is EM. A name that is only initials stays: "H. A." is H.A. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  if (words.every((word) => /^\p{L}\.$/u.test(word))) return words.slice(0, 2).join("");
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

/** A person. Yellow only for the one the page is about; an empty ring for one we may not know. */
export function Disc({
  name,
  kind = "other",
  large = false,
}: {
  name?: string;
  kind?: "subject" | "other" | "unknown";
  large?: boolean;
}): JSX.Element {
  const look = { subject: "", other: " quiet", unknown: " none" }[kind];
  return (
    <span className={`disc${look}${large ? " l" : ""}`} aria-hidden="true">
      {kind === "unknown" || name === undefined ? "" : initialsOf(name)}
    </span>
  );
}
