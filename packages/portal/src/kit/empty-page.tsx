import type { JSX, ReactNode } from "react";
import { Pictogram } from "./pictogram.tsx";

/** Tailor's things: hanger (nobody yet), spool (working), thread (it broke), drawer (not yours), button (not here). */
export type SmallPicture = "hanger" | "spool" | "thread" | "drawer" | "button";

/** A small page that says one thing: what happened, what to do, one way on. */
export function EmptyPage({
  picture,
  title,
  children,
  action,
  level = 2,
}: {
  picture: SmallPicture;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** 1 when it is the whole page. */
  level?: 1 | 2 | 3;
}): JSX.Element {
  const Heading = `h${level}` as const;
  return (
    <section className="blank">
      <Pictogram id={picture} size={84} />
      <Heading className="blank-h" tabIndex={level === 1 ? -1 : undefined}>
        {title}
      </Heading>
      {children}
      {action !== undefined && <div className="kr">{action}</div>}
    </section>
  );
}
