import { Link, type LinkProps } from "@tanstack/react-router";
import type { JSX } from "react";
import { useTexts } from "../app/texts.tsx";

export interface Crumb {
  readonly text: string;
  readonly link: LinkProps;
}

/** The way here: links, and last the page itself. */
export function Crumbs({ way, here }: { way: readonly Crumb[]; here: string }): JSX.Element {
  const { t } = useTexts();
  return (
    <nav className="crumbs" aria-label={t("shell.crumbs")}>
      <ol>
        {way.map(({ text, link }) => (
          <li key={text}>
            <Link {...link}>{text}</Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
