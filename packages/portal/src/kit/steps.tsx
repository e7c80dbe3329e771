import type { JSX } from "react";
import { useTexts } from "../app/texts.tsx";
import { Icon } from "./icon.tsx";

/** Where one is among a few steps. Yellow is here; done steps have the tick. `current` counts from 0; past the last, all are done. */
export function Steps({ names, current }: { names: readonly string[]; current: number }): JSX.Element {
  const { t } = useTexts();
  const where =
    current < names.length ? t("shell.steps.where", { at: current + 1, of: names.length }) : t("shell.steps.done");
  return (
    <>
      <ol className="steps" aria-label={where}>
        {names.map((name, at) => (
          <li
            key={name}
            className={at < current ? "done" : undefined}
            aria-current={at === current ? "step" : undefined}
          >
            {at < current && <Icon name="tick" size={18} />}
            {name}
          </li>
        ))}
      </ol>
      <p className="small dim steps-where">{where}</p>
    </>
  );
}
