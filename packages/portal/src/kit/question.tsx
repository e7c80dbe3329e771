import type { ComponentProps, JSX, ReactNode } from "react";
import { Segmented } from "./segmented.tsx";

/**
 * A question on one row with its answers at the end: `place` asks the employer about a task, `leave` asks in a seam
 * whether the task can be left out, `person` asks in a profile (`below` says who said so).
 */
export function Question<V extends string>({
  kind,
  below,
  after,
  unanswered = false,
  ...segmented
}: Omit<ComponentProps<typeof Segmented<V>>, "legendHidden"> & {
  kind: "place" | "leave" | "person";
  below?: ReactNode;
  after?: ReactNode;
  unanswered?: boolean;
}): JSX.Element {
  const look = { place: "q", leave: "q leave", person: "pq" }[kind];
  const { help, ...rest } = segmented;
  return (
    <div className={`${look}${unanswered ? " unk" : ""}`}>
      <div>
        <div className="lab" aria-hidden="true">
          {segmented.legend}
          {help && <span className="help">{help}</span>}
        </div>
        {below}
      </div>
      <Segmented {...rest} full legendHidden legend={help ? `${segmented.legend} ${help}` : segmented.legend} />
      {after}
    </div>
  );
}
