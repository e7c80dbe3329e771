import type { JSX } from "react";
import { Icon } from "./icon.tsx";

/** What to do about a field, under its control. */
export function WhatToDo({ id, children }: { id?: string; children: string | undefined }): JSX.Element | null {
  if (!children) return null;
  return (
    <p className="do" id={id}>
      <Icon name="pencil" />
      {children}
    </p>
  );
}
