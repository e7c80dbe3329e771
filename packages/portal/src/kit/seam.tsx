import type { JSX, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What removes a block, on one line under it. The seam means only this: here the place can be altered. */
export function SeamLine({ children }: { children: ReactNode }): JSX.Element {
  return (
    <span className="seamline key">
      <span className="st st-sew">
        <Icon name="seam" />
      </span>
      <span>{children}</span>
    </span>
  );
}

/** A change to the place and what it would do, framed by the seam. */
export function SeamBox({ picture, children }: { picture?: ReactNode; children: ReactNode }): JSX.Element {
  return (
    <div className="would">
      {picture}
      <div>{children}</div>
    </div>
  );
}
