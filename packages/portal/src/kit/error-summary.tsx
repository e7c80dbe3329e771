import { type JSX, useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";

/** What is left to do before the page can go on, each a link to its field. Takes focus when it comes. */
export function ErrorSummary({
  title,
  items,
  onGo = goToField,
}: {
  title: string;
  items: readonly { readonly fieldId: string; readonly message: string }[];
  /** Where a field may stand on another step: goes there first, and then `goToField`. */
  onGo?: (fieldId: string) => void;
}): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const some = items.length > 0;
  useEffect(() => {
    if (some) box.current?.focus();
  }, [some]);
  if (!some) return null;
  return (
    <div className="todo" role="group" aria-label={title} tabIndex={-1} ref={box}>
      <h2 className="todo-h">{title}</h2>
      <ul>
        {items.map(({ fieldId, message }) => (
          <li className="key" key={`${fieldId} ${message}`}>
            <Icon name="pencil" />
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(fieldId);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Brings a field into view and puts the cursor in it. */
export function goToField(fieldId: string): void {
  const field = document.getElementById(fieldId);
  const control = field?.querySelector<HTMLElement>("input, select, textarea, button") ?? field;
  field?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}
