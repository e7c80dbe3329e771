import type { JSX, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A small fact. `brand` is what a person or place has. */
export function Chip({ brand = false, children }: { brand?: boolean; children: ReactNode }): JSX.Element {
  return <span className={`chip${brand ? " b" : ""}`}>{children}</span>;
}

/** A chosen thing that can be taken away; `remove` is what the button is called. */
export function ChosenChip({
  children,
  remove,
  onRemove,
}: {
  children: ReactNode;
  remove: string;
  onRemove: () => void;
}): JSX.Element {
  return (
    <span className="chip take">
      {children}
      <button type="button" aria-label={remove} onClick={onRemove}>
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}
