import { type JSX, useId } from "react";
import { useTexts } from "../../app/texts.tsx";
import type { SlotTime } from "./queries.ts";
import { clockOf } from "./times.ts";

/** Rounds by their times, each pressed or not. */
export function SlotToggles({
  legend,
  help,
  times,
  isOn,
  onToggle,
}: {
  legend: string;
  help: string;
  times: readonly SlotTime[];
  isOn: (slot: number) => boolean;
  onToggle: (slot: number) => void;
}): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  return (
    <fieldset className="f" aria-describedby={id}>
      <legend className="lab">{legend}</legend>
      <span className="help" id={id}>
        {help}
      </span>
      <div className="slot-toggles">
        {times.map(({ slot, from }) => {
          const time = clockOf(from);
          return (
            <button
              key={slot}
              type="button"
              aria-pressed={isOn(slot)}
              aria-label={t(isOn(slot) ? "event.slot.is" : "event.slot.is-not", { time })}
              onClick={() => onToggle(slot)}
            >
              {time}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
