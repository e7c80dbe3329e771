import { Link, type LinkProps } from "@tanstack/react-router";
import type { JSX } from "react";

/** Pages about the same thing, side by side. Each has its address, so they are links: yellow and bold is here. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { readonly text: string; readonly link: LinkProps }[];
}): JSX.Element {
  return (
    <nav aria-label={label}>
      <div className="tab-row">
        {tabs.map(({ text, link }) => (
          <Link key={text} activeOptions={{ exact: true, includeSearch: false }} {...link}>
            {text}
          </Link>
        ))}
      </div>
    </nav>
  );
}
