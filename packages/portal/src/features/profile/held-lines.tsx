import type { JSX, ReactNode } from "react";
import type { Held } from "./held-query.ts";

/** A part of the paper; left out where there is nothing in it, unless that is worth a word. */
export function Lines({
  title,
  lines,
  none,
}: {
  title: string;
  lines: readonly ReactNode[];
  none?: string;
}): JSX.Element | null {
  if (lines.length === 0 && none === undefined) return null;
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 && <p>{none}</p>}
      <ul>
        {lines.map((line, at) => (
          // What is held does not change while it is read, and two lines may say the same.
          <li key={at}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Names by id, as the export tells them. */
export const nameIn =
  ({ names }: Held) =>
  (id: string | undefined): string =>
    names.find((one) => one.id === id)?.name ?? "";
