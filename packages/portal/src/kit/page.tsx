import type { JSX, ReactNode } from "react";

/** The title in the browser's tab: the page first, then the product. */
export function PageTitle({ children }: { children: string }): JSX.Element {
  return <title>{`${children}, Passa`}</title>;
}

/** The page's one h1, which also names the tab; focus lands here after a navigation. */
export function PageHead({
  title,
  lede,
  children,
}: {
  title: string;
  lede?: ReactNode;
  children?: ReactNode;
}): JSX.Element {
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <h1 tabIndex={-1}>{title}</h1>
      {lede !== undefined && <p className="lede">{lede}</p>}
      {children}
    </>
  );
}
