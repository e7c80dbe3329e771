import type { JSX, ReactNode } from "react";

/** White on paper: one thing that belongs together. */
export function Sheet({ className, children, ...rest }: JSX.IntrinsicElements["section"]): JSX.Element {
  return (
    <section {...rest} className={`sheet${className ? ` ${className}` : ""}`}>
      {children}
    </section>
  );
}

/**
 * A sheet about a person: the disc sits in the notch, and is lifted out of it while something blocks.
 * `panel` is the sticky companion of a list, `head` the top of the person's own page.
 */
export function NotchSheet({
  initials,
  lifted = false,
  kind = "panel",
  head,
  labelledBy,
  id,
  children,
}: {
  initials: string;
  lifted?: boolean;
  kind?: "panel" | "head";
  head?: ReactNode;
  labelledBy?: string;
  id?: string;
  children: ReactNode;
}): JSX.Element {
  const Tag = kind === "panel" ? "aside" : "div";
  return (
    <Tag
      id={id}
      className={`${kind === "panel" ? "fit" : "who-head"}${lifted ? " lifted" : ""}`}
      aria-labelledby={labelledBy}
    >
      <div className="sits" aria-hidden="true">
        {initials}
      </div>
      {head !== undefined && <div className="head">{head}</div>}
      <div className="sheet">{children}</div>
    </Tag>
  );
}
